package io.github.stowc.template.attach;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonInstance;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.json.JsonRule;
import io.github.stowc.dicom.part10.Part10Exception;
import io.github.stowc.dicom.part10.Part10Reader;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Problem;
import io.github.stowc.dicom.xml.DicomXmlReader;
import io.github.stowc.dicom.xml.XmlInstance;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The datasets of a DICOM file, of DICOM JSON or of the Native DICOM Model; the bytes tell which it is.
 *
 * <p>Accepts servers' answers with defects that do not hide what they mean.
 */
final class LikeFile {
    /** Comes after all that belongs to a patient, a study, a series or a request. */
    private static final Tag END = new Tag(0x00420000);

    private static final String FORMS =
            "give a DICOM file, or a QIDO-RS answer, metadata or a worklist item in DICOM JSON or XML";

    /** Errors that hide all that follows. */
    private static final Set<JsonRule> FATAL =
            EnumSet.of(JsonRule.SYNTAX, JsonRule.ENCODING, JsonRule.LIMIT, JsonRule.ROOT, JsonRule.TRAILING_CONTENT);

    private final Source source;

    LikeFile(Source source) {
        this.source = source;
    }

    /**
     * Passes on one dataset after the other.
     *
     * @throws AttachmentException if the file is of another kind, broken, or has no dataset
     * @throws IOException if it cannot be read
     */
    void forEach(Consumer<Dataset> sink) throws IOException {
        if (source.size() == 0) {
            throw new AttachmentException(source.name(), "the file is empty", FORMS);
        }
        try (ByteWindow window = new ByteWindow(source)) {
            Kind kind = MediaReader.kind(window);
            switch (kind) {
                case XML -> xml(window, sink);
                case JSON -> json(window, sink);
                // A dataset may begin with any tag but one of a command (PS3.7 6.3), of which null bytes are a long
                // list.
                case UNKNOWN -> {
                    if (beginsWithNulls(window)) {
                        throw new AttachmentException(source.name(), "it begins with null bytes", FORMS);
                    }
                    part10(window, sink);
                }
                case PART10, DICOM_DATASET -> part10(window, sink);
                default -> throw new AttachmentException(source.name(), "it is " + kind.label(), FORMS);
            }
        }
    }

    private boolean beginsWithNulls(ByteWindow window) throws IOException {
        try (InputStream in = window.stream()) {
            byte[] first = in.readNBytes(8);
            return Arrays.equals(first, new byte[8]);
        }
    }

    private void part10(ByteWindow window, Consumer<Dataset> sink) throws IOException {
        Dataset dataset;
        try {
            dataset = Part10Reader.strict().lenient().until(END).read(window).dataset();
        } catch (Part10Exception e) {
            AttachmentException failure = new AttachmentException(source.name(), withoutName(e), FORMS);
            failure.initCause(e);
            throw failure;
        }
        if (dataset.isEmpty()) {
            throw new AttachmentException(source.name(), "the file has no attributes", FORMS);
        }
        sink.accept(dataset);
    }

    private String withoutName(IOException e) {
        String message = String.valueOf(e.getMessage());
        String prefix = source.name() + ": ";
        return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }

    private void json(ByteWindow window, Consumer<Dataset> sink) throws IOException {
        List<Problem> fatal = new ArrayList<>();
        boolean found = false;
        try (DicomJsonReader reader = DicomJsonReader.collecting(
                window.stream(),
                JsonReadOptions.of(source.name()).withTransferSyntax(true),
                problem -> keepFatal(problem, fatal))) {
            for (Optional<JsonInstance> next = reader.next(); next.isPresent(); next = reader.next()) {
                found = true;
                sink.accept(next.get().dataset());
            }
        }
        if (!fatal.isEmpty()) {
            throw broken(fatal.get(0));
        }
        if (!found) {
            throw new AttachmentException(
                    source.name(), "the answer has no match", "ask the server for something that it has");
        }
    }

    private static void keepFatal(Problem problem, List<Problem> fatal) {
        if (FATAL.contains(problem.rule()) && fatal.isEmpty()) {
            fatal.add(problem);
        }
    }

    private void xml(ByteWindow window, Consumer<Dataset> sink) throws IOException {
        @Nullable Problem[] last = new Problem[1];
        XmlInstance instance = DicomXmlReader.collect(window.stream(), source.name(), problem -> last[0] = problem)
                .orElse(null);
        if (instance != null) {
            sink.accept(instance.dataset());
            return;
        }
        Problem problem = last[0];
        if (problem == null) {
            throw new AttachmentException(source.name(), "the file cannot be read", FORMS);
        }
        throw broken(problem);
    }

    private AttachmentException broken(Problem problem) {
        Place place = problem.place();
        return new AttachmentException(
                source.name() + ":" + place.line() + ":" + place.column(),
                problem.message(),
                problem.remedy().isEmpty() ? FORMS : problem.remedy());
    }
}
