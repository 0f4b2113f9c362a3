package io.github.stowc.stow;

import io.github.stowc.bytes.Source;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.dicom.Uid;
import io.github.stowc.mime.Boundary;
import io.github.stowc.mime.Framing;
import io.github.stowc.stow.input.Inputs;
import io.github.stowc.stow.input.StowInstance;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Limits;
import io.github.stowc.stow.options.Target;
import io.github.stowc.template.AttributeSetting;
import io.github.stowc.template.Template;
import io.github.stowc.template.attach.Attachment;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compiles files into STOW-RS messages (PS3.18 10.5).
 *
 * <p>DICOM files go out unchanged. Pictures, videos and documents get metadata from a template, or from a file of DICOM
 * JSON or XML that links to them. Immutable, and safe to share between threads.
 */
public final class StowCompiler {
    private final CompilerOptions options;

    private StowCompiler(CompilerOptions options) {
        this.options = options;
    }

    /** What was chosen for it. */
    public CompilerOptions options() {
        return options;
    }

    /** A compiler with the defaults: canonical framing, random UIDs and boundary, Secondary Capture for pictures. */
    public static StowCompiler create() {
        return builder().build();
    }

    /** Starts to choose options for a compiler. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Compiles files, and files in folders, into one message.
     *
     * @throws CompileException if the input has errors, or does not fit into one message within the limits
     * @throws UsageException if the choices do not fit the input
     * @throws IOException if a file is missing or cannot be read
     */
    public StowMessage compile(Path... paths) throws IOException, CompileException {
        return compile(Inputs.ofPaths(List.of(paths)));
    }

    /** Compiles sources: files, bytes in memory, streams that can be opened again; see {@link #compile(Path...)}. */
    public StowMessage compile(List<? extends Source> sources) throws IOException, CompileException {
        return compile(Inputs.of(sources));
    }

    /** Compiles the inputs that were collected; see {@link #compile(Path...)}. */
    public StowMessage compile(Inputs inputs) throws IOException, CompileException {
        return only(compileAll(inputs));
    }

    /**
     * Compiles inputs into as many messages as the limits require, to be sent in that order. No instance
     * is divided, and each is the same as in one message for all. See {@link #compile(Path...)}.
     */
    public List<StowMessage> compileAll(Inputs inputs) throws IOException, CompileException {
        return new Compilation(options).run(inputs);
    }

    /**
     * Compiles instances in memory, with the bulk data that they link to, into one message. Settings
     * change them; templates and metadata are for files.
     *
     * @throws CompileException if they have errors, links and bulk data do not match, or the limits require more than
     *     one message
     * @throws UsageException if the list is empty, or an option is for files
     * @throws IOException if bulk data cannot be read
     */
    public StowMessage compileInstances(List<StowInstance> instances) throws IOException, CompileException {
        return only(compileAllInstances(instances));
    }

    /** Like {@link #compileInstances}, into as many messages as the limits require; see {@link #compileAll}. */
    public List<StowMessage> compileAllInstances(List<StowInstance> instances) throws IOException, CompileException {
        return new Compilation(options).run(instances);
    }

    private static StowMessage only(List<StowMessage> messages) throws CompileException {
        if (messages.size() > 1) {
            throw new CompileException(CompileProblem.of(
                    "",
                    "the limits require " + messages.size() + " messages, expected one",
                    "compile it into several messages, or raise the limits"));
        }
        return messages.get(0);
    }

    /** Options for a compiler, each with a default. Not safe to share between threads. */
    public static final class Builder {
        private @Nullable Encoding encoding;
        private final List<Template> templates = new ArrayList<>();
        private boolean photographic;
        private @Nullable Target target;
        private Limits limits = Limits.NONE;
        private @Nullable Source metadata;
        private @Nullable Uid study;
        private @Nullable Boundary boundary;
        private @Nullable TargetUrl url;
        private @Nullable String seed;
        private @Nullable LocalDateTime now;
        private Framing framing = Framing.CANONICAL;
        private boolean pixelHeader = true;
        private boolean applicationSegments = true;
        private boolean turn;
        private boolean validate = true;
        private @Nullable Attachment like;
        private final Map<String, List<Source>> links = new LinkedHashMap<>();
        private final List<AttributeSetting> settings = new ArrayList<>();

        private Builder() {}

        /** How to encode the instances; by default the input decides. */
        public Builder encoding(Encoding value) {
            encoding = value;
            return this;
        }

