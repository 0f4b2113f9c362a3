package io.github.stowc.stow;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.anatomy.MessageFindings;
import io.github.stowc.anatomy.MessageRules;
import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Source;
import io.github.stowc.bytes.SourceChangedException;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Rule;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Kind;
import io.github.stowc.stow.input.StoredMessage;
import io.github.stowc.stow.input.StoredMessage.StoredPart;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.validate.FileValidator;
import io.github.stowc.validate.Validator;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.FindingSink;
import io.github.stowc.validate.finding.LinkedFiles;
import io.github.stowc.validate.finding.RuleSeverities;
import io.github.stowc.validate.finding.Summary;
import io.github.stowc.validate.finding.ValidateOptions;
import io.github.stowc.validate.finding.ValidationRule;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Checks a message in a run of its own, since its links refer to its parts. */
final class MessageChecks {
    private static final String DELIMITER_SECTION = " (RFC 2046 5.1.1)";
    private static final Set<Kind> UNTOLD = EnumSet.of(Kind.UNKNOWN, Kind.TEXT, Kind.MESSAGE);

    private MessageChecks() {}

    /**
     * Checks a message: its structure, and the instances in its parts.
     *
     * @param anatomy what every byte of the source is
     * @throws IOException if it cannot be read
     */
    static Summary check(Source source, Anatomy anatomy, ValidateOptions given, FindingSink sink) throws IOException {
        // Findings in parts are known by the name of the message.
        ValidateOptions options = given.withAccepted(given.accepted()
                .map(accepted -> (finding, value) -> accepted.accepts(finding.in(source.name()), value)));
        Validator form = new Validator(options, sink);
        if (anatomy.boundary().isEmpty()) {
            return notRead(source, anatomy, options, sink);
        }
        List<StoredPart> parts = StoredMessage.parts(source, anatomy);
        try (ByteWindow window = new ByteWindow(source)) {
            MessageFindings findings = new MessageFindings(anatomy, window, form::report);
            Set<Integer> broken = new MessageRules(anatomy, window, findings).check();
            MeantParts meant = MeantParts.of(window, anatomy, parts, broken);
            parts = new MessageForm(window, anatomy, meant.parts(), findings).check();
            return one(form.finish().plus(checkParts(source.name(), parts, meant::isTold, options, sink)));
        }
    }

    /** Reports that a source has no delimiter; no part of it is checked, so this counts whatever the options say. */
    private static Summary notRead(Source source, Anatomy anatomy, ValidateOptions options, FindingSink sink)
            throws IOException {
        Validator announced = new Validator(options, sink);
        try (ByteWindow window = new ByteWindow(source)) {
            new MessageRules(anatomy, window, new MessageFindings(anatomy, window, announced::report))
                    .checkWithoutParts();
        }
        ValidateOptions always =
                options.withSeverities(RuleSeverities.AS_THE_RULES_SAY).withAccepted(Optional.empty());
        Validator form = new Validator(always, sink);
        form.report(problem(
                source.name(),
                ValidationRule.MIME_STRUCTURE,
                noDelimiter(source, anatomy),
                "begin each part with a line of two dashes and the boundary, or compile the message"));
        return one(announced.finish().plus(form.finish()));
    }

