package io.github.stowc.dicom.json;

import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.text.Positions;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known so far about the attribute being read; reused for each at the same depth. */
final class Attribute {
    // Kinds of values, as bits.
    static final int STRING = 1;
    static final int NUMBER = 2;
    static final int NULL = 4;
    static final int EMPTY_STRING = 8;
    static final int NAME = 16;
    static final int ITEM = 32;
    static final int BOOLEAN = 64;
    static final int ARRAY = 128;
    static final int OBJECT = 256;
    static final int NON_FINITE = 512;

    /** The form of the value. */
    enum Content {
        NONE,
        VALUES,
        URI,
        BYTES
    }

    private static final int KEPT_VALUES = 256;

    Tag tag = Tags.SOP_CLASS_UID;
    int line;
    int column;
    int node;

    @Nullable
    VR vr;
    /** Members found, as the bits of {@link Member}. */
    int members;

    Content content = Content.NONE;
    /** Strings, {@code PersonName}s and {@code Dataset}s. */
    ArrayList<Object> values = new ArrayList<>();
    /** How many of the values are items. */
    int items;
    /** The kinds of the values. */
    int kinds;

    String uri = "";
    /** Whether a value is an object with a BulkDataURI, which belongs outside of the Value. */
    boolean hasInnerUri;

    @Nullable
    ByteBuffer bytes;
    /** Flaws as {@link Positions} keeps them. */
    int flaws;
    /** Whether a further problem would only follow from one already reported. */
    boolean quiet;
    /** The rules that were reported. */
    private final Set<JsonRule> reported = EnumSet.noneOf(JsonRule.class);

    void start(Tag tag, int line, int column, int node) {
        this.tag = tag;
        this.line = line;
        this.column = column;
        this.node = node;
        vr = null;
        members = 0;
        content = Content.NONE;
        if (values.size() > KEPT_VALUES) {
            values = new ArrayList<>();
        } else if (!values.isEmpty()) {
            values.clear();
        }
        items = 0;
        kinds = 0;
        hasInnerUri = false;
        bytes = null;
        flaws = 0;
        quiet = false;
        reported.clear();
    }

    void add(Object value, int kind) {
        values.add(value);
        kinds |= kind;
    }

    /** Whether the {@code vr} was already reported as unknown. */
    boolean isVrReported() {
        return reported.contains(JsonRule.VR_UNKNOWN);
    }

    /** Whether to report a rule: once per attribute, however often it is broken there. */
    boolean isFirst(JsonRule rule) {
        return reported.add(rule) && !quiet;
    }
}
