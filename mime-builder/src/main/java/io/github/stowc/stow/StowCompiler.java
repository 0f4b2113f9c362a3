package io.github.stowc.stow;

import io.github.stowc.bytes.Source;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.dicom.Uid;
import io.github.stowc.mime.Boundary;
import io.github.stowc.mime.Framing;
import io.github.stowc.stow.instance.StowInstance;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Limits;
import io.github.stowc.stow.options.Target;
import io.github.stowc.stow.source.Inputs;
import io.github.stowc.template.AttributeSetting;
import io.github.stowc.template.Template;
import io.github.stowc.template.attach.Attachment;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compiles files into STOW-RS messages (PS3.18 10.5).
 *
 * <p>DICOM Part 10 files go out as they are; JPEG images get metadata from a template, or from a file of DICOM JSON that
 * links to them. Immutable, and safe to share between threads.
 */
public final class StowCompiler {
    private final CompilerOptions options;

    private StowCompiler(CompilerOptions options) {
        this.options = options;
    }

    /** A compiler with the defaults: canonical framing, random UIDs and boundary, Secondary Capture for images. */
    public static StowCompiler create() {
        return builder().build();
    }

    /** The choices for a compiler. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Compiles files, and the files in folders, into one message.
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

    /** Compiles what has been collected; see {@link #compile(Path...)}. */
    public StowMessage compile(Inputs inputs) throws IOException, CompileException {
        return only(compileAll(inputs));
    }

    /**
     * Compiles what has been collected into as many messages as the limits ask for, to be sent in that order; no instance
     * is divided, and each is the same as it would be in one message for all. See {@link #compile(Path...)}.
     */
    public List<StowMessage> compileAll(Inputs inputs) throws IOException, CompileException {
        return new Compilation(options).run(inputs);
    }

    /**
     * Compiles instances that are in memory, with the bulk data that they link to, into one message. They may be changed by
     * what is set; templates and metadata are for files.
     *
     * @throws CompileException if they have errors, links and bulk data do not match, or they do not fit into one message
     *     within the limits
     * @throws UsageException if there is none, or the choices are for files
     * @throws IOException if bulk data cannot be read
     */
    public StowMessage compileInstances(List<StowInstance> instances) throws IOException, CompileException {
        return only(compileAllInstances(instances));
    }

    /** Like {@link #compileInstances}, into as many messages as the limits ask for; see {@link #compileAll}. */
    public List<StowMessage> compileAllInstances(List<StowInstance> instances) throws IOException, CompileException {
        return new Compilation(options).run(instances);
    }

    private static StowMessage only(List<StowMessage> messages) throws CompileException {
        if (messages.size() > 1) {
            throw new CompileException(CompileProblem.of(
                    "",
                    "the input takes " + messages.size() + " messages within the limits, expected one",
                    "compile it into all of them, or give larger limits"));
        }
        return messages.get(0);
    }

    /** The choices for a compiler; what is not chosen keeps its default. Not safe to share between threads. */
    public static final class Builder {
        private @Nullable Encoding encoding;
        private @Nullable Template template;
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
        private boolean validate = true;
        private @Nullable Attachment like;
        private final List<AttributeSetting> settings = new ArrayList<>();

        private Builder() {}

        /** How the instances are encoded; chosen by the input unless given. */
        public Builder encoding(Encoding value) {
            encoding = value;
            return this;
        }

        /** The template for all instances that are made; the one of the file's kind unless given. */
        public Builder template(Template value) {
            template = value;
            return this;
        }

        /** Whether pictures become VL Photographic instances unless a template says otherwise; false unless given. */
        public Builder photographic(boolean value) {
            photographic = value;
            return this;
        }

        /** The kind of server that the messages are for; dcm4chee unless given. */
        public Builder target(Target value) {
            target = value;
            return this;
        }

        /** How large a message may be; where a limit is not given, the target's own goes. */
        public Builder limits(Limits value) {
            limits = value;
            return this;
        }

        /** DICOM JSON that describes the files and links to each; its bytes go out unchanged unless something is set. */
        public Builder metadata(Source value) {
            metadata = value;
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

        /** What instances that are made have in common with an existing patient, study, series or order. */
        public Builder like(Attachment value) {
            like = value;
            return this;
        }

        /** The study that all instances belong to. */
        public Builder study(Uid value) {
            study = value;
            return this;
        }

        /** Where the message is going; a URL that ends in a study chooses it as {@link #study} does. */
        public Builder url(TargetUrl value) {
            url = value;
            return this;
        }

        /** The boundary, which no file may hold at the beginning of a line; random unless given. */
        public Builder boundary(Boundary value) {
            boundary = value;
            return this;
        }

        /** Where line ends stand; canonical unless given. */
        public Builder framing(Framing value) {
            framing = value;
            return this;
        }

        /** A text from which UIDs and boundary are made, the same in each run. */
        public Builder seed(String value) {
            seed = value;
            return this;
        }

        /** The time that templates see; unless given the system's, or 1970-01-01 with a seed. */
        public Builder now(LocalDateTime value) {
            now = value;
            return this;
        }

        /** Whether the attributes of the Image Pixel Module are taken from the images' headers; true unless given. */
        public Builder pixelHeader(boolean value) {
            pixelHeader = value;
            return this;
        }

        /** Whether JPEGs keep their application segments, where cameras put EXIF; true unless given. */
        public Builder applicationSegments(boolean value) {
            applicationSegments = value;
            return this;
        }

        /** Whether what the user wrote is held against the rules, and refused where it breaks one; true unless given. */
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
         * A compiler with the choices made so far.
         *
         * @throws UsageException if two studies are chosen, by the URL or what the instances are attached to too, or an encoding that the target does not take
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
                    Optional.ofNullable(template),
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
                    validate,
                    Optional.ofNullable(like),
                    settings));
        }
    }
}
