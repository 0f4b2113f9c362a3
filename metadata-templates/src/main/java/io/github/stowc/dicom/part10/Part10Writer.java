package io.github.stowc.dicom.part10;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.part10.Part10Exception.Place;
import java.util.Map;

/**
 * Writes Part 10 files (PS3.10 7) in Explicit VR Little Endian, or in a transfer syntax with that encoding and encapsulated
 * Pixel Data (PS3.5 A.2, A.4).
 *
 * <p>The same dataset gives the same bytes: sequences and items have undefined lengths, or a length of 0 if they are empty.
 * Group lengths and Data Set Trailing Padding are left out. A value too long for the 16-bit length of its VR is written as
 * UN (PS3.5 6.2.2).
 */
public final class Part10Writer {
    private static final int PREAMBLE = 128;
    private static final int MAX_SHORT = 0xFFFE;
    private static final long MAX_LONG = 0xFFFFFFFEL;

    private final ValueEncoder encoder;
    private final BodyBuilder out = new BodyBuilder();
    private final Map<String, BulkContent> bulk;

    private Part10Writer(Place place, Map<String, BulkContent> bulk) {
        this.encoder = new ValueEncoder(place);
        this.bulk = bulk;
    }

    /**
     * The bytes of a file, and so its length; bulk data is read when the file is written.
     *
     * @param name the file's name in errors
     * @param meta the file meta information; its transfer syntax says whether Pixel Data is encapsulated
     * @param dataset the instance; without its elements of group 0002. Its Specific Character Set decides how text is
     *     encoded
     * @param bulk what to write for each {@link Element.BulkData}, by its URI
     * @throws Part10Exception if a value does not fit its VR or the character set, a link has no content, or the transfer
     *     syntax is not that of the content
     */
    public static Body file(String name, FileMeta meta, Dataset dataset, Map<String, BulkContent> bulk)
            throws Part10Exception {
        Place place = new Place(name, false);
        Encapsulation.check(place, meta, dataset, bulk);
        Part10Writer writer = new Part10Writer(place, bulk);
        writer.out.bytes(new byte[PREAMBLE]);
        writer.out.bytes(new byte[] {'D', 'I', 'C', 'M'});
        writer.meta(meta);
        writer.dataset(Encapsulation.withOffsetTable(place, dataset, bulk), SpecificCharacterSet.DEFAULT, 0);
        return writer.out.build();
    }

    private void meta(FileMeta meta) throws Part10Exception {
        Part10Writer counting = new Part10Writer(encoder.place(), Map.of());
        counting.dataset(meta.elements(), SpecificCharacterSet.DEFAULT, 1);
        header(new Tag(0x00020000), VR.UL, 4);
        out.u32(counting.out.size());
        out.bytes(counting.out);
    }

    private void dataset(Dataset dataset, SpecificCharacterSet outer, int depth) throws Part10Exception {
        SpecificCharacterSet characterSet = characterSet(dataset, outer);
        for (Element element : dataset) {
            Tag tag = element.tag();
            if (tag.isGroupLength()
                    || tag.value() == Tags.DATA_SET_TRAILING_PADDING.value()
                    || (depth == 0 && tag.isFileMeta())) {
                continue;
            }
            if (element instanceof Element.Empty) {
                header(tag, element.vr(), 0);
            } else if (element instanceof Element.Text text) {
                value(tag, element.vr(), encoder.encode(text, characterSet));
            } else if (element instanceof Element.Names names) {
                value(tag, VR.PN, encoder.encode(names, characterSet));
            } else if (element instanceof Element.Bytes bytes) {
                value(tag, element.vr(), ValueEncoder.encode(bytes));
            } else if (element instanceof Element.Sequence sequence) {
                sequence(sequence, characterSet, depth);
            } else if (element instanceof Element.BulkData link) {
                bulkData(link);
            }
        }
    }

