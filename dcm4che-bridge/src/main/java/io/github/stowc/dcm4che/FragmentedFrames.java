package io.github.stowc.dcm4che;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.Slice;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.part10.BulkValue;
import io.github.stowc.dicom.part10.TransferSyntax;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dcm4che3.data.BulkData;
import org.dcm4che3.data.Fragments;

/** Separates the frames of encapsulated Pixel Data (PS3.5 A.4). */
final class FragmentedFrames {
    private static final int ITEM_HEADER = 8;

    private FragmentedFrames() {}

    /**
     * One body per frame; for a video, one for all.
     *
     * @param name the instance's name in errors
     * @throws IllegalArgumentException if offset table and fragments do not separate the frames
     * @throws IOException if a fragment's file does not exist
     */
    static List<Body> of(String name, Fragments fragments, TransferSyntax syntax, Dataset dataset) throws IOException {
        List<Body> bodies = new ArrayList<>();
        for (Object fragment : fragments.subList(1, fragments.size())) {
            bodies.add(body(fragment));
        }
        if (syntax.isVideo()) {
            return List.of(Body.concat(bodies));
        }
        // The places of the fragments in a file whose first fragment begins at 0.
        List<Slice> extents = new ArrayList<>();
        Map<Slice, Body> byExtent = new HashMap<>();
        long offset = 0;
        for (Body body : bodies) {
            Slice extent = new Slice(offset + ITEM_HEADER, body.length());
            extents.add(extent);
            byExtent.put(extent, body);
            offset = extent.end() + (body.length() & 1);
        }
        BulkValue value = new BulkValue(Tags.PIXEL_DATA, VR.OB, name, extents, true, offsets(fragments.get(0)), 1, -1);
        List<List<Slice>> frames = value.frames(dataset)
                .orElseThrow(() -> new IllegalArgumentException(name
                        + ": expected an offset table that separates the frames of the Pixel Data (PS3.5 A.4), found "
                        + extents.size() + " fragments without one; put it into the first fragment"));
        return frames.stream()
                .map(frame -> Body.concat(frame.stream().map(byExtent::get).toList()))
                .toList();
    }

    private static Body body(Object fragment) throws IOException {
        if (fragment instanceof BulkData link) {
            return LinkedBodies.body(Tags.PIXEL_DATA, VR.OB, link);
        }
        return Body.of(fragment instanceof byte[] bytes ? bytes : new byte[0]);
    }

    private static List<Long> offsets(Object table) throws IOException {
        ByteBuffer words;
        try (var in = body(table).open()) {
            words = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
        }
        List<Long> offsets = new ArrayList<>();
        while (words.remaining() >= Integer.BYTES) {
            offsets.add(Integer.toUnsignedLong(words.getInt()));
        }
        return offsets;
    }
}
