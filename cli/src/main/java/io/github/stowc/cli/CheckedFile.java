package io.github.stowc.cli;

import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.json.JsonRule;
import io.github.stowc.dicom.part10.Part10Content;
import io.github.stowc.dicom.part10.Part10Exception;
import io.github.stowc.dicom.part10.Part10Reader;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Rule;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.source.StoredMessage;
import io.github.stowc.stow.source.StoredMessage.StoredPart;
import io.github.stowc.validate.Validator;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.FindingSink;
import io.github.stowc.validate.finding.LinkedFiles;
import io.github.stowc.validate.finding.Summary;
import io.github.stowc.validate.finding.ValidateOptions;
import io.github.stowc.validate.finding.ValidationRule;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file to validate, in the form that its first bytes tell. */
final class CheckedFile {
    private static final int PREFIX_AT = 128;

    private CheckedFile() {}

    /** Whether a file is a message, which is a run of its own: its links mean its parts. */
    static boolean isMessage(Path file) throws IOException {
        String head = head(Source.of(file));
        // A message of one DICOM file, as AWS takes it, is that file.
        return !isPart10(head) && (file.toString().endsWith(".mime") || StoredMessage.looksLike(head));
    }

    /** Whether a file has the preamble and prefix of a DICOM file. */
    static boolean isPart10(Path file) throws IOException {
        return isPart10(head(Source.of(file)));
    }

    /** Whether a file is XML. */
    static boolean isXml(Path file) throws IOException {
        return isXml(head(Source.of(file)));
    }

    private static boolean isPart10(String head) {
        return head.length() == PREFIX_AT + 4 && head.endsWith("DICM");
    }

    private static String head(Source source) throws IOException {
        try (InputStream in = source.open()) {
            return new String(in.readNBytes(PREFIX_AT + 4), StandardCharsets.ISO_8859_1);
        }
    }

    /** Whether a text is XML: it begins with a less-than sign, behind white space, byte order marks and UTF-16's zeros. */
    private static boolean isXml(String head) {
        int at = 0;
        while (at < head.length() && (head.charAt(at) <= ' ' || head.charAt(at) > '~')) {
            at++;
        }
        return at < head.length() && head.charAt(at) == '<';
    }

    /**
     * Checks a DICOM file, DICOM JSON or the Native DICOM Model.
     *
     * @throws IOException if it cannot be read
     */
    static void check(Source source, Validator validator) throws IOException {
        String head = head(source);
        if (isPart10(head)) {
            checkPart10(source, validator);
            return;
        }
        if (isXml(head)) {
            validator.xml(source.open(), source.name());
            return;
        }
        Finding other = otherKind(source);
        if (other == null) {
            validator.json(source.open(), source.name());
        } else {
            validator.report(other);
        }
    }

    /** What is to be said of a file whose bytes tell that it is neither JSON nor a whole DICOM file; null for others. */
    private static @Nullable Finding otherKind(Source source) throws IOException {
        if (source.size() == 0) {
            return null;
        }
        try {
            boolean picture = Media.examine(source) instanceof Media.Jpeg;
            return picture
                    ? problem(
                            source.name(),
                            JsonRule.SYNTAX,
                            "expected metadata, found a JPEG image; name the file that links to it")
                    : null;
        } catch (MediaException e) {
            boolean dataset = e.reason() == MediaException.Reason.NO_PREAMBLE;
            return dataset
                    ? problem(source.name(), ValidationRule.PART10_BROKEN, e.problem() + "; " + e.remedy())
                    : null;
        }
    }

    private static void checkPart10(Source source, Validator validator) throws IOException {
        Part10Content content;
        try (InputStream in = source.open()) {
            content = Part10Reader.strict().read(source.name(), in);
        } catch (Part10Exception e) {
            validator.report(problem(source.name(), ValidationRule.PART10_BROKEN, String.valueOf(e.getMessage())));
            return;
        }
        // The rules on transfer syntaxes look for it among the attributes.
        Dataset dataset = content.meta()
                .elements()
                .get(Tags.TRANSFER_SYNTAX_UID)
                .map(element -> content.dataset().with(element))
                .orElse(content.dataset());
        validator.instance(dataset, source.name());
    }

    /**
     * Checks DICOM JSON or the Native DICOM Model, and closes the stream.
     *
     * @throws IOException if it cannot be read
     */
    static void checkText(InputStream in, String name, Validator validator) throws IOException {
        BufferedInputStream text = new BufferedInputStream(in);
        text.mark(PREFIX_AT);
        boolean isXml = isXml(new String(text.readNBytes(PREFIX_AT), StandardCharsets.ISO_8859_1));
        text.reset();
        if (isXml) {
            validator.xml(text, name);
        } else {
            validator.json(text, name);
        }
    }

