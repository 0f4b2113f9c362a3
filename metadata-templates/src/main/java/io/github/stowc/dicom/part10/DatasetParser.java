package io.github.stowc.dicom.part10;

import io.github.stowc.bytes.Printable;
import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.ValueSyntax;
import io.github.stowc.dicom.syntax.CountRule;
import io.github.stowc.dicom.syntax.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the elements of a dataset and of the items in it (PS3.5 7). */
final class DatasetParser {
    private static final int PIXEL_DATA = 0x7FE00010;
    private static final int ENCAPSULATED_DOCUMENT = 0x00420011;
    private static final int ITEM_HEADER = 8;
    /** Text must be decoded, so it stays in the file only if it would not fit into memory. */
    private static final long MAX_TEXT = 16 << 20;

    private final ByteCursor in;
    private final ElementCursor element;
    private final ValueDecoder decoder;
    private final BulkCollector bulk;
    private final boolean lenient;
    /** The items so far, at all levels together. */
    private int itemCount;

    private final long inlineLimit;
    private final @Nullable IdentityHashMap<Element, Long> offsets;
    private boolean unknownUids;

    /**
     * @param deflatedAt as in {@link Preface}
     * @param inlineLimit the most bytes of a value to take into memory
     * @param offsets receives the place of each element, if given
     */
    DatasetParser(
            ByteCursor in,
            long deflatedAt,
            boolean lenient,
            long inlineLimit,
            @Nullable IdentityHashMap<Element, Long> offsets) {
        this.in = in;
        this.element = new ElementCursor(in);
        this.decoder = new ValueDecoder(in, lenient);
        this.bulk = new BulkCollector(in, element, deflatedAt);
        this.lenient = lenient;
        this.inlineLimit = inlineLimit;
        this.offsets = offsets;
    }

    List<BulkValue> bulkValues() {
        return bulk.values();
    }

    /** Reads to the end, or to the first element whose tag is not below a limit. */
    Dataset parse(ElementEncoding encoding, @Nullable Tag stop) throws IOException {
        DatasetBuilder builder = new DatasetBuilder(null);
        while (element.next(encoding, ElementCursor.OPEN) && element.isElement()) {
            if (stop != null && Integer.compareUnsigned(element.tag, stop.value()) >= 0) {
                break;
            }
            read(encoding, builder, 0);
        }
        return build(builder);
    }

    private Dataset item(ElementEncoding encoding, DatasetBuilder outer, int depth) throws IOException {
        DatasetBuilder builder = new DatasetBuilder(outer);
        if (element.length == ElementCursor.UNDEFINED) {
            while (element.nextInItem(encoding)) {
                read(encoding, builder, depth);
            }
        } else {
            long end = in.offset() + element.length;
            while (element.next(encoding, end) && element.isElement()) {
                read(encoding, builder, depth);
            }
        }
        return build(builder);
    }

    private void read(ElementEncoding encoding, DatasetBuilder builder, int depth) throws IOException {
        Tag tag = new Tag(element.tag);
        long start = element.start;
        if (tag.isGroupLength() || element.tag == Tags.DATA_SET_TRAILING_PADDING.value()) {
            element.skipValue(encoding);
            return;
        }
        VR vr = vr(tag);
        Element read = vr == null ? undecided(tag, builder) : value(tag, vr, encoding, builder, depth);
        if (!builder.add(read)) {
            throw new Part10Exception(
                    in.place(), start, tag, "each attribute once", "it a second time", "remove one of the two");
        }
        if (vr == null && read instanceof Element.Bytes bytes) {
            builder.undecided(bytes, start);
        }
        note(read, start);
        if (tag.equals(Tags.SPECIFIC_CHARACTER_SET)) {
            builder.characterSet(characterSet(read, start));
        }
    }

    /** The VR in the file, or that of the dictionary; null if Pixel Representation decides. */
    private @Nullable VR vr(Tag tag) {
        if (element.vr == null) {
            return knownVr(tag);
        }
        boolean numbers = element.length % Short.BYTES == 0;
        return element.vr == VR.UN && numbers && knownVr(tag) == null ? null : element.vr;
    }

    /**
     * Reads a value of VR UN as the attribute's real VR; it is in little endian, whatever is around it (PS3.5 6.2.2). Bytes
     * that do not fit that VR stay bytes.
     */
    private Element known(Tag tag, VR vr, SpecificCharacterSet characterSet) throws IOException {
        long offset = element.start;
        byte[] value = element.value();
        try {
            return new ValueDecoder(in, false).decode(tag, vr, value, offset, false, characterSet);
        } catch (Part10Exception e) {
            return decoder.decode(tag, VR.UN, value, offset, false, characterSet);
        }
    }

    private boolean isItemNext() throws IOException {
        if (element.length < ITEM_HEADER || in.fill(ITEM_HEADER) < ITEM_HEADER) {
            return false;
        }
        return (in.u16(0, false) << 16 | in.u16(2, false)) == ElementCursor.ITEM;
    }

    private static @Nullable VR knownVr(Tag tag) {
        if (tag.isPrivate()) {
            return tag.isPrivateCreator() ? VR.LO : VR.UN;
        }
        DictionaryEntry entry = DataDictionary.standard().find(tag).orElse(null);
        if (entry == null) {
            return VR.UN;
        }
        if (entry.vrs().size() == 1) {
            return entry.vr();
        }
        // Implicit VR has OB for nothing, and lookup tables as words (PS3.5 A.1).
        return entry.vrs().contains(VR.OW) ? VR.OW : null;
    }

