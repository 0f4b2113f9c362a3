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

/** The metadata part: instances as DICOM JSON, kept in memory if short, else written again for each reading. */
final class MetadataBody {
    /** The longest text that is kept. */
    private static final int MAX_KEPT = 8 << 20;

    private MetadataBody() {}

    /**
     * The body for instances.
     *
     * @param name its name in errors
     */
    static Body of(String name, InstanceStream instances) throws IOException, CompileException {
        return of(name, instances, instances);
    }

    /**
     * Like {@link #of(String, InstanceStream)}, with a first pass that somebody observes.
     *
     * @param first gives the instances now, once
     * @param again gives the same instances on each call
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

    /** The text, written by another thread while it is read. */
    private static InputStream open(InstanceStream instances) {
        return new GeneratedStream(out -> {
            try {
                write(instances, out);
            } catch (CompileException e) {
                // They had no problem in the first pass.
                throw new IOException(e.getMessage(), e);
            }
        });
    }

    /** Counts the bytes written, and keeps them while they are few. */
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
