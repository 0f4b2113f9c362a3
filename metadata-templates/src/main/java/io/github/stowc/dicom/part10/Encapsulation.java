package io.github.stowc.dicom.part10;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.part10.Part10Exception.Place;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Encapsulated Pixel Data in fragments (PS3.5 A.4).
 *
 * @param fragments all of them, in order, without padding
 * @param basicOffsetTable offsets of the frames; empty if there is none or if the extended one is used
 * @param extendedOffsetTable offsets of the frames in 64 bits; empty if not used
 * @param frameLengths bytes of each frame, without padding
 */
record Encapsulation(
        List<Body> fragments, List<Long> basicOffsetTable, List<Long> extendedOffsetTable, List<Long> frameLengths) {

    private static final int ITEM_HEADER = 8;
    private static final long MAX_FRAGMENT = 0xFFFFFFFEL;
    private static final long MAX_BASIC_OFFSET = 0xFFFFFFFFL;

    /** The length of a fragment in the file, padded to an even number. */
    static long padded(Body fragment) {
        return fragment.length() + (fragment.length() & 1);
    }

    static Encapsulation of(Place place, BulkContent content) throws Part10Exception {
        List<Body> fragments = new ArrayList<>();
        if (content instanceof BulkContent.Stream stream) {
            split(stream.body(), fragments);
            return new Encapsulation(fragments, List.of(), List.of(), List.of());
        }
        List<Long> offsets = new ArrayList<>();
        List<Long> lengths = new ArrayList<>();
        long offset = 0;
        for (Body frame : ((BulkContent.Frames) content).frames()) {
            offsets.add(offset);
            lengths.add(frame.length());
            int first = fragments.size();
            split(frame, fragments);
            for (Body fragment : fragments.subList(first, fragments.size())) {
                offset += ITEM_HEADER + padded(fragment);
            }
        }
        if (offsets.get(offsets.size() - 1) <= MAX_BASIC_OFFSET) {
            return new Encapsulation(fragments, offsets, List.of(), lengths);
        }
        if (fragments.size() > offsets.size()) {
            // The extended table is for one fragment a frame (PS3.3 C.7.6.3.1.8).
            throw new Part10Exception(
                    place,
                    -1,
                    Tags.PIXEL_DATA,
                    "frames of at most " + MAX_FRAGMENT + " bytes if there are several",
                    "a longer one",
                    "make an instance of each frame");
        }
        return new Encapsulation(fragments, List.of(), offsets, lengths);
    }

    private static void split(Body stream, List<Body> fragments) {
        long from = 0;
        do {
            long count = Math.min(MAX_FRAGMENT, stream.length() - from);
            fragments.add(stream.slice(from, count));
            from += count;
        } while (from < stream.length());
    }

    /** The dataset with the Extended Offset Table that its Pixel Data needs, and without any other. */
    static Dataset withOffsetTable(Place place, Dataset dataset, Map<String, BulkContent> bulk) throws Part10Exception {
        BulkContent content = pixelData(dataset, bulk);
        if (content == null || content instanceof BulkContent.Plain) {
            return dataset;
        }
        Dataset bare = dataset.without(Tags.EXTENDED_OFFSET_TABLE).without(Tags.EXTENDED_OFFSET_TABLE_LENGTHS);
        Encapsulation encapsulation = of(place, content);
        return encapsulation.extendedOffsetTable().isEmpty()
                ? bare
                : bare.with(
                        words(Tags.EXTENDED_OFFSET_TABLE, encapsulation.extendedOffsetTable()),
                        words(Tags.EXTENDED_OFFSET_TABLE_LENGTHS, encapsulation.frameLengths()));
    }

    private static Element words(Tag tag, List<Long> values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        values.forEach(bytes::putLong);
        return new Element.Bytes(tag, VR.OV, bytes.flip());
    }

    /** Refuses a transfer syntax that does not fit the content. */
    static void check(Place place, FileMeta meta, Dataset dataset, Map<String, BulkContent> bulk)
            throws Part10Exception {
        TransferSyntax syntax = meta.transferSyntax().orElse(null);
        Tag tag = Tags.TRANSFER_SYNTAX_UID;
        if (syntax == null) {
            throw new Part10Exception(
                    place, -1, tag, "the transfer syntax to write in", "none", "put it into the file meta information");
        }
        if (syntax.encoding() != ElementEncoding.EXPLICIT_LITTLE || syntax.isDeflated()) {
            throw new Part10Exception(
                    place,
                    -1,
                    tag,
                    "a transfer syntax with Explicit VR Little Endian",
                    syntax.uid(),
                    "write in " + TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        }
        Element pixels = dataset.get(Tags.PIXEL_DATA).orElse(null);
        if (pixels == null || pixels instanceof Element.Empty) {
            return;
        }
        BulkContent content = pixelData(dataset, bulk);
        boolean encapsulated = content instanceof BulkContent.Frames || content instanceof BulkContent.Stream;
        boolean unknown = content == null && pixels instanceof Element.BulkData;
        if (!unknown && encapsulated != syntax.isEncapsulated()) {
            throw new Part10Exception(
                    place,
                    -1,
                    Tags.PIXEL_DATA,
                    (syntax.isEncapsulated() ? "encapsulated" : "native") + " Pixel Data, as transfer syntax " + syntax
                            + " has",
                    encapsulated ? "encapsulated" : "native",
                    "write in the transfer syntax of the Pixel Data");
        }
    }

    private static @Nullable BulkContent pixelData(Dataset dataset, Map<String, BulkContent> bulk) {
        return dataset.get(Tags.PIXEL_DATA).orElse(null) instanceof Element.BulkData link ? bulk.get(link.uri()) : null;
    }
}
