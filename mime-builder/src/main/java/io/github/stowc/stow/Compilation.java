package io.github.stowc.stow;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Tags;
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
import io.github.stowc.stow.source.ContentFile;
import io.github.stowc.stow.source.Examined;
import io.github.stowc.stow.source.Links;
import io.github.stowc.stow.source.MetadataFile;
import io.github.stowc.stow.source.Part10File;
import io.github.stowc.template.AttributeSetting;
import io.github.stowc.template.TemplateChoice;
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
    private final List<Sentence> notices = new ArrayList<>();

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
        if (options.metadata().isPresent()) {
            CompileException.throwIfAny(examined.problems());
        } else {
            examined = Selection.of(examined, options).files();
        }
        warnings.addAll(examined.warnings());
        options.like().ifPresent(like -> notices.add(Sentence.of("attached to " + like.describe())));
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
                    first ? notices : List.of(),
                    first ? leftOut : List.of()));
        }
        return messages;
    }

    private void requireFiles(Inputs inputs, Examined examined) throws CompileException {
        boolean metadataAlone = options.metadata().isPresent() && inputs.files().isEmpty();
        if (!examined.files().isEmpty() || metadataAlone) {
            return;
        }
        List<CompileProblem> problems = new ArrayList<>(examined.problems());
        if (problems.isEmpty()) {
            problems.add(CompileProblem.of(
                    "", "nothing to compile: expected pictures, videos, documents or DICOM files, found none", ""));
        }
        for (Inputs.LeftOut file : examined.leftOut()) {
            problems.add(CompileProblem.of("left out " + file.name(), Sentence.of(file.reason()), file.remedy()));
        }
        throw new CompileException(problems);
    }

    /** What goes out of files; one run names the problems of all of them. */
    private Content files(Examined examined) throws IOException, CompileException {
        Content content;
        try {
            content = content(examined);
        } catch (CompileException e) {
            List<CompileProblem> all = new ArrayList<>(examined.problems());
            all.addAll(e.problems());
            throw new CompileException(all);
        }
        CompileException.throwIfAny(examined.problems());
        return content;
    }

    private Content content(Examined examined) throws IOException, CompileException {
        Encoding encoding = new EncodingChoice(options, warnings).of(examined);
        List<Part10File> part10 = examined.part10();
        if (encoding == Encoding.DICOM) {
            noteMixed(part10.size(), examined.files().size() - part10.size());
        }
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
        if (!options.templates().isEmpty()) {
            new TemplateChoice(options.templates())
                    .requireUse(examined.contents().stream()
                            .map(ContentFile::content)
                            .toList());
        }
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
        warnOfNoPatient(instances);
        boolean checked = options.validate() && !part10.isEmpty();
        Warnings.Search more = checked ? () -> MetadataChecks.count(part10) : Warnings.Search.NONE;
        return new Content(encoding, instances, encoded, more, Optional.empty());
    }

    /** An instance without Patient ID is legal (Type 2), and is nobody's: servers find patients by it. */
    private void warnOfNoPatient(SourceInstances instances) throws IOException, CompileException {
        int[] without = new int[1];
        if (options.templates().isEmpty()) {
            // The built-in templates name none.
            without[0] = isPatientChosen() ? 0 : instances.contents().size();
        } else if (!isPatientChosen()) {
            instances
                    .madeOnes()
                    .forEach(made -> without[0] += made.text(Tags.PATIENT_ID).isEmpty() ? 1 : 0);
        }
        if (without[0] > 0) {
            String study = options.study()
                    .map(uid -> "; a server may keep it apart from the study " + uid
                            + ", whose instances have a Patient ID")
                    .orElse("");
            warnings.add(Sentence.of(
                    Sentence.counted(without[0], "instance") + " without Patient ID (0010,0020)" + study + ": give ",
                    Choice.SET,
                    " PatientID=ID, or ",
                    Choice.LIKE,
                    " with a file of the patient"));
        }
    }

    /** Whether a Patient ID is set, even to nothing, or that of an existing patient is taken over. */
    private boolean isPatientChosen() {
        for (AttributeSetting setting : options.settings()) {
            if (setting.isTopLevel() && setting.tag().equals(Tags.PATIENT_ID)) {
                return true;
            }
        }
        return options.like().isPresent();
    }

    private void noteMixed(int part10, int others) {
        if (part10 > 0 && others > 0) {
            notices.add(Sentence.of(Sentence.counted(part10, "DICOM file") + " and "
                    + Sentence.counted(others, "other file")
                    + ": all go as DICOM files, since the instances of a message have one encoding"));
        }
    }

    /** The built-in templates are known to be right; the user's additions are not. */
    private void requireValid(SourceInstances instances) throws IOException, CompileException {
        if (options.validate() && options.pixelHeader()) {
            CompileException.throwIfAny(HeaderContradictions.in(options.settings(), instances.contents()));
        }
        boolean users = !options.templates().isEmpty() || options.changesInstances();
        if (options.validate() && users) {
            Sentence origin = options.templates().isEmpty()
                    ? Sentence.of(options.like().isPresent() ? Choice.LIKE : Choice.SET)
                    : Sentence.of(options.templates().get(0).name());
            CompileException.throwIfAny(new MetadataChecks(options, warnings).problems(origin, instances.madeOnes()));
        }
    }

    /** Refuses choices for making instances if all files are DICOM files. */
    private void requireNoOptionsForOthers() {
        Object choice = null;
        if (!options.templates().isEmpty()) {
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
