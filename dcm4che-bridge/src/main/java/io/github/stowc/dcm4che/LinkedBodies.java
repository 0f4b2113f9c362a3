package io.github.stowc.dcm4che;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.Slice;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.part10.BulkValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dcm4che3.data.BulkData;

/** Converts dcm4che's links into files to bodies, and back. */
final class LinkedBodies {
    private LinkedBodies() {}

    /**
     * The bytes that a link refers to, in little endian; they stay in the file.
     *
     * @throws IllegalArgumentException if the link does not lead into a file, or beyond its end
     * @throws IOException if the file does not exist
     */
    static Body body(Tag tag, VR vr, BulkData link) throws IOException {
        Path file = file(tag, link);
        Body.FileRange whole = (Body.FileRange) Body.of(file);
        long length = link.longLength() < 0 ? whole.length() - link.offset() : link.longLength();
        Body.FileRange range =
                new Body.FileRange(file, link.offset(), length, whole.fileSize(), whole.lastModified());
        int word = vr == VR.AT ? 2 : Math.max(1, vr.wordBytes());
        if (!link.bigEndian() || word == 1) {
            return range;
        }
        List<Slice> extents = List.of(new Slice(link.offset(), length));
        BulkValue value = new BulkValue(tag, vr, link.getURI(), extents, false, List.of(), word, -1);
        return Body.of(file.toString(), length, () -> value.open(file));
    }

    private static Path file(Tag tag, BulkData link) {
        String uri = link.getURI();
        if (uri != null && uri.startsWith("file:")) {
            try {
                return link.getFile().toPath();
            } catch (IllegalStateException e) {
                throw new IllegalArgumentException(tag + ": \"" + uri + "\" is not the URI of a file", e);
            }
        }
        throw new IllegalArgumentException(tag + ": expected bulk data in a file, found "
                + (uri == null ? "a link without a URI" : "\"" + uri + "\"")
                + "; read the value into memory, or write it to a file");
    }

    /** A link into its file for a body that is a range of a file; else the body's bytes. */
    static Object value(Body body) throws IOException {
        List<Body> pieces = body.pieces();
        if (pieces.size() == 1 && pieces.get(0) instanceof Body.FileRange range) {
            return new BulkData(range.file().toUri().toString(), range.offset(), range.length(), false);
        }
        try (var in = body.open()) {
            return in.readAllBytes();
        }
    }
}
