package io.github.stowc.template.attach;

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
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The datasets of a DICOM file, of DICOM JSON or of the Native DICOM Model, told by the bytes.
 *
 * <p>Answers of servers are taken with the defects that do not hide what they mean.
 */
final class LikeFile {
    /** Behind all that belongs to a patient, a study, a series or a request. */
    private static final Tag END = new Tag(0x00420000);

    private static final int SAMPLE = 256;
    private static final String FORMS =
            "give a DICOM file, or a QIDO-RS answer, metadata or a worklist item in DICOM JSON or XML";

    /** What hides all that follows. */
    private static final Set<JsonRule> FATAL =
            EnumSet.of(JsonRule.SYNTAX, JsonRule.ENCODING, JsonRule.LIMIT, JsonRule.ROOT, JsonRule.TRAILING_CONTENT);

    private final Source source;

    LikeFile(Source source) {
        this.source = source;
    }

    /**
     * Hands over one dataset after the other.
     *
     * @throws AttachmentException if the file is of another kind, broken, or has no dataset
     * @throws IOException if it cannot be read
     */
    void forEach(Consumer<Dataset> sink) throws IOException {
        String head;
        try (InputStream in = source.open()) {
            head = new String(in.readNBytes(SAMPLE), StandardCharsets.ISO_8859_1);
        }
        if (head.isEmpty()) {
            throw new AttachmentException(source.name(), "the file is empty", FORMS);
        }
        char first = first(head);
        if (head.startsWith("DICM", 128)) {
            part10(sink);
        } else if (first == '<') {
            xml(sink);
        } else if (first == '[' || first == '{') {
            json(sink);
        } else {
            part10(sink);
        }
    }

    /** The first character behind white space, a byte order mark and the zeros of UTF-16. */
    private static char first(String head) {
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            if (c > ' ' && c <= '~') {
                return c;
            }
        }
        return 0;
    }

    private void part10(Consumer<Dataset> sink) throws IOException {
        Dataset dataset;
        try (InputStream in = source.open()) {
            dataset = Part10Reader.strict()
                    .lenient()
                    .until(END)
                    .read(source.name(), in)
                    .dataset();
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

    private void json(Consumer<Dataset> sink) throws IOException {
        List<Problem> fatal = new ArrayList<>();
        boolean found = false;
        try (DicomJsonReader reader = DicomJsonReader.collecting(
                source.open(), JsonReadOptions.of(source.name()).withTransferSyntax(true), problem -> {
                    if (FATAL.contains(problem.rule()) && fatal.isEmpty()) {
                        fatal.add(problem);
                    }
                })) {
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

    private void xml(Consumer<Dataset> sink) throws IOException {
        @Nullable Problem[] last = new Problem[1];
        XmlInstance instance = DicomXmlReader.collect(source.open(), source.name(), problem -> last[0] = problem)
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
