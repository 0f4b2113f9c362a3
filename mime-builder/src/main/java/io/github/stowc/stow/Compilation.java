package io.github.stowc.stow;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.Source;
import io.github.stowc.mime.Multipart;
import io.github.stowc.stow.encode.Encoded;
import io.github.stowc.stow.encode.Encoder;
import io.github.stowc.stow.input.Inputs;
import io.github.stowc.stow.input.StowInstance;
import io.github.stowc.stow.instance.GivenInstances;
import io.github.stowc.stow.instance.HeaderContradictions;
import io.github.stowc.stow.instance.Instances;
import io.github.stowc.stow.instance.SourceInstances;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.ServerTrait;
import io.github.stowc.stow.source.Examined;
import io.github.stowc.stow.source.Links;
import io.github.stowc.stow.source.MetadataFile;
import io.github.stowc.stow.source.Part10File;
import io.github.stowc.template.UidSource;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One run of the compiler. */
final class Compilation {
    private final CompilerOptions options;
    private final UidSource uids;
    private final List<Sentence> warnings = new ArrayList<>();

    Compilation(CompilerOptions options) {
        this.options = options;
        this.uids = options.uids();
    }

    /**
     * What goes out.
     *
     * @param instances all of them, to be encoded again if they do not fit into one message
     * @param encoded the parts of one message that has all of them
     * @param more collects further warnings
     * @param notice what to say if there are several messages
     */
    record Content(
            Encoding encoding, Instances instances, Encoded encoded, Warnings.Search more, Optional<Sentence> notice) {}

    List<StowMessage> run(Inputs given) throws IOException, CompileException {
        Inputs inputs = withLinked(given);
        Examined examined = Examined.of(inputs, options);
        requireFiles(inputs, examined);
        List<Inputs.LeftOut> leftOut = new ArrayList<>(examined.leftOut());
        Content content;
        if (options.metadata().isPresent()) {
            MetadataParts parts = new MetadataParts(options, uids, warnings);
            content = parts.of(MetadataFile.of(options.metadata().get()), examined);
            leftOut.addAll(parts.leftOut());
        } else {
            content = files(examined);
        }
        Set<Body> withoutBoundary = new HashSet<>();
        for (Source source : examined.withoutBoundary()) {
            withoutBoundary.add(Body.of(source));
        }
        return messages(content, leftOut, withoutBoundary);
    }

    /** The inputs, and the files that a person chose for links and did not give. */
    private Inputs withLinked(Inputs given) {
        if (options.links().isEmpty()) {
            return given;
        }
        List<Inputs.Item> items = new ArrayList<>(given.files());
        Set<Object> places = new HashSet<>();
        items.forEach(item -> places.add(Links.place(item.source())));
        for (List<Source> chosen : options.links().values()) {
            for (Source source : chosen) {
                if (places.add(Links.place(source))) {
                    items.add(new Inputs.Item(source, false));
                }
            }
        }
        return new Inputs(items, given.leftOut());
    }

    List<StowMessage> run(List<StowInstance> given) throws IOException, CompileException {
        GivenInstances instances = GivenInstances.of(options, given);
        Encoding encoding = instances.encoding(options);
        Encoder encoder = Encoder.of(encoding, options);
        Encoded encoded = encoder.encode(instances, 0, instances.count());
        warnings.addAll(encoder.warnings());
        if (options.validate()) {
            CompileException.throwIfAny(new MetadataChecks(options, warnings).problems(instances));
        }
        Content content = new Content(encoding, instances, encoded, Warnings.Search.NONE, Optional.empty());
        return messages(content, List.of(), Set.of());
    }

