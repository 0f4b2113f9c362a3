package io.github.stowc.receiver.builder;

import io.github.stowc.bytes.Body;
import io.github.stowc.curl.Shell;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tags;
import io.github.stowc.receiver.page.JsonText;
import io.github.stowc.receiver.page.PageService;
import io.github.stowc.receiver.received.HeaderField;
import io.github.stowc.receiver.store.Archive;
import io.github.stowc.receiver.store.StoredStudy;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.receiver.web.WebRequest;
import io.github.stowc.stow.options.Target;
import io.github.stowc.template.Templates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/**
 * Answers for the page's builder: takes files into drafts, compiles them, and gives back the messages. Safe to share between
 * threads.
 */
public final class BuilderService {
    /** Where a draft begins. */
    private static final String ROOT = "/api/builder";

    private static final Pattern DRAFT = Pattern.compile(ROOT + "/([0-9a-f]{32})(/.*)?");
    private static final Pattern FILE = Pattern.compile("/([0-9]{1,15})/([A-Za-z0-9.-]{1,80})");
    private static final int MOST_FORM = 256 * 1024;
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_STUDIES = 200;

    private final Archive archive;
    private final Drafts drafts;
    private final MessageBuilder messages;
    private final AttributeHints hints = new AttributeHints();

    /** For an archive, in whose folder for what is not whole yet the files of drafts are. */
    public BuilderService(Archive archive) {
        this(archive, DraftLimits.USUAL, InstantSource.system());
    }

    BuilderService(Archive archive, DraftLimits limits, InstantSource clock) {
        this.archive = archive;
        this.drafts = new Drafts(limits, clock, archive::temporary);
        this.messages = new MessageBuilder(archive);
    }