    private SpecificCharacterSet characterSet(Dataset dataset, SpecificCharacterSet outer) throws Part10Exception {
        Element element = dataset.get(Tags.SPECIFIC_CHARACTER_SET).orElse(null);
        if (element == null) {
            return outer;
        }
        try {
            return SpecificCharacterSet.of(element.texts());
        } catch (IllegalArgumentException e) {
            Part10Exception fault = encoder.fault(
                    element.tag(),
                    "defined terms of PS3.3 C.12.1.1.2",
                    "another value",
                    "write ISO_IR 192, which has every character");
            fault.initCause(e);
            throw fault;
        }
    }

    private void header(Tag tag, VR vr, long length) {
        tag(tag.value());
        out.u8(vr.name().charAt(0));
        out.u8(vr.name().charAt(1));
        if (vr.hasLongLength()) {
            out.u16(0);
            out.u32(length);
        } else {
            out.u16((int) length);
        }
    }

    private void tag(int tag) {
        out.u16(tag >>> 16);
        out.u16(tag & 0xFFFF);
    }

    private void value(Tag tag, VR vr, byte[] bytes) {
        header(tag, writable(vr, bytes.length), bytes.length);
        out.bytes(bytes);
    }

    private static VR writable(VR vr, long length) {
        return vr.hasLongLength() || length <= MAX_SHORT ? vr : VR.UN;
    }

    private void sequence(Element.Sequence sequence, SpecificCharacterSet outer, int depth) throws Part10Exception {
        if (depth >= ElementCursor.MAX_DEPTH) {
            throw encoder.fault(
                    sequence.tag(),
                    "at most " + ElementCursor.MAX_DEPTH + " sequences one inside another",
                    "more",
                    "no object of the standard nests so deep: correct the metadata");
        }
        header(sequence.tag(), VR.SQ, ElementCursor.UNDEFINED);
        for (Dataset item : sequence.items()) {
            if (item.isEmpty()) {
                mark(ElementCursor.ITEM, 0);
                continue;
            }
            mark(ElementCursor.ITEM, ElementCursor.UNDEFINED);
            dataset(item, outer, depth + 1);
            mark(ElementCursor.ITEM_END, 0);
        }
        mark(ElementCursor.SEQUENCE_END, 0);
    }

    /** An item's beginning, or a delimiter. */
    private void mark(int tag, long length) {
        tag(tag);
        out.u32(length);
    }

    private void bulkData(Element.BulkData link) throws Part10Exception {
        BulkContent content = bulk.get(link.uri());
        if (content == null) {
            throw encoder.fault(
                    link.tag(),
                    "the content of the bulk data that it links to",
                    "none",
                    "give the file of its BulkDataURI");
        }
        if (content instanceof BulkContent.Plain plain) {
            plain(link, plain.body());
            return;
        }
        // Encapsulated Pixel Data is always OB, even if the native form was OW (PS3.5 A.4).
        header(link.tag(), VR.OB, ElementCursor.UNDEFINED);
        Encapsulation encapsulation = Encapsulation.of(encoder.place(), content);
        mark(ElementCursor.ITEM, encapsulation.basicOffsetTable().size() * 4L);
        for (long offset : encapsulation.basicOffsetTable()) {
            out.u32(offset);
        }
        for (Body fragment : encapsulation.fragments()) {
            mark(ElementCursor.ITEM, Encapsulation.padded(fragment));
            out.body(fragment);
            pad(fragment.length(), 0);
        }
        mark(ElementCursor.SEQUENCE_END, 0);
    }

    private void plain(Element.BulkData link, Body body) throws Part10Exception {
        long length = body.length();
        if (length > MAX_LONG) {
            throw encoder.fault(
                    link.tag(),
                    "at most " + MAX_LONG + " bytes in one value",
                    length + " bytes",
                    "split it, or compress it: only encapsulated Pixel Data may be longer");
        }
        header(link.tag(), writable(link.vr(), length + (length & 1)), length + (length & 1));
        out.body(body);
        pad(length, link.vr().padding());
    }

    private void pad(long length, int padding) {
        if ((length & 1) != 0) {
            out.u8(padding);
        }
    }
}
