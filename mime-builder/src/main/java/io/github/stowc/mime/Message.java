package io.github.stowc.mime;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.PiecesStream;
import io.github.stowc.bytes.SourceChangedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * The body of a request. It knows its Content-Type and length before it is written, and can be written
 * any number of times.
 *
 * <p>Immutable, and safe to share between threads.
 */
public abstract sealed class Message permits Multipart, SinglePart, WrittenMessage {
    private final List<Part> parts;
    private final List<Body> pieces;
    private final long length;

    Message(List<Part> parts, List<Body> pieces) {
        this.parts = List.copyOf(parts);
        this.pieces = List.copyOf(pieces);
        this.length = new Body.Sequence(this.pieces).length();
    }

    /** The value of the request's Content-Type field. */
    public abstract String contentType();

    /** The parts in order; one if it is no multipart message. */
    public List<Part> parts() {
        return parts;
    }

    /** The pieces of the whole message: framing and headers in memory, bodies in their sources. */
    public List<Body> pieces() {
        return pieces;
    }

    /** The number of bytes of the whole message: the Content-Length. */
    public long length() {
        return length;
    }

    /**
     * Writes the message to a channel, which stays open.
     *
     * @throws SourceChangedException if a source has changed
     * @throws IOException if a source cannot be read or the channel cannot be written
     */
    public void writeTo(WritableByteChannel channel, ProgressListener progress) throws IOException {
        MessageWriter.write(pieces, channel, progress);
    }

    /**
     * Writes the message to a stream, which stays open; like {@link #writeTo(WritableByteChannel, ProgressListener)}.
     */
    public void writeTo(OutputStream out) throws IOException {
        MessageWriter.write(pieces, Channels.newChannel(out), ProgressListener.NONE);
    }

    /**
     * Writes the message to a file, which appears when it is complete.
     *
     * @param overwrite whether to replace an existing file
     * @throws java.nio.file.FileAlreadyExistsException if the file exists and must not be replaced
     * @throws SourceChangedException if a source has changed
     * @throws IOException if a source cannot be read or the file cannot be written
     */
    public void writeTo(Path file, boolean overwrite, ProgressListener progress) throws IOException {
        try (Outputs outputs = new Outputs(overwrite)) {
            writeTo(outputs, file, progress);
            outputs.commit();
        }
    }

    /**
     * Writes the message as one of several files that appear together; see {@link #writeTo(Path, boolean,
     * ProgressListener)}.
     */
    public void writeTo(Outputs outputs, Path file, ProgressListener progress) throws IOException {
        outputs.write(file, channel -> {
            if (Outputs.isDevice(file)) {
                MessageWriter.write(pieces, channel, progress);
            } else {
                FileWriter.write(pieces, length, channel, progress);
            }
        });
    }

    /** A stream of the whole message, which the caller closes. */
    public InputStream open() {
        return new PiecesStream(pieces);
    }

    /**
     * The body of a request for the JDK's HTTP client, with its Content-Length; each subscription reads it again. If a
     * source has changed, the request is aborted before its end.
     */
    public BodyPublisher publisher() {
        return MessagePublisher.of(this);
    }

    /** Like {@link #open}, for callers that cannot throw. */
    byte[] toByteArray() {
        try (InputStream in = open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