    /** Whether a UID that every server needs has VR UN. */
    boolean hasUnknownUids() {
        return unknownUids;
    }

    private Element value(Tag tag, VR vr, ElementEncoding encoding, DatasetBuilder builder, int depth)
            throws IOException {
        if (element.length == ElementCursor.UNDEFINED) {
            return open(tag, vr, encoding, builder, depth);
        }
        VR known = vr == VR.UN && element.vr == VR.UN ? knownVr(tag) : null;
        if (element.length == 0) {
            return new Element.Empty(tag, known == null ? vr : known);
        }
        if (vr == VR.SQ) {
            return sequence(tag, encoding, in.offset() + element.length, builder, depth);
        }
        if (known == VR.SQ && isItemNext()) {
            return sequence(tag, ElementEncoding.IMPLICIT_LITTLE, in.offset() + element.length, builder, depth);
        }
        if (isBulk(known != null && known.isText() ? known : vr, depth)) {
            return bulk.plain(tag, vr, encoding);
        }
        if (known != null && known != VR.SQ) {
            unknownUids |= depth == 0 && Part10Header.isUid(element.tag);
            return known(tag, known, builder.characterSet());
        }
        long offset = element.start;
        return decoder.decode(tag, vr, element.value(), offset, encoding.isBigEndian(), builder.characterSet());
    }

    private Element open(Tag tag, VR vr, ElementEncoding encoding, DatasetBuilder builder, int depth)
            throws IOException {
        boolean fragments = vr == VR.OB || vr == VR.OW;
        if (fragments && (encoding.isExplicit() || element.tag == PIXEL_DATA)) {
            return bulk.fragments(tag, vr, encoding);
        }
        if (vr == VR.UN) {
            // Implicit VR Little Endian inside, whatever is around it (PS3.5 6.2.2).
            return sequence(tag, ElementEncoding.IMPLICIT_LITTLE, ElementCursor.OPEN, builder, depth);
        }
        if (vr == VR.SQ || !encoding.isExplicit()) {
            return sequence(tag, encoding, ElementCursor.OPEN, builder, depth);
        }
        throw element.fault(
                "a length in bytes, as " + vr + " has", "undefined length (FFFFFFFF)", ElementCursor.DAMAGED);
    }

    private boolean isBulk(VR vr, int depth) {
        boolean pixels =
                depth == 0 && (element.tag & 0xFFFF0000) == (PIXEL_DATA & 0xFFFF0000) && element.tag >= 0x7FE00008;
        boolean document = depth == 0 && element.tag == ENCAPSULATED_DOCUMENT;
        return pixels || document || element.length > (vr.isText() ? Math.max(MAX_TEXT, inlineLimit) : inlineLimit);
    }

    private Element sequence(Tag tag, ElementEncoding encoding, long end, DatasetBuilder outer, int depth)
            throws IOException {
        element.checkDepth(depth);
        List<Dataset> items = new ArrayList<>();
        while (element.nextItem(encoding, end)) {
            if (++itemCount > Limits.ITEMS) {
                throw Part10Exception.exceeding(CountRule.ITEMS, in.place(), element.start, tag);
            }
            items.add(item(encoding, outer, depth + 1));
        }
        return items.isEmpty() ? new Element.Empty(tag, VR.SQ) : new Element.Sequence(tag, items);
    }

    private SpecificCharacterSet characterSet(Element read, long start) throws Part10Exception {
        try {
            return SpecificCharacterSet.of(read.texts());
        } catch (IllegalArgumentException e) {
            SpecificCharacterSet meant =
                    SpecificCharacterSet.meantBy(read.texts()).orElse(null);
            if (meant != null || lenient) {
                return meant == null ? SpecificCharacterSet.DEFAULT : meant;
            }
            Part10Exception fault = new Part10Exception(
                    in.place(),
                    start,
                    read.tag(),
                    "defined terms of PS3.3 C.12.1.1.2, such as ISO_IR 192",
                    Printable.masked(ValueSyntax.shown(String.join("\\", read.texts()))),
                    "write the term of the text's character set");
            fault.initCause(e);
            throw fault;
        }
    }

    /** A value that is US or SS; Pixel Representation, which decides, may come later, so the bytes are kept. */
    private Element undecided(Tag tag, DatasetBuilder builder) throws IOException {
        if (element.length == ElementCursor.UNDEFINED) {
            throw element.fault("a length in bytes", "undefined length (FFFFFFFF)", ElementCursor.DAMAGED);
        }
        if (element.length > inlineLimit) {
            return bulk.plain(tag, builder.integerVr(), ElementEncoding.IMPLICIT_LITTLE);
        }
        return new Element.Bytes(tag, VR.UN, ByteBuffer.wrap(element.value()));
    }

    private Dataset build(DatasetBuilder builder) throws Part10Exception {
        for (DatasetBuilder.Undecided undecided : builder.undecided()) {
            ByteBuffer bytes = undecided.element().bytes();
            byte[] value = new byte[bytes.remaining()];
            bytes.get(value);
            Tag tag = undecided.element().tag();
            VR vr = builder.integerVr();
            Element decided = value.length == 0
                    ? new Element.Empty(tag, vr)
                    : decoder.decode(tag, vr, value, undecided.start(), false, builder.characterSet());
            builder.replace(undecided.index(), decided);
            note(decided, undecided.start());
        }
        return builder.build();
    }

    private void note(Element read, long start) {
        if (offsets != null) {
            offsets.put(read, start);
        }
    }
}
