package io.github.stowc.stow;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.Source;
import io.github.stowc.curl.CurlCommand;
import io.github.stowc.curl.CurlRequest;
import io.github.stowc.curl.HandRecipe;
import io.github.stowc.curl.RecipeStep;
import io.github.stowc.curl.SentInstances;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.mime.Message;
import io.github.stowc.mime.Outputs;
import io.github.stowc.mime.Part;
import io.github.stowc.mime.ProgressListener;
import io.github.stowc.stow.input.Inputs;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Target;
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
 * A compiled message. Its headers and length are known; its bytes are read from the sources each time it is written.
 *
 * <p>Immutable, and safe to share between threads.
 */
public final class StowMessage {
    /** The longest generated metadata that a recipe may contain. */
    private static final long MAX_LITERAL = 8 << 20;

    private final Message message;
    private final CompilerOptions options;
    private final Encoding encoding;
    private final Map<String, String> files;
    private final int instances;
    private final List<String> sopInstances;
    private final Warnings warnings;
    private final List<Sentence> notices;
    private final List<Inputs.LeftOut> leftOut;

    /**
     * Makes a message.
     *
     * @param files the files that the instances come from, by SOP Instance UID
     * @param instances the number of its instances
     * @param sopInstances the SOP Instance UID of each; empty if it has none
     * @param warnings the warnings for a person, of all messages of a run
     * @param leftOut other content of the folders
     */
    StowMessage(
            Message message,
            CompilerOptions options,
            Encoding encoding,
            Map<String, String> files,
            int instances,
            List<String> sopInstances,
            Warnings warnings,
            List<Sentence> notices,
            List<Inputs.LeftOut> leftOut) {
        this.message = message;
        this.options = options;
        this.encoding = encoding;
        this.files = files;
        this.instances = instances;
        this.sopInstances = sopInstances;
        this.warnings = warnings;
        this.notices = List.copyOf(notices);
        this.leftOut = List.copyOf(leftOut);
    }

    /**
     * A message in a file or another source, to be sent as it is; its boundary is that of the first delimiter.
     *
     * @param checked whether to refuse what no server can read: errors in its structure, its links, or the form of its
     *     metadata; other findings are warnings
     * @throws CompileException if it is refused
     * @throws IOException if it cannot be read, or has no delimiter
     */
    public static StowMessage read(Source source, boolean checked) throws IOException, CompileException {
        return WrittenMessages.read(source, checked);
    }

    /**
     * A message whose parts were made one by one.
     *
     * @param options of the compiler that made them
     * @param sopInstances the SOP Instance UID of each instance, in order
     */
    public static StowMessage of(
            Message message, CompilerOptions options, Encoding encoding, List<String> sopInstances) {
        return new StowMessage(
                message,
                options,
                encoding,
                Map.of(),
                sopInstances.size(),
                sopInstances,
                new Warnings(List.of(), Warnings.Search.NONE),
                List.of(),
                List.of());
    }

    /** The value of the request's Content-Type field. */
    public String contentType() {
        return message.contentType();
    }

    /** The number of bytes: the request's Content-Length. */
    public long length() {
        return message.length();
    }

    /** The destination, with the study; empty if none was given. */
    public Optional<TargetUrl> url() {
        return options.url();
    }

    /** The kind of server that it is for. */
    public Target target() {
        return options.target();
    }

    /** How the instances are encoded. */
    public Encoding encoding() {
        return encoding;
    }

    /** How many instances it holds. */
    public int instanceCount() {
        return instances;
    }

    /** The SOP Instance UIDs of its instances, in order; none if the server is to give one of them its UID. */
    public List<String> sopInstances() {
        return sopInstances.contains("") ? List.of() : sopInstances;
    }

    /** The file, by its given name, that the instance with a SOP Instance UID comes from; empty if from none. */
    public Optional<String> fileOf(String sopInstance) {
        return Optional.ofNullable(files.get(sopInstance));
    }

    /** Its parts in order; one if it is a single DICOM file without multipart. */
    public List<Part> parts() {
        return message.parts();
    }

