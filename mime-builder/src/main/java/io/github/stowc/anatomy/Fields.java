package io.github.stowc.anatomy;

import io.github.stowc.mime.ContentTypeField;
import java.util.List;
import java.util.Locale;

/**
 * The fields of a part, or of a request. Immutable.
 *
 * @param list in their order
 */
public record Fields(List<Field> list) {
    /** No fields. */
    static final Fields NONE = new Fields(List.of());

    /** Copies the list. */
    public Fields {
        list = List.copyOf(list);
    }

    /** The value of the first field with that name, in any case; empty if there is none. */
    public String value(String name) {
        for (Field field : list) {
            if (field.name().equalsIgnoreCase(name)) {
                return field.value();
            }
        }
        return "";
    }

    /** The first byte of the first field with that name, in any case; 0 if there is none. */
    public long offset(String name) {
        for (Field field : list) {
            if (field.name().equalsIgnoreCase(name)) {
                return field.offset();
            }
        }
        return 0;
    }

    /** The media type of Content-Type in lower case, without parameters; empty if there is none. */
    public String mediaType() {
        return ContentTypeField.of(value("Content-Type")).mediaType().toLowerCase(Locale.ROOT);
    }
}
