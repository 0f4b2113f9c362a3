package io.github.stowc.stow;

import io.github.stowc.bytes.Body;
import io.github.stowc.curl.CurlCommand;
import io.github.stowc.curl.CurlRequest;
import io.github.stowc.curl.HandRecipe;
import io.github.stowc.curl.Piece;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.mime.Message;
import io.github.stowc.mime.Outputs;
import io.github.stowc.mime.Part;
import io.github.stowc.mime.ProgressListener;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.source.Inputs;
import io.github.stowc.wording.Sentence;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A compiled message: its headers and length are known, its bytes are read from the sources whenever it is written.
 *
 * <p>Immutable, and safe to share between threads.
 */
public final class StowMessage {
    /** Longer metadata that is generated is not copied into a recipe. */
    private static final long MAX_LITERAL = 8 << 20;

    private final Message message;
    private final CompilerOptions options;
    private final Encoding encoding;
    private final Map<String, String> files;
    private final int instances;
    private final Warnings warnings;
    private final List<Inputs.LeftOut> leftOut;

    /**
     * A message.
     *
     * @param files the files that instances come from, by SOP Instance UID
     * @param instances how many it holds
     * @param warnings what a person should know, of all messages of a run
     * @param leftOut what the folders hold besides
     */
    StowMessage(
            Message message,
            CompilerOptions options,
            Encoding encoding,
            Map<String, String> files,
            int instances,
            Warnings warnings,
            List<Inputs.LeftOut> leftOut) {
        this.message = message;
        this.options = options;
        this.encoding = encoding;
        this.files = files;
        this.instances = instances;
        this.warnings = warnings;
        this.leftOut = List.copyOf(leftOut);
    }

    /** The value of the request's Content-Type field. */
    public String contentType() {
        return message.contentType();
    }

    /** The number of bytes: the request's Content-Length. */
    public long length() {
        return message.length();
    }

    /** Where it goes, with the study; empty where that was not said. */
    public Optional<TargetUrl> url() {
        return options.url();
    }

    /** How the instances are encoded. */
    public Encoding encoding() {
        return encoding;
    }

    /** How many instances it holds. */
    public int instanceCount() {
        return instances;
    }

    /** The file that the instance of a SOP Instance UID comes from, as it was named; empty if it comes from none. */
    public Optional<String> fileOf(String sopInstance) {
        return Optional.ofNullable(files.get(sopInstance));
    }

    /** Its parts in order; one where it is a DICOM file alone, without message. */
    public List<Part> parts() {
        return message.parts();
    }

    /** The whole message as what it is made of: framing and headers in memory, bodies where they are. */
    public List<Body> pieces() {
        return message.pieces();
    }

    /**
     * What a person should know before it is sent; the first call holds DICOM files against the rules. Of several
     * messages of a run the first has what is to be said of all.
     */
    public List<Sentence> warnings() {
        return warnings.all();
    }

    /** What the folders hold that is part of no message; of several messages of a run the first tells. */
    public List<Inputs.LeftOut> leftOut() {
        return leftOut;
    }

    /**
     * Writes it to a new file that appears once it is whole.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is a file of that name
     * @throws io.github.stowc.bytes.SourceChangedException if a source is not what it was when it was compiled
     * @throws IOException if a source cannot be read or the file cannot be written
     */
    public void writeTo(Path file) throws IOException {
        message.writeTo(file, false, ProgressListener.NONE);
    }

    /** Writes it as one of several files that appear together; see {@link #writeTo(Path)}. */
    public void writeTo(Outputs outputs, Path file, ProgressListener progress) throws IOException {
        message.writeTo(outputs, file, progress);
    }

    /** Writes it to a channel, which stays open; see {@link #writeTo(Path)}. */
    public void writeTo(WritableByteChannel channel) throws IOException {
        message.writeTo(channel, ProgressListener.NONE);
    }

    /** Writes it to a stream, which stays open; see {@link #writeTo(Path)}. */
    public void writeTo(OutputStream out) throws IOException {
        message.writeTo(out);
    }

    /** A stream of its bytes, which the caller closes. */
    public InputStream open() {
        return message.open();
    }

    /** The body of a request for the JDK's HTTP client; set {@link #contentType()} beside it. */
    public BodyPublisher publisher() {
        return message.publisher();
    }

    /**
     * The curl command that sends it, with the credentials that the target wants.
     *
     * @param messageName the name of the file that it has been written to, without a folder
     */
    public CurlCommand curl(String messageName) {
        return CurlCommand.of(request(messageName)).withAuth(options.target().auth());
    }

    /**
     * The request of a curl command.
     *
     * @param messageName the name of the file that it has been written to, without a folder
     */
    public CurlRequest request(String messageName) {
        CurlRequest request = CurlRequest.of(options.url(), contentType(), messageName, length())
                .withHeader("Accept", options.target().accept());
        return options.study().map(uid -> request.withStudy(uid.value())).orElse(request);
    }

    /**
     * The shell script that builds the same bytes from the same files.
     *
     * @param folder the folder that the script will lie in
     * @param messageName the name of the file that it writes unless told otherwise
     * @throws UsageException if a source is no file, or the metadata are too long for a script
     * @throws IOException if a folder cannot be resolved
     */
    public HandRecipe recipe(Path folder, String messageName) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        for (Body body : message.pieces()) {
            if (body instanceof Body.FileRange range) {
                pieces.add(new Piece.File(
                        HandRecipe.pathFrom(folder, range.file()), range.fileSize(), range.offset(), range.length()));
            } else if (body.length() <= MAX_LITERAL) {
                try (InputStream in = body.open()) {
                    pieces.add(new Piece.Literal(in.readAllBytes()));
                }
            } else {
                throw new UsageException("a recipe takes at most " + MAX_LITERAL + " bytes that are in no file, found "
                        + body.length() + "; split the input");
            }
        }
        return new HandRecipe(messageName, pieces);
    }

    /** What it is, for a debugger. */
    @Override
    public String toString() {
        return Sentence.counted(instances, "instance") + " as " + encoding.mediaType() + " in "
                + Sentence.counted(parts().size(), "part") + ", " + length() + " bytes";
    }
}
