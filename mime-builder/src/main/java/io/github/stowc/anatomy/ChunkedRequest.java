package io.github.stowc.anatomy;

import io.github.stowc.anatomy.ChunkWalk.Run;
import io.github.stowc.anatomy.FieldReader.Block;
import io.github.stowc.anatomy.FieldReader.Line;
import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A raw HTTP request whose body is decoded from chunks (RFC 9112 7.1): its head as it stands, then the bytes of all chunks.
 * Immutable, and safe to share between threads.
 */
public final class ChunkedRequest implements Source {
    /** How far two known places are from each other in the file, in bytes. */
    private static final long STEP = 256 * 1024;

    private final Source raw;
    private final TreeMap<Long, Run> known = new TreeMap<>();
    private final long size;
    private final long chunks;
    private final Optional<String> problem;

    private ChunkedRequest(Source raw, long head) throws IOException {
        this.raw = raw;
        Run last = new Run(0, 0, head, Run.Kind.HEAD);
        known.put(0L, last);
        long from = head;
        long count = 0;
        try (ByteWindow window = new ByteWindow(raw)) {
            ChunkWalk walk = new ChunkWalk(window);
            for (Run run = walk.next(last); run != null; run = walk.next(run)) {
                count += run.kind() == Run.Kind.CHUNK ? 1 : 0;
                if (run.from() - from >= STEP) {
                    known.put(run.at(), run);
                    from = run.from();
                }
                last = run;
            }
            problem = walk.problem();
        }
        size = last.end();
        chunks = count;
    }

    /**
     * A source whose chunks are taken apart, or the source itself if it is no request with {@code Transfer-Encoding:
     * chunked}. Of broken chunks, what follows the fault is left as it stands.
     *
     * @throws IOException if it cannot be read; never because of its content
     */
    public static Source decoded(Source source) throws IOException {
        if (source instanceof ChunkedRequest || !mayBeRequest(source)) {
            return source;
        }
        try (ByteReader in = new ByteReader(source.open())) {
            FieldReader lines = new FieldReader(in, Integer.MAX_VALUE);
            Line request = lines.line(0);
            if (!MessageScan.isRequest(request)) {
                return source;
            }
            Block block = lines.fields(request.next(), "");
            String coding = block.fields().value("Transfer-Encoding").toLowerCase(Locale.ROOT);
            // Other codings come before it (RFC 9112 6.1).
            return coding.endsWith("chunked")
                    ? new ChunkedRequest(
                            source, block.end() + lines.lineEnd(block.end()).length())
                    : source;
        }
    }

    /** Whether the first byte can be that of a method; others need no larger buffer. */
    private static boolean mayBeRequest(Source source) throws IOException {
        try (InputStream in = source.open()) {
            int first = in.read();
            return first >= 'A' && first <= 'Z';
        }
    }

    /** The number of chunks apart from the last, empty one; 0 if the body is not chunked, although the head says so. */
    public long chunks() {
        return chunks;
    }

    /** The first fault of the chunks as the start of a finding, with its place in the file; empty if there is none. */
    public Optional<String> problem() {
        return problem;
    }

    Source raw() {
        return raw;
    }

    /** The last known run that begins at or before a place. */
    Run before(long at) {
        Map.Entry<Long, Run> entry = known.floorEntry(at);
        return entry == null ? known.firstEntry().getValue() : entry.getValue();
    }

    @Override
    public String name() {
        return raw.name();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream open() throws IOException {
        return Channels.newInputStream(new ChunkChannel(this));
    }

    @Override
    public Optional<SeekableByteChannel> channel() throws IOException {
        return Optional.of(new ChunkChannel(this));
    }

    @Override
    public Optional<Path> path() {
        return Optional.empty();
    }

    @Override
    public Optional<FileTime> lastModified() {
        return Optional.empty();
    }
}
