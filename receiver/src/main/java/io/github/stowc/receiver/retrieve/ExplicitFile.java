package io.github.stowc.receiver.retrieve;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.part10.BulkContent;
import io.github.stowc.dicom.part10.BulkValue;
import io.github.stowc.dicom.part10.FileMeta;
import io.github.stowc.dicom.part10.Part10Exception;
import io.github.stowc.dicom.part10.Part10Writer;
import io.github.stowc.dicom.part10.TransferSyntax;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Writes stored instances anew in Explicit VR Little Endian (PS3.5 A.2), without loss of what they hold. */
final class ExplicitFile {
    private static final int INLINE = 64 * 1024;
    private static final long LONGEST = 0xFFFFFFFEL;

    private ExplicitFile() {}

    /**
     * The bytes of the new file; pixels are decoded while it is read.
     *
     * @return empty if the pixels cannot be decoded here, or the dataset cannot be written
     * @throws IOException if the stored file cannot be read
     */
    static Optional<Body> of(String name, Opened opened) throws IOException {
        Map<String, BulkContent> bulk = new HashMap<>();
        for (BulkValue value : opened.bulkValues()) {
            bulk.put(value.uri(), new BulkContent.Plain(opened.body(value)));
        }
        Dataset dataset = opened.dataset();
        BulkValue pixels = opened.pixelData().orElse(null);
        if (pixels != null && pixels.encapsulated()) {
            NativeFrames frames =
                    opened.syntax().isVideo() ? null : NativeFrames.of(opened).orElse(null);
            if (frames == null || frames.all().length() > LONGEST) {
                return Optional.empty();
            }
            bulk.put(pixels.uri(), new BulkContent.Plain(frames.all()));
            dataset = decoded(dataset, frames.format(), pixels.uri());
        } else if (isPlaceholder(opened.syntax())) {
            return Optional.empty();
        }
        try {
            FileMeta meta = FileMeta.of(dataset, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
            return Optional.of(Part10Writer.file(name, meta, dataset, bulk));
        } catch (Part10Exception e) {
            return Optional.empty();
        }
    }

    /** Reads a file for it. */
    static Opened read(Path file) throws IOException {
        return Opened.read(file, INLINE);
    }

    /** Whether the file has a URL in place of pixels: JPIP (PS3.5 A.6 to A.9). */
    private static boolean isPlaceholder(TransferSyntax syntax) {
        return switch (syntax.uid()) {
            case "1.2.840.10008.1.2.4.94",
                    "1.2.840.10008.1.2.4.95",
                    "1.2.840.10008.1.2.4.204",
                    "1.2.840.10008.1.2.4.205" -> true;
            default -> false;
        };
    }

    private static Dataset decoded(Dataset dataset, PixelFormat format, String uri) {
        Dataset changed = dataset.without(Tags.EXTENDED_OFFSET_TABLE)
                .without(Tags.EXTENDED_OFFSET_TABLE_LENGTHS)
                .with(new Element.BulkData(Tags.PIXEL_DATA, format.bitsAllocated() > 8 ? VR.OW : VR.OB, uri));
        return format.samples() == 1
                ? changed
                : changed.with(
                        Element.of(Tags.PHOTOMETRIC_INTERPRETATION, VR.CS, format.photometric()),
                        Element.of(Tags.PLANAR_CONFIGURATION, VR.US, "0"));
    }
}
