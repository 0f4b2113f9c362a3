package io.github.stowc.dicom.part10;

import io.github.stowc.bytes.Slice;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Skips values that stay in the file, and notes where they are. */
final class BulkCollector {
    private static final int TABLE_WORD = 4;
    /** For 4 million frames, which take days to play. */
    private static final long MAX_TABLE = 16 << 20;

    private final ByteCursor in;
    private final ElementCursor element;
    private final long deflatedAt;
    private final List<BulkValue> values = new ArrayList<>();

    BulkCollector(ByteCursor in, ElementCursor element, long deflatedAt) {
        this.in = in;
        this.element = element;
        this.deflatedAt = deflatedAt;
    }

    List<BulkValue> values() {
        return values;
    }

    /** The current element's value, of known length. */
    Element plain(Tag tag, VR vr, ElementEncoding encoding) throws IOException {
        long start = in.offset();
        Slice extent = new Slice(start, element.length);
        element.skipValue(encoding);
        // AT is two words of 16 bits.
        int word = vr == VR.AT ? 2 : Math.max(1, vr.wordBytes());
        return link(tag, vr, start, List.of(extent), false, List.of(), encoding.isBigEndian() ? word : 1);
    }

    /** The current element's fragments (PS3.5 A.4). */
    Element fragments(Tag tag, VR vr, ElementEncoding encoding) throws IOException {
        long start = in.offset();
        List<Long> table = List.of();
        List<Slice> fragments = new ArrayList<>();
        boolean first = true;
        while (element.nextItem(encoding, ElementCursor.OPEN)) {
            if (element.length == ElementCursor.UNDEFINED) {
                throw element.fault(
                        "a fragment with its length in bytes", "undefined length (FFFFFFFF)", ElementCursor.DAMAGED);
            }
            if (first) {
                if (element.length > MAX_TABLE) {
                    throw element.fault(
                            "a Basic Offset Table of at most " + MAX_TABLE + " bytes",
                            element.length + " bytes",
                            ElementCursor.DAMAGED);
                }
                table = offsets(element.value());
                first = false;
            } else {
                fragments.add(new Slice(in.offset(), element.length));
                element.skipValue(encoding);
            }
        }
        return fragments.isEmpty() ? new Element.Empty(tag, vr) : link(tag, vr, start, fragments, true, table, 1);
    }

    private static List<Long> offsets(byte[] table) {
        List<Long> offsets = new ArrayList<>(table.length / TABLE_WORD);
        for (int at = 0; at + TABLE_WORD <= table.length; at += TABLE_WORD) {
            offsets.add(Preface.littleEndian(table, at));
        }
        return offsets;
    }

    private Element link(
            Tag tag, VR vr, long start, List<Slice> extents, boolean encapsulated, List<Long> table, int word) {
        String uri = "#offset=" + start + ",length=" + (in.offset() - start);
        values.add(new BulkValue(tag, vr, uri, extents, encapsulated, table, word, deflatedAt));
        return new Element.BulkData(tag, vr, uri);
    }
}
