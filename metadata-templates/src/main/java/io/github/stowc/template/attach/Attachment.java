package io.github.stowc.template.attach;

import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.Uid;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What new instances have in common with an existing patient, study, series or order. Immutable.
 *
 * <p>It comes from a DICOM file, a QIDO-RS answer, WADO-RS metadata or a Modality Worklist item, in DICOM JSON, the
 * Native DICOM Model or Part 10; the bytes tell which. If it has several items, all must belong to one patient, study
 * or series. Instances do not take over Specific Character Set, which says how the source was encoded, nor what only a
 * query answer has.
 */
public final class Attachment {

    private final String file;
    private final Level level;
    private final List<Element> elements;

    private Attachment(String file, Level level, List<Element> elements) {
        this.file = file;
        this.level = level;
        // If two levels, or a level and the request, give an attribute, the last one counts.
        this.elements = Dataset.EMPTY.with(elements).elements();
    }

    /** What new instances are attached to. */
    public enum Level {
        /** The patient: the instances are a study of their own. */
        PATIENT,
        /** The study, with its patient: the instances are a series of their own. */
        STUDY,
        /** The series, with its study: the instances have its Modality. */
        SERIES,
        /** The request and the steps of a worklist item, with the patient: the instances are a series of its study. */
        ORDER;

        /** The name in lower case, as people write it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Attaches to what the file is about: a worklist item's order, otherwise the study, as archives do with a file
     * uploaded on a study's page; the patient if there is no study.
     *
     * @throws AttachmentException if the file is of another kind, or lacks what is needed
     * @throws IOException if it cannot be read
     */
    public static Attachment of(Source file) throws IOException {
        return read(file, null);
    }

    /**
     * Attaches to a given level.
     *
     * @throws AttachmentException if the file is of another kind, or lacks what is needed
     * @throws IOException if it cannot be read
     */
    public static Attachment of(Source file, Level level) throws IOException {
        return read(file, level);
    }

    private static Attachment read(Source file, @Nullable Level given) throws IOException {
        AttachedAttributes attributes = AttachedAttributes.read();
        Candidates candidates = new Candidates(file.name(), attributes);
        new LikeFile(file).forEach(candidates::add);
        Dataset dataset = candidates.first();
        Level level = given == null ? suggested(dataset) : given;
        new Requirements(file.name(), dataset).check(level);
        candidates.requireOne(level);
        List<Element> elements = new ArrayList<>(attributes.of("patient", dataset));
        switch (level) {
            case PATIENT -> {}
            case STUDY -> elements.addAll(attributes.of("study", dataset));
            case SERIES -> {
                elements.addAll(attributes.of("study", dataset));
                elements.addAll(attributes.of("series", dataset));
            }
            case ORDER -> {
                elements.addAll(new WorklistItem(dataset, attributes).study());
                elements.add(WorklistItem.sequence(candidates.requests()));
            }
        }
        return new Attachment(file.name(), level, elements);
    }

    private static Level suggested(Dataset dataset) {
        if (WorklistItem.is(dataset)) {
            return Level.ORDER;
        }
        return dataset.text(Tags.STUDY_INSTANCE_UID).isPresent() ? Level.STUDY : Level.PATIENT;
    }

    /** Checks that a dataset has what attaching to it needs. */
    private record Requirements(String file, Dataset dataset) {
        private static final String WHERE = "take the metadata of an instance or a QIDO-RS answer for studies";

        void check(Level level) throws AttachmentException {
            boolean isNamed = dataset.text(Tags.PATIENT_ID).isPresent()
                    || dataset.text(Tags.PATIENT_NAME).isPresent();
            boolean isMentioned = dataset.get(Tags.PATIENT_ID).isPresent()
                    || dataset.get(Tags.PATIENT_NAME).isPresent();
            if (level == Level.ORDER && !WorklistItem.is(dataset)) {
                throw new AttachmentException(
                        file,
                        "it is not a worklist item: it has no Scheduled Procedure Step Sequence (0040,0100)",
                        Sentence.of("give one that has, or ", Choice.ATTACH, " study"));
            }
            if (level == Level.PATIENT ? !isNamed : !isMentioned) {
                throw new AttachmentException(
                        file,
                        "it names no patient: it has neither Patient ID (0010,0020) nor Patient's Name (0010,0010)",
                        WHERE);
            }
            if (level != Level.PATIENT) {
                requireUid(
                        Tags.STUDY_INSTANCE_UID,
                        "Study Instance UID",
                        Sentence.of(WHERE + ", or give ", Choice.ATTACH, " patient"));
            }
            if (level == Level.SERIES) {
                Sentence series = Sentence.of(
                        "take the metadata of an instance or a QIDO-RS answer for series, or give ",
                        Choice.ATTACH,
                        " study");
                requireUid(Tags.SERIES_INSTANCE_UID, "Series Instance UID", series);
                if (dataset.text(Tags.MODALITY).isEmpty()) {
                    throw new AttachmentException(
                            file, "it has no Modality (0008,0060), which all instances of a series share", series);
                }
            }
        }

        private void requireUid(Tag tag, String name, Sentence remedy) throws AttachmentException {
            String uid = dataset.text(tag).orElse("");
            if (uid.isEmpty()) {
                throw new AttachmentException(file, "it has no " + name + " " + tag, remedy);
            }
            String problem = Uid.problem(uid).orElse(null);
            if (problem != null) {
                throw new AttachmentException(file, "its " + name + " " + tag + " is not a UID: " + problem, remedy);
            }
        }
    }

    /** What the instances are attached to. */
    public Level level() {
        return level;
    }

    /**
     * The elements that new instances take over in place of their own, each tag once; Type 2 attributes of the level
     * that the source does not know are empty.
     */
    public List<Element> elements() {
        return elements;
    }

    /** The study of the new instances; empty if they make a study of their own. */
    public Optional<Uid> study() {
        return level == Level.PATIENT ? Optional.empty() : uid(Tags.STUDY_INSTANCE_UID);
    }

    private Optional<Uid> uid(Tag tag) {
        return Dataset.of(elements).text(tag).map(Uid::new);
    }

    /** What the instances are attached to and which file it comes from, in words without a patient's data. */
    public String describe() {
        return switch (level) {
            case PATIENT -> "the patient of " + file;
            case STUDY -> "the study " + study().orElseThrow() + " of " + file;
            case SERIES -> "the series " + uid(Tags.SERIES_INSTANCE_UID).orElseThrow() + " of " + file;
            case ORDER -> "the order of " + file + ", study " + study().orElseThrow();
        };
    }
}
