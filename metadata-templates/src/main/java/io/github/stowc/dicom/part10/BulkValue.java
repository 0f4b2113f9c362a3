package io.github.stowc.dicom.part10;

import io.github.stowc.bytes.Slice;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value that stayed in the file: where its bytes are.
 *
 * <p>Immutable.
 *
 * @param tag the attribute
 * @param vr its VR
 * @param uri the BulkDataURI of its {@link Element.BulkData}, unlike any other of the file
 * @param extents where the bytes are: one extent, or one for each fragment of encapsulated Pixel Data
 * @param encapsulated whether the extents are the fragments of encapsulated Pixel Data (PS3.5 A.4)
 * @param offsetTable the Basic Offset Table: for each frame, bytes from the first fragment's item tag to that of the frame's
 *     first fragment; empty if the file has none
 * @param word the number of bytes to reverse at a time to make the value little endian; 1 if it already is
 * @param deflatedAt negative if the extents count in the file; else they count in the dataset inflated from this byte of the
 *     file on
 */
public record BulkValue(
        Tag tag,
        VR vr,
        String uri,
        List<Slice> extents,
        boolean encapsulated,
        List<Long> offsetTable,
        int word,
        long deflatedAt) {
    private static final int ITEM_HEADER = 8;

    /** Copies the lists. */
    public BulkValue {
        extents = List.copyOf(extents);
        offsetTable = List.copyOf(offsetTable);
    }

    /** Whether the extents are the value's bytes unchanged, so that they can be copied from file to file. */
    public boolean isVerbatim() {
        return deflatedAt < 0 && word == 1;
    }

    /** The number of bytes, of fragments without their item headers. */
    public long length() {
        long sum = 0;
        for (Slice extent : extents) {
            sum += extent.length();
        }
        return sum;
    }

    /**
     * The value's bytes, little endian, inflated, fragments one after the other.
     *
     * @param file the file from its first byte; closed with the stream that is returned
     */
    public InputStream open(InputStream file) throws IOException {
        return BulkStream.open(this, ByteCursor.of(uri, file), file);
    }

    /** Like {@link #open(InputStream)}; goes straight to the value. */
    public InputStream open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return BulkStream.open(this, ByteCursor.of(file.toString(), channel), channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * The fragments of each frame (PS3.5 A.4), by the Extended or the Basic Offset Table; without a table, all fragments of
     * one frame, or one fragment per frame; empty if the numbers do not match, or if this is not encapsulated.
     *
     * @param dataset the dataset that has this value
     */
    public Optional<List<List<Slice>>> frames(Dataset dataset) {
        if (!encapsulated || extents.isEmpty()) {
            return Optional.empty();
        }
        List<Long> extended = extendedOffsetTable(dataset);
        if (!extended.isEmpty()) {
            return byOffsets(extended);
        }
        if (offsetTable.size() > 1) {
            return byOffsets(offsetTable);
        }
        String frames = dataset.text(Tags.NUMBER_OF_FRAMES).orElse("1").strip();
        if (frames.equals("1")) {
            return Optional.of(List.of(extents));
        }
        return frames.equals(Integer.toString(extents.size()))
                ? Optional.of(extents.stream().map(List::of).toList())
                : Optional.empty();
    }

    private static List<Long> extendedOffsetTable(Dataset dataset) {
        List<Long> offsets = new ArrayList<>();
        if (dataset.get(Tags.EXTENDED_OFFSET_TABLE).orElse(null) instanceof Element.Bytes bytes) {
            ByteBuffer words = bytes.bytes().order(ByteOrder.LITTLE_ENDIAN);
            while (words.remaining() >= Long.BYTES) {
                offsets.add(words.getLong());
            }
        }
        return offsets;
    }

    private Optional<List<List<Slice>>> byOffsets(List<Long> offsets) {
        if (offsets.get(0) != 0) {
            // Bytes before the first frame would be lost.
            return Optional.empty();
        }
        List<List<Slice>> frames = new ArrayList<>();
        List<Slice> frame = new ArrayList<>();
        long first = extents.get(0).offset() - ITEM_HEADER;
        for (Slice fragment : extents) {
            boolean begins = frames.size() < offsets.size()
                    && fragment.offset() - ITEM_HEADER - first == offsets.get(frames.size());
            if (begins) {
                frame = new ArrayList<>();
                frames.add(frame);
            }
            frame.add(fragment);
        }
        return frames.size() == offsets.size()
                ? Optional.of(frames.stream().map(List::copyOf).toList())
                : Optional.empty();
    }
}