        /** A template for the kinds of file that its SOP Class fits; each other kind has a built-in one. */
        public Builder template(Template value) {
            templates.add(value);
            return this;
        }

        /** Whether pictures become VL Photographic instances if no template is given; by default false. */
        public Builder photographic(boolean value) {
            photographic = value;
            return this;
        }

        /** The kind of server that the messages are for; by default dcm4chee. */
        public Builder target(Target value) {
            target = value;
            return this;
        }

        /** How large a message may be; each limit that is not given is the target's. */
        public Builder limits(Limits value) {
            limits = value;
            return this;
        }

        /**
         * DICOM JSON or XML that describes the files and links to each; it goes out unchanged unless something is set.
         */
        public Builder metadata(Source value) {
            metadata = value;
            return this;
        }

        /**
         * The file that a BulkDataURI of the metadata means, whatever its name; the frames of one instance in their
         * order, each by a call.
         */
        public Builder link(String uri, Source file) {
            links.computeIfAbsent(uri, first -> new ArrayList<>()).add(file);
            return this;
        }

        /** A value for an attribute of every instance. */
        public Builder set(AttributeSetting setting) {
            settings.add(setting);
            return this;
        }

        /** A value for an attribute of every instance, as {@code PatientName=Doe^John}. */
        public Builder set(String setting) {
            return set(AttributeSetting.parse(setting));
        }

        /** Attributes of an existing patient, study, series or order for new instances. */
        public Builder like(Attachment value) {
            like = value;
            return this;
        }

        /** The study of all instances. */
        public Builder study(Uid value) {
            study = value;
            return this;
        }

        /** The message's destination; a URL that ends in a study chooses it like {@link #study}. */
        public Builder url(TargetUrl value) {
            url = value;
            return this;
        }

        /** The boundary, which no file may have at the start of a line; by default random. */
        public Builder boundary(Boundary value) {
            boundary = value;
            return this;
        }

        /** Where line ends are; by default canonical. */
        public Builder framing(Framing value) {
            framing = value;
            return this;
        }

        /** A text from which UIDs and boundary are derived, so that each run gives the same ones. */
        public Builder seed(String value) {
            seed = value;
            return this;
        }

        /** The time that templates see; by default the system's, or 1970-01-01 with a seed. */
        public Builder now(LocalDateTime value) {
            now = value;
            return this;
        }

        /** Whether to take the attributes of the Image Pixel Module from the images' headers; by default true. */
        public Builder pixelHeader(boolean value) {
            pixelHeader = value;
            return this;
        }

        /** Whether JPEGs keep their application segments, such as a camera's EXIF; by default true. */
        public Builder applicationSegments(boolean value) {
            applicationSegments = value;
            return this;
        }

        /**
         * Whether to turn pictures as viewers do by their EXIF Orientation; by default false. JPEGs are turned without loss if
         * their sides allow that, else they become native pixels, as other pictures do.
         */
        public Builder turn(boolean value) {
            turn = value;
            return this;
        }

        /** Whether to check the user's metadata and settings against the rules and refuse errors; by default true. */
        public Builder validate(boolean value) {
            validate = value;
            return this;
        }

        private static Uid studyOfUrl(String uid) {
            try {
                return new Uid(uid);
            } catch (IllegalArgumentException e) {
                throw new UsageException(String.valueOf(e.getMessage()), e);
            }
        }

        /**
         * Builds the compiler.
         *
         * @throws UsageException if the options (study, URL, attachment) name two studies, or the target does not take
         *     the encoding
         */
        public StowCompiler build() {
            Target meant = target == null ? Target.named(Target.DEFAULT) : target;
            if (encoding != null) {
                meant.requireTaken(encoding);
            }
            Optional<TargetUrl> to = Optional.ofNullable(url);
            Optional<Uid> given = Optional.ofNullable(study);
            return new StowCompiler(new CompilerOptions(
                    Optional.ofNullable(encoding),
                    templates,
                    photographic,
                    meant,
                    limits,
                    Optional.ofNullable(metadata),
                    given.or(() -> to.flatMap(TargetUrl::studyUid).map(Builder::studyOfUrl)),
                    Optional.ofNullable(boundary),
                    to.map(place ->
                            given.map(uid -> place.withStudy(uid.value())).orElse(place)),
                    Optional.ofNullable(seed),
                    Optional.ofNullable(now),
                    framing,
                    pixelHeader,
                    applicationSegments,
                    turn,
                    validate,
                    Optional.ofNullable(like),
                    links,
                    settings));
        }
    }
}
