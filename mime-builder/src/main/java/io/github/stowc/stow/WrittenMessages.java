package io.github.stowc.stow;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonInstance;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.part10.Part10Reader;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.dicom.xml.DicomXmlReader;
import io.github.stowc.mime.Header;
import io.github.stowc.mime.MultipartReader;
import io.github.stowc.mime.Part;
import io.github.stowc.mime.WrittenMessage;
import io.github.stowc.stow.input.StoredMessage;
import io.github.stowc.stow.input.StoredMessage.StoredPart;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.Summary;
import io.github.stowc.validate.finding.ValidateOptions;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a message that was compiled before, so that it can be sent as it is. For one message. */
final class WrittenMessages {
    /** How many findings are named; the others are counted. */
    private static final int NAMED = 3;

    /** Comes after SOP Instance UID. */
    private static final Tag AFTER_UID = new Tag(0x00080019);

    private final Source source;
    /** The place of each instance, by its SOP Instance UID. */
    private final Map<String, String> places = new LinkedHashMap<>();

    /** The SOP Instance UIDs, each once; the count alone decides if an instance has none. */
    private final List<String> sopInstances = new ArrayList<>();

    private int instances;

    private WrittenMessages(Source source) {
        this.source = source;
    }

    /**
     * Reads it.
     *
     * @param checked whether to refuse what no server can read
     * @throws CompileException if it is refused
     * @throws IOException if it cannot be read, or has no delimiter
     */
    static StowMessage read(Source source, boolean checked) throws IOException, CompileException {
        List<Sentence> warnings = checked ? check(source) : List.of();
        return new WrittenMessages(source).message(warnings);
    }

    private StowMessage message(List<Sentence> warnings) throws IOException {
        List<Part> parts = new ArrayList<>();
        String type;
        try {
            List<StoredPart> stored = StoredMessage.read(source).parts();
            for (StoredPart part : stored) {
                parts.add(new Part(headers(part), part.body()));
                count(part);
            }
            type = stored.isEmpty() ? "" : stored.get(0).contentType();
        } catch (IOException e) {
            // Broken on purpose, perhaps: only the first delimiter must be there.
            type = firstType();
        }
        Encoding encoding = encoding(type);
        return new StowMessage(
                new WrittenMessage(
                        encoding.mediaType(), StoredMessage.boundary(source), parts, StoredMessage.whole(source)),
                StowCompiler.create().options(),
                encoding,
                places,
                instances,
                sopInstances.size() == instances ? sopInstances : List.of(""),
                new Warnings(warnings, Warnings.Search.NONE),
                List.of(),
                List.of());
    }

    private String firstType() throws IOException {
        try (MultipartReader reader = MultipartReader.of(StoredMessage.boundary(source), source.open())) {
            String field =
                    reader.next().flatMap(part -> part.header("Content-Type")).orElse("");
            int end = field.indexOf(';');
            return (end < 0 ? field : field.substring(0, end)).strip();
        }
    }

    private static Encoding encoding(String type) {
        for (Encoding encoding : Encoding.values()) {
            if (type.equalsIgnoreCase(encoding.mediaType())) {
                return encoding;
            }
        }
        return Encoding.DICOM;
    }

    private static List<Header> headers(StoredPart part) {
        List<Header> headers = new ArrayList<>();
        String syntax = part.transferSyntax().isEmpty() ? "" : "; transfer-syntax=" + part.transferSyntax();
        add(headers, "Content-Type", part.contentType() + syntax);
        add(headers, "Content-Location", part.contentLocation());
        return headers;
    }

    private static void add(List<Header> headers, String name, String value) {
        if (!value.isEmpty() && value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            headers.add(new Header(name, value));
        }
    }

    /** Notes the instances of a part; what cannot be read has a finding of its own. */
    private void count(StoredPart part) {
        String type = part.contentType();
        String place = source.name() + ": part " + (part.index() + 1);
        try {
            if (type.equals(Encoding.DICOM.mediaType())) {
                instances++;
                try (ByteWindow window = new ByteWindow(part.source(place))) {
                    note(
                            Part10Reader.strict()
                                    .lenient()
                                    .until(AFTER_UID)
                                    .read(window)
                                    .dataset(),
                            place);
                }
            } else if (type.equals(Encoding.JSON.mediaType())) {
                json(part, place);
            } else if (type.equals(Encoding.XML.mediaType())) {
                instances++;
                DicomXmlReader.collect(part.body().open(), place, problem -> {})
                        .ifPresent(instance -> note(instance.dataset(), place));
            }
        } catch (IOException e) {
            // Said by the check.
        }
    }

    private void json(StoredPart part, String place) throws IOException {
        try (DicomJsonReader reader = DicomJsonReader.collecting(
                part.body().open(), JsonReadOptions.of(place).withTransferSyntax(true), problem -> {})) {
            for (Optional<JsonInstance> next = reader.next(); next.isPresent(); next = reader.next()) {
                instances++;
                note(next.get().dataset(), place);
            }
        }
    }

    private void note(Dataset dataset, String place) {
        String uid = dataset.text(Tags.SOP_INSTANCE_UID).orElse("");
        sopInstances.add(uid);
        if (!uid.isEmpty()) {
            places.putIfAbsent(uid, place);
        }
    }

    /**
     * The warnings on what a server may refuse.
     *
     * @throws CompileException if the message has what no server can read
     */
    private static List<Sentence> check(Source source) throws IOException, CompileException {
        List<CompileProblem> fatal = new ArrayList<>();
        List<String> named = new ArrayList<>();
        Summary summary = MessageChecks.check(source, Anatomy.of(source, ""), ValidateOptions.DEFAULT, finding -> {
            if (isFatal(finding)) {
                fatal.add(CompileProblem.of(Sentence.of(source.name()), finding, 1));
            } else if (finding.severity() == Severity.ERROR && named.size() < NAMED) {
                named.add(finding.oneLine());
            }
        });
        CompileException.throwIfAny(fatal);
        List<Sentence> warnings = new ArrayList<>();
        named.forEach(line -> warnings.add(Sentence.of(line)));
        if (summary.errors() + summary.warnings() > 0) {
            warnings.add(Sentence.of(
                    source.name() + ": " + Sentence.counted(summary.errors(), "error") + " and "
                            + Sentence.counted(summary.warnings(), "warning") + "; ",
                    Choice.VALIDATE,
                    " " + source.name() + " shows all"));
        }
        return warnings;
    }

    /** Whether the message itself is broken: a server cannot take it apart, or cannot read or complete its metadata. */
    private static boolean isFatal(Finding finding) {
        String name = finding.rule().slug();
        return finding.severity() == Severity.ERROR
                && (name.startsWith("mime/")
                        || name.startsWith("link/")
                        || name.startsWith("json/")
                        || name.startsWith("xml/"));
    }
}