    /** Why a source has no delimiter, with the offset of the first byte that should be one. */
    private static String noDelimiter(Source source, Anatomy anatomy) throws IOException {
        long start = anatomy.head().map(Anatomy.Head::length).orElse(0L);
        Body rest = StoredMessage.whole(source).slice(start, anatomy.size() - start);
        Source body = Source.of(source.name(), rest.length(), rest::open);
        String expected = "byte " + start + ": expected a delimiter, two dashes and the boundary, found ";
        if (body.size() == 0) {
            return expected + "no bytes after the head" + DELIMITER_SECTION;
        }
        Kind kind = MediaReader.kind(body);
        if (!UNTOLD.contains(kind)) {
            return expected + kind.label() + DELIMITER_SECTION;
        }
        try {
            StoredMessage.boundary(body);
            return expected + "none in the first bytes" + DELIMITER_SECTION;
        } catch (FileSystemException | SourceChangedException e) {
            throw e;
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).replaceFirst("^byte 0:", "byte " + start + ":");
        }
    }

    private static Summary checkParts(
            String name, List<StoredPart> parts, IntPredicate isTold, ValidateOptions options, FindingSink sink)
            throws IOException {
        List<StoredPart> bulkData = new ArrayList<>();
        for (StoredPart part : parts) {
            if (!isInstances(part)
                    && (isTold.test(part.index()) || !part.contentLocation().isEmpty())) {
                bulkData.add(part);
            }
        }
        InMessage located = new InMessage(name, parts, sink);
        Validator validator = new Validator(options.withLinkedFiles(new Parts(bulkData)), located);
        // The pixels of a DICOM file are in the file itself, so its links refer to no parts.
        Validator files = new Validator(options, located);
        for (StoredPart part : parts) {
            if (isTold.test(part.index())) {
                checkPart(part, validator, files);
            }
        }
        return validator.finish().plus(files.finish());
    }

    private static void checkPart(StoredPart part, Validator validator, Validator files) throws IOException {
        String name = InMessage.name(part);
        String type = part.contentType();
        if (type.isEmpty()) {
            validator.report(problem(
                    name,
                    ValidationRule.MIME_CONTENT_TYPE,
                    "expected a Content-Type field, found none",
                    "write Content-Type with the media type of the bytes"));
        } else if (type.equals(Encoding.DICOM.mediaType())) {
            new FileValidator(files).part10(part.source(name));
        } else if (type.equals(Encoding.XML.mediaType())) {
            validator.xml(part.body().open(), name);
        } else if (isInstances(part)) {
            validator.json(part.body().open(), name);
        } else if (part.contentLocation().isEmpty()) {
            validator.report(problem(
                    name,
                    ValidationRule.MIME_CONTENT_LOCATION,
                    "expected a Content-Location that a BulkDataURI names, found none",
                    "write Content-Location with the BulkDataURI that means the part"));
        }
    }

    /** Counts the message as one file, however many parts it has. */
    private static Summary one(Summary parts) {
        return new Summary(1, parts.instances(), parts.errors(), parts.warnings(), parts.infos(), parts.truncated());
    }

    /** Translates the places of findings in parts into file and line of the message. */
    private record InMessage(String file, List<StoredPart> parts, FindingSink sink) implements FindingSink {
        private static final String PREFIX = "part ";

        static String name(StoredPart part) {
            return PREFIX + (part.index() + 1);
        }

        @Override
        public void accept(Finding finding) throws IOException {
            sink.accept(located(finding));
        }

        @Override
        public void known(Finding finding) throws IOException {
            sink.known(located(finding));
        }

        private Finding located(Finding finding) {
            int line = finding.line();
            int part = index(finding.file());
            if (line > 0 && part >= 0) {
                line += parts.get(part).linesBefore();
            }
            return finding.in(file)
                    .inPart(part)
                    .at(new Place(line, finding.column()))
                    .withMessage(finding.file() + ": " + finding.message());
        }

        /** The index of the part with that name; -1 if it is the Content-Location of bulk data, or no part's. */
        private int index(String name) {
            if (!name.startsWith(PREFIX)) {
                return -1;
            }
            try {
                int index = Integer.parseInt(name.substring(PREFIX.length())) - 1;
                return index >= 0 && index < parts.size() ? index : -1;
            } catch (NumberFormatException e) {
                return -1;
            }
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

    private static Finding problem(String file, Rule rule, String message, String remedy) {
        return Finding.of(rule, message, remedy).in(file);
    }

    /** The parts of a message that links can refer to: their Content-Location equals the BulkDataURI exactly. */
    private static final class Parts implements LinkedFiles {
        private static final String FIRST_FRAME = "/frames/1";

        private final Map<String, List<StoredPart>> byLocation = new LinkedHashMap<>();
        private final Map<String, List<String>> inAnyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        /** The locations of first frames that links to all of them have led to. */
        private final Set<String> framed = new HashSet<>();

        Parts(List<StoredPart> parts) {
            for (StoredPart part : parts) {
                byLocation
                        .computeIfAbsent(part.contentLocation(), location -> new ArrayList<>(1))
                        .add(part);
                inAnyCase
                        .computeIfAbsent(part.contentLocation(), location -> new ArrayList<>(1))
                        .add(part.contentLocation());
            }
            inAnyCase.remove("");
        }

        @Override
        public List<String> names() {
            List<String> names = new ArrayList<>(byLocation.size());
            for (String location : byLocation.keySet()) {
                if (!location.isEmpty() && !isLaterFrame(location)) {
                    names.add(location);
                }
            }
            return names;
        }

        /** Whether it is the location of a frame other than the first, which stands for all of them. */
        private static boolean isLaterFrame(String location) {
            int at = location.lastIndexOf("/frames/");
            return at > 0 && !location.endsWith(FIRST_FRAME);
        }

        /** The parts at that location; of frames, which have a part each, the first (PS3.18 8.7.3.3.2). */
        @Override
        public List<String> candidates(String uri) {
            List<String> whole = at(uri);
            if (!whole.isEmpty()) {
                return whole;
            }
            List<String> first = at(uri + FIRST_FRAME);
            if (first.size() == 1) {
                framed.add(first.get(0));
            }
            return first;
        }

        @Override
        public Optional<String> inOtherCase(String uri) {
            Optional<String> whole = ignoringCase(uri);
            if (whole.isPresent()) {
                return whole;
            }
            Optional<String> first = ignoringCase(uri + FIRST_FRAME);
            first.ifPresent(framed::add);
            return first;
        }

        /** The location that equals a text but for the case of its letters; empty if there are several. */
        private Optional<String> ignoringCase(String location) {
            List<String> alike = inAnyCase.getOrDefault(location, List.of());
            return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
        }

        @Override
        public List<String> frames(String name) {
            if (!framed.contains(name)) {
                return List.of(name);
            }
            String before = name.substring(0, name.length() - 1);
            List<String> frames = new ArrayList<>();
            for (String frame = name; byLocation.containsKey(frame); frame = before + (frames.size() + 1)) {
                frames.add(frame);
            }
            return frames;
        }

        private List<String> at(String location) {
            return Collections.nCopies(
                    byLocation.getOrDefault(location, List.of()).size(), location);
        }

        @Override
        public Optional<String> mediaType(String name) {
            return part(name).map(StoredPart::contentType);
        }

        private Optional<StoredPart> part(String name) {
            List<StoredPart> parts = byLocation.getOrDefault(name, List.of());
            return parts.isEmpty() ? Optional.empty() : Optional.of(parts.get(0));
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
