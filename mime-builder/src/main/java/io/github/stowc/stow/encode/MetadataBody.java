package io.github.stowc.stow.encode;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.json.DicomJsonWriter;
import io.github.stowc.dicom.json.DicomJsonWriter.Layout;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.source.InstanceStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The metadata part: instances as DICOM JSON, held in memory while they are few, else written anew at each reading. */
final class MetadataBody {
    /** Above this length the text is not kept. */
    private static final int MAX_KEPT = 8 << 20;

    private MetadataBody() {}

    /**
     * The body for instances.
     *
     * @param name what it is called in errors
     */
    static Body of(String name, InstanceStream instances) throws IOException, CompileException {
        return of(name, instances, instances);
    }

    /**
     * Like {@link #of(String, InstanceStream)}, where somebody looks on at the first pass.
     *
     * @param first gives the instances now, once
     * @param again gives the same instances at each call
     */
    static Body of(String name, InstanceStream first, InstanceStream again) throws IOException, CompileException {
        Measure measure = new Measure();
        write(first, measure);
        if (measure.length <= MAX_KEPT) {
            return Body.of(measure.kept.toByteArray());
        }
        return Body.of(name, measure.length, () -> open(again));
    }

    private static void write(InstanceStream instances, OutputStream out) throws IOException, CompileException {
        try (DicomJsonWriter writer = new DicomJsonWriter(out, Layout.READABLE)) {
            instances.forEach(writer::write);
        }
    }

    /** The text from a thread that writes it while it is read. */
    private static InputStream open(InstanceStream instances) {
        return new GeneratedStream(out -> {
            try {
                write(instances, out);
            } catch (CompileException e) {
                // They were fine before.
                throw new IOException(e.getMessage(), e);
            }
        });
    }

    /** Counts what is written, and keeps it while it is short. */
    private static final class Measure extends OutputStream {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream(8192);
        private long length;

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) {
            length += count;
            if (length <= MAX_KEPT) {
                kept.write(bytes, offset, count);
            } else {
                kept.reset();
            }
        }
    }
}