    private List<StowMessage> messages(Content content, List<Inputs.LeftOut> leftOut, Set<Body> withoutBoundary)
            throws IOException, CompileException {
        List<Splitter.Portion> portions = new Splitter(options, content, uids).portions();
        if (portions.size() > 1) {
            content.notice().ifPresent(warnings::add);
        }
        boolean several = portions.stream().anyMatch(portion -> portion.instances() > 1);
        if (several && options.target().has(ServerTrait.SINGLE_PART_FIRST)) {
            warnings.add(Sentence.of(
                    options.target().title() + ": its documents show one DICOM file per request and no multipart; ",
                    Choice.ONE_EACH,
                    " sends each alone"));
        }
        List<StowMessage> messages = new ArrayList<>(portions.size());
        for (Splitter.Portion portion : portions) {
            if (options.boundary().isPresent() && portion.message() instanceof Multipart multipart) {
                multipart.requireBoundaryUnused(withoutBoundary);
            }
            boolean first = messages.isEmpty();
            messages.add(new StowMessage(
                    portion.message(),
                    options,
                    content.encoding(),
                    portion.files(),
                    portion.instances(),
                    portion.sopInstances(),
                    first ? new Warnings(warnings, content.more()) : new Warnings(List.of(), Warnings.Search.NONE),
                    first ? leftOut : List.of()));
        }
        return messages;
    }

    private void requireFiles(Inputs inputs, Examined examined) throws CompileException {
        boolean metadataAlone = options.metadata().isPresent() && inputs.files().isEmpty();
        if (!examined.files().isEmpty() || metadataAlone) {
            return;
        }
        List<CompileProblem> problems = new ArrayList<>();
        problems.add(CompileProblem.of(
                "", "nothing to compile: expected pictures, videos, documents or DICOM files, found none", ""));
        for (Inputs.LeftOut file : examined.leftOut()) {
            problems.add(CompileProblem.of("left out " + file.name(), file.reason(), ""));
        }
        throw new CompileException(problems);
    }

    private Content files(Examined examined) throws IOException, CompileException {
        Encoding encoding = new EncodingChoice(options, warnings).of(examined);
        List<Part10File> part10 = examined.part10();
        if (options.like().isPresent() && !part10.isEmpty()) {
            throw new UsageException(Sentence.of(
                    Choice.LIKE,
                    " cannot be combined with DICOM files; "
                            + part10.get(0).source().name()
                            + " already has a patient and a study; leave it out, or change single attributes with ",
                    Choice.SET));
        }
        if (part10.size() == examined.files().size()) {
            requireNoOptionsForOthers();
        }
        warnings.addAll(MetadataChecks.unreadable(part10));
        SourceInstances instances = SourceInstances.of(options, examined.files(), uids, encoding);
        warnings.addAll(instances.warnings());
        if (!part10.isEmpty() && options.changesInstances()) {
            warnings.add(Sentence.of(Sentence.counted(part10.size(), "DICOM file")
                    + " rewritten with the attributes that are set; each keeps its SOP Instance UID"));
        }
        Encoder encoder = Encoder.of(encoding, options);
        Encoded encoded = encoder.encode(instances, 0, instances.count());
        warnings.addAll(encoder.warnings());
        requireValid(instances);
        boolean checked = options.validate() && !part10.isEmpty();
        Warnings.Search more = checked ? () -> MetadataChecks.count(part10) : Warnings.Search.NONE;
        return new Content(encoding, instances, encoded, more, Optional.empty());
    }

    /** The built-in templates are known to be right; the user's additions are not. */
    private void requireValid(SourceInstances instances) throws IOException, CompileException {
        if (options.validate() && options.pixelHeader()) {
            CompileException.throwIfAny(HeaderContradictions.in(options.settings(), instances.contents()));
        }
        boolean users = options.template().isPresent() || options.changesInstances();
        if (options.validate() && users) {
            Sentence origin = options.template()
                    .map(template -> Sentence.of(template.name()))
                    .orElse(Sentence.of(options.like().isPresent() ? Choice.LIKE : Choice.SET));
            CompileException.throwIfAny(new MetadataChecks(options, warnings).problems(origin, instances.madeOnes()));
        }
    }

    /** Refuses choices for making instances if all files are DICOM files. */
    private void requireNoOptionsForOthers() {
        Object choice = null;
        if (options.template().isPresent()) {
            choice = "a template";
        } else if (!options.pixelHeader()) {
            choice = Choice.NO_PIXEL_HEADER;
        } else if (!options.applicationSegments()) {
            choice = Choice.NO_APPLICATION_SEGMENTS;
        }
        if (choice != null) {
            throw new UsageException(Sentence.of(
                    choice, " cannot be combined with DICOM files, which already have their attributes; leave it out"));
        }
    }
}