    /** The pieces of the whole message: framing and headers in memory, bodies in their sources. */
    public List<Body> pieces() {
        return message.pieces();
    }

    /**
     * Warnings for a person, before sending. The first call checks DICOM files against the rules. Of several
     * messages of a run, the first has the warnings on all.
     */
    public List<Sentence> warnings() {
        return warnings.all();
    }

    /** What the compiler chose without being asked; of several messages of a run, the first has it. */
    public List<Sentence> notices() {
        return notices;
    }

    /** The content of the folders that is in no message; of several messages of a run, the first has it. */
    public List<Inputs.LeftOut> leftOut() {
        return leftOut;
    }

    /**
     * Writes it to a new file, which appears when it is complete.
     *
     * @throws java.nio.file.FileAlreadyExistsException if the file exists
     * @throws io.github.stowc.bytes.SourceChangedException if a source has changed since it was compiled
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

    /** The body of a request for the JDK's HTTP client; set {@link #contentType()} too. */
    public BodyPublisher publisher() {
        return message.publisher();
    }

    /**
     * The curl command that sends it, with the authentication that the target needs.
     *
     * @param messageName the name of the file that it was written to, without a folder
     */
    public CurlCommand curl(String messageName) {
        return CurlCommand.of(request(messageName)).withAuth(options.target().auth());
    }

    /**
     * The request for a curl command.
     *
     * @param messageName the name of the file that it was written to, without a folder
     */
    public CurlRequest request(String messageName) {
        CurlRequest request = CurlRequest.of(options.url(), contentType(), messageName, length())
                .withHeader("Accept", options.target().accept())
                .withInstances(
                        sopInstances().isEmpty() ? SentInstances.of(instances) : SentInstances.of(sopInstances()));
        return options.study().map(uid -> request.withStudy(uid.value())).orElse(request);
    }

    /**
     * The shell script that builds the same bytes from the same files.
     *
     * @param folder the script's future folder
     * @param messageName the name of the file that it writes by default
     * @throws UsageException if a source is not a file, or the metadata are too long for a script
     * @throws IOException if a folder cannot be resolved
     */
    public HandRecipe recipe(Path folder, String messageName) throws IOException {
        return recipe(messageName, file -> HandRecipe.pathFrom(folder, file));
    }

    /**
     * The shell script that builds the same bytes from files in its own folder.
     *
     * @param names by the file that was compiled, the name that it will have beside the script
     * @param messageName the name of the file that it writes by default
     * @throws UsageException if a source is not a file with a name, or the metadata are too long for a script
     * @throws IOException if a source cannot be read
     */
    public HandRecipe recipe(Map<Path, String> names, String messageName) throws IOException {
        return recipe(messageName, file -> {
            String name = names.get(file);
            if (name == null) {
                throw new UsageException("a recipe needs a name for each file; one has none");
            }
            return name;
        });
    }

    /** Says what a recipe calls a file. */
    private interface FileNaming {
        String of(Path file) throws IOException;
    }

    private HandRecipe recipe(String messageName, FileNaming naming) throws IOException {
        List<RecipeStep> steps = new ArrayList<>();
        for (Body body : message.pieces()) {
            if (body instanceof Body.FileRange range) {
                steps.add(
                        new RecipeStep.File(naming.of(range.file()), range.fileSize(), range.offset(), range.length()));
            } else if (body.length() <= MAX_LITERAL) {
                try (InputStream in = body.open()) {
                    steps.add(new RecipeStep.Literal(in.readAllBytes()));
                }
            } else {
                throw new UsageException("a recipe can contain at most " + MAX_LITERAL
                        + " bytes that are not in a file, found " + body.length() + "; split the input");
            }
        }
        return new HandRecipe(messageName, steps);
    }

    /** A summary for a debugger. */
    @Override
    public String toString() {
        return Sentence.counted(instances, "instance") + " as " + encoding.mediaType() + " in "
                + Sentence.counted(parts().size(), "part") + ", " + length() + " bytes";
    }
}