    /**
     * Checks a message: its structure, and the instances in its parts.
     *
     * @throws IOException if it cannot be read
     */
    static Summary checkMessage(Path file, ValidateOptions options, FindingSink sink) throws IOException {
        StoredMessage message;
        try {
            message = StoredMessage.read(file);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            Validator validator = new Validator(options, sink);
            validator.report(problem(file.toString(), ValidationRule.MIME_STRUCTURE, String.valueOf(e.getMessage())));
            return one(validator.finish());
        }
        List<StoredPart> bulkData = new ArrayList<>();
        for (StoredPart part : message.parts()) {
            if (!isInstances(part)) {
                bulkData.add(part);
            }
        }
        InMessage located = new InMessage(file.toString(), message, sink);
        Validator validator = new Validator(options.withLinkedFiles(new Parts(bulkData)), located);
        // The pixels of a DICOM file are in the file itself; its links mean no parts.
        Validator files = new Validator(options, located);
        for (StoredPart part : message.parts()) {
            checkPart(part, validator, files);
        }
        return one(validator.finish().plus(files.finish()));
    }

    private static void checkPart(StoredPart part, Validator validator, Validator files) throws IOException {
        String name = InMessage.name(part);
        String type = part.contentType();
        if (type.isEmpty()) {
            validator.report(
                    problem(name, ValidationRule.MIME_CONTENT_TYPE, "expected a Content-Type field, found none"));
        } else if (type.equals(Encoding.DICOM.mediaType())) {
            checkPart10(part.source(name), files);
        } else if (type.equals(Encoding.XML.mediaType())) {
            validator.xml(part.body().open(), name);
        } else if (isInstances(part)) {
            validator.json(part.body().open(), name);
        } else if (part.contentLocation().isEmpty()) {
            validator.report(problem(
                    name,
                    ValidationRule.MIME_CONTENT_LOCATION,
                    "expected a Content-Location that a BulkDataURI names, found none"));
        }
    }

    /** The message is one file, however many parts it has. */
    private static Summary one(Summary parts) {
        return new Summary(1, parts.instances(), parts.errors(), parts.warnings(), parts.infos(), parts.truncated());
    }

    /** Gives findings in parts their place in the message: its file, and the line there. */
    private record InMessage(String file, StoredMessage message, FindingSink sink) implements FindingSink {
        private static final String PREFIX = "part ";

        static String name(StoredPart part) {
            return PREFIX + (part.index() + 1);
        }

        @Override
        public void accept(Finding finding) throws IOException {
            int line = finding.line();
            if (line > 0 && finding.file().startsWith(PREFIX)) {
                int part = Integer.parseInt(finding.file().substring(PREFIX.length())) - 1;
                line += message.parts().get(part).linesBefore();
            }
            sink.accept(finding.in(file)
                    .at(new Place(line, finding.column()))
                    .withMessage(finding.file() + ": " + finding.message()));
        }

        @Override
        public void startFile(String name) throws IOException {
            sink.startFile(file);
        }
    }

    private static boolean isInstances(StoredPart part) {
        return part.contentType().equals(Encoding.JSON.mediaType())
                || part.contentType().equals(Encoding.XML.mediaType())
                || part.contentType().equals(Encoding.DICOM.mediaType());
    }

    private static Finding problem(String file, Rule rule, String message) {
        String prefix = file + ": ";
        String text = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
        return Finding.of(rule, text, "").in(file);
    }

    /** The parts of a message that links can mean: those whose Content-Location is the BulkDataURI, character for character. */
    private record Parts(List<StoredPart> parts) implements LinkedFiles {
        @Override
        public List<String> names() {
            return parts.stream()
                    .map(StoredPart::contentLocation)
                    .filter(location -> !location.isEmpty() && !isLaterFrame(location))
                    .distinct()
                    .toList();
        }

        /** The first frame stands for all. */
        private static boolean isLaterFrame(String location) {
            int at = location.lastIndexOf("/frames/");
            return at > 0 && !location.endsWith("/frames/1");
        }

        /** The parts of that location; of frames, which are a part each, the first (PS3.18 8.7.3.3.2). */
        @Override
        public List<String> candidates(String uri) {
            List<String> whole = at(uri);
            return whole.isEmpty() ? at(uri + "/frames/1") : whole;
        }

        private List<String> at(String location) {
            return parts.stream()
                    .map(StoredPart::contentLocation)
                    .filter(location::equals)
                    .toList();
        }

        @Override
        public Optional<String> mediaType(String name) {
            return part(name).map(StoredPart::contentType);
        }

        private Optional<StoredPart> part(String name) {
            return parts.stream()
                    .filter(part -> part.contentLocation().equals(name))
                    .findFirst();
        }

        @Override
        public Source source(String name) throws IOException {
            Optional<StoredPart> part = part(name);
            if (part.isPresent()) {
                return part.get().source(name);
            }
            throw new IOException(name + ": no part has this Content-Location");
        }
    }
}