    /** Whether a path is the builder's. */
    public static boolean isBuilder(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    /** Removes the drafts that nobody has used for long. */
    public void removeOld() {
        drafts.removeOld();
    }

    /** Whether the body of a request is a file, which must not stay in memory. */
    public static boolean isUpload(WebRequest request) {
        return request.path().endsWith("/files");
    }

    /**
     * Looks at a POST before its body is read.
     *
     * @param length the length of its body; -1 if it is not known
     * @return the answer if it is refused
     */
    public Optional<WebAnswer> refusal(WebRequest request, long length) {
        try {
            if (isUpload(request)) {
                drafts.requireRoom(draft(request), length);
                name(request);
            } else if (length > MOST_FORM) {
                throw new DraftException(413, "expected at most " + MOST_FORM + " bytes, found " + length);
            }
            return Optional.empty();
        } catch (DraftException e) {
            return Optional.of(refused(e));
        }
    }

    /** How many bytes the body of a POST may have. */
    public long mostBytes(WebRequest request) {
        try {
            return isUpload(request) ? drafts.room(draft(request)) : MOST_FORM;
        } catch (DraftException e) {
            return MOST_FORM;
        }
    }

    /**
     * Takes a file into a draft.
     *
     * @param file where its bytes are; it is moved from there unless it is refused
     * @throws IOException if it cannot be moved
     */
    public WebAnswer take(WebRequest request, Path file) throws IOException {
        try {
            DraftFile taken = drafts.take(draft(request), name(request), file, Files.size(file));
            return withFields(json(JsonText.of(json -> write(taken, json))));
        } catch (DraftException e) {
            return refused(e);
        }
    }

    /**
     * The answer to any other request.
     *
     * @param body of a POST; empty for the others
     * @throws IOException if a file cannot be read
     */
    public WebAnswer answer(WebRequest request, byte[] body) throws IOException {
        try {
            return withFields(request.method().equals("POST") ? change(request, body) : read(request));
        } catch (DraftException e) {
            return refused(e);
        }
    }

    private static WebAnswer refused(DraftException e) {
        return withFields(WebAnswer.text(e.status(), String.valueOf(e.getMessage())));
    }

    private static WebAnswer withFields(WebAnswer answer) {
        List<HeaderField> all = new ArrayList<>(PageService.fields());
        all.addAll(answer.fields());
        return new WebAnswer(answer.status(), all, answer.body());
    }

    private static Matcher matched(WebRequest request) throws DraftException {
        Matcher matcher = DRAFT.matcher(request.path());
        if (!matcher.matches()) {
            throw new DraftException(404, "the builder has nothing of that name");
        }
        return matcher;
    }

    private Draft draft(WebRequest request) throws DraftException {
        return drafts.find(matched(request).group(1));
    }

    private static String name(WebRequest request) throws DraftException {
        String name = parameter(request, "name").orElse("");
        Optional<String> problem = FileNames.problem(name);
        if (problem.isPresent()) {
            throw new DraftException(400, problem.get());
        }
        return name;
    }

    private static Optional<String> parameter(WebRequest request, String name) {
        return request.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(WebRequest.Parameter::value)
                .findFirst();
    }

    private static long number(WebRequest request, String name, long otherwise) throws DraftException {
        String text = parameter(request, name).orElse(String.valueOf(otherwise));
        if (!text.matches("[0-9]{1,15}")) {
            throw new DraftException(400, "expected " + name + " as a number from 0");
        }
        return Long.parseLong(text);
    }

    private WebAnswer change(WebRequest request, byte[] body) throws IOException, DraftException {
        if (request.path().equals(ROOT)) {
            Draft begun = drafts.begin();
            return json(JsonText.of(json -> {
                json.writeStartObject();
                json.writeStringProperty("draft", begun.id());
                json.writeEndObject();
            }));
        }
        Matcher matcher = matched(request);
        switch (String.valueOf(matcher.group(2))) {
            case "/message" -> {
                return compile(request, drafts.find(matcher.group(1)), BuildForm.parse(body));
            }
            case "/remove" -> {
                Draft draft = drafts.find(matcher.group(1));
                Optional<DraftFile> file = draft.file((int) Math.min(number(request, "file", 0), Integer.MAX_VALUE));
                if (file.isPresent()) {
                    draft.remove(file.get());
                }
                return WebAnswer.of(204);
            }
            case "/end" -> {
                drafts.end(matcher.group(1));
                return WebAnswer.of(204);
            }
            default -> throw new DraftException(404, "the builder has nothing of that name");
        }
    }

    private WebAnswer compile(WebRequest request, Draft draft, BuildForm form) throws IOException, DraftException {
        int shown = (int) Math.min(number(request, "shown", 0), Integer.MAX_VALUE);
        Map<String, String> commands = commands(draft, form, "http://" + request.authority());
        MessageBuilder.Outcome[] made = new MessageBuilder.Outcome[1];
        draft.build(turn -> {
            made[0] = messages.build(draft, form, shown, turn);
            return made[0].build().orElse(null);
        });
        return json(OutcomeJson.of(made[0], messages.options(), commands));
    }

    private Map<String, String> commands(Draft draft, BuildForm form, String service) throws DraftException {
        Map<String, String> commands = new TreeMap<>();
        for (Shell shell : Shell.values()) {
            String name = shell.name().toLowerCase(Locale.ROOT);
            try {
                commands.put(name, messages.command(draft, service).line(form, shell));
            } catch (IllegalArgumentException e) {
                commands.put(name, String.valueOf(e.getMessage()));
            }
        }
        return commands;
    }

    private WebAnswer read(WebRequest request) throws IOException, DraftException {
        switch (request.path()) {
            case ROOT + "/attributes" -> {
                return json(hints.find(
                        parameter(request, "find").orElse(""),
                        parameter(request, "class").orElse("")));
            }
            case ROOT + "/choices" -> {
                return json(JsonText.of(BuilderService::choices));
            }
            case ROOT + "/studies" -> {
                return json(JsonText.of(this::studies));
            }
            default -> {
                return read(request, matched(request));
            }
        }
    }

    private WebAnswer read(WebRequest request, Matcher matcher) throws IOException, DraftException {
        Draft draft = drafts.find(matcher.group(1));
        Matcher file = FILE.matcher(String.valueOf(matcher.group(2)));
        if (!file.matches()) {
            throw new DraftException(404, "the builder has nothing of that name");
        }
        Build build = draft.build(Long.parseLong(file.group(1)))
                .orElseThrow(() ->
                        new DraftException(404, "this message is not kept, or no longer; another was compiled since"));
        if (file.group(2).equals("bytes")) {
            return bytes(request, build);
        }
        Build.Download download = build.download(file.group(2))
                .orElseThrow(() -> new DraftException(404, "the message has no file of that name"));
        return WebAnswer.of(200, download.type(), download.body())
                .with("Content-Disposition", "attachment; filename=\"" + file.group(2) + "\"");
    }

    /** A range of a message, as the bytes of a request that was received. */
    private static WebAnswer bytes(WebRequest request, Build build) throws IOException, DraftException {
        int message =
                (int) Math.min(number(request, "message", 0), build.messages().size() - 1);
        Body body = build.body(message);
        long offset = Math.min(number(request, "offset", 0), body.length());
        long length = Math.min(Math.min(number(request, "length", 0), MOST_BYTES), body.length() - offset);
        byte[] bytes;
        try (InputStream in = body.slice(offset, length).open()) {
            bytes = in.readAllBytes();
        }
        return json(JsonText.of(json -> {
            json.writeStartArray();
            json.writeStartObject();
            json.writeNumberProperty("offset", offset);
            json.writeName("bytes");
            json.writeBinary(bytes);
            json.writeEndObject();
            json.writeEndArray();
        }));
    }

    private static void choices(JsonGenerator json) {
        json.writeStartObject();
        json.writeArrayPropertyStart("targets");
        for (String name : Target.NAMES) {
            json.writeStartObject();
            json.writeStringProperty("name", name);
            json.writeStringProperty("title", Target.named(name).title());
            json.writeBooleanProperty("usual", name.equals(Target.DEFAULT));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("templates");
        Templates.builtInNames().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void studies(JsonGenerator json) {
        List<StoredStudy> studies = archive.studies();
        json.writeStartArray();
        for (StoredStudy study : studies.subList(Math.max(0, studies.size() - MOST_STUDIES), studies.size())) {
            Dataset attributes = study.attributes();
            json.writeStartObject();
            json.writeStringProperty("uid", study.uid().value());
            json.writeNumberProperty("instances", study.size());
            attributes.text(Tags.PATIENT_NAME).ifPresent(text -> json.writeStringProperty("patientName", text));
            attributes.text(Tags.PATIENT_ID).ifPresent(text -> json.writeStringProperty("patientId", text));
            attributes.text(Tags.STUDY_DATE).ifPresent(text -> json.writeStringProperty("date", text));
            attributes.text(Tags.STUDY_DESCRIPTION).ifPresent(text -> json.writeStringProperty("description", text));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(DraftFile file, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("number", file.number());
        json.writeStringProperty("name", file.name());
        json.writeNumberProperty("size", file.size());
        json.writeEndObject();
    }

    private static WebAnswer json(String text) {
        return WebAnswer.of(200, "application/json", Body.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
