package io.github.stowc.dicom.xml;

import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.text.Place;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known so far about the attribute being read. */
final class DicomAttribute {
    /** What an attribute holds; at most one kind. */
    enum Content {
        VALUE("Value"),
        PERSON_NAME("PersonName"),
        ITEM("Item"),
        BULK_DATA("BulkData"),
        INLINE_BINARY("InlineBinary");

        private final String element;

        Content(String element) {
            this.element = element;
        }

        /** The name of the XML element. */
        String element() {
            return element;
        }
    }

    final Place place;
    final int node;
    /** The tag as it was read; a private one may lack its block. */
    final Tag tag;
    /** The private creator that was given; empty if none was. */
    final String creator;

    @Nullable
    VR vr;

    @Nullable
    Content content;
    /** Strings, {@link PersonName}s and datasets by their number; null for a missing number. */
    final List<@Nullable Object> values = new ArrayList<>(1);

    String uri = "";

    @Nullable
    ByteBuffer bytes;

    boolean vrFlawed;
    boolean valueFlawed;
    private final Set<XmlRule> reported = EnumSet.noneOf(XmlRule.class);

    DicomAttribute(Place place, int node, Tag tag, String creator) {
        this.place = place;
        this.node = node;
        this.tag = tag;
        this.creator = creator;
    }

    /** Whether to report a rule: once per attribute, however often it is broken there. */
    boolean isFirst(XmlRule rule) {
        return reported.add(rule);
    }
}
