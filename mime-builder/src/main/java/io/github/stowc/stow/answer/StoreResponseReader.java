package io.github.stowc.stow.answer;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonInstance;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.json.JsonRule;
import io.github.stowc.dicom.text.Rule;
import io.github.stowc.dicom.xml.DicomXmlReader;
import io.github.stowc.dicom.xml.XmlInstance;
import io.github.stowc.dicom.xml.XmlRule;
import io.github.stowc.stow.answer.InstanceResult.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the Store Instances Response Module (PS3.18 table I.1-1), as leniently as servers write it. */
final class StoreResponseReader {

    private static final Set<JsonRule> UNREADABLE = EnumSet.of(JsonRule.SYNTAX, JsonRule.ROOT, JsonRule.LIMIT);

    private static final Set<XmlRule> UNREADABLE_XML =
            EnumSet.of(XmlRule.SYNTAX, XmlRule.DOCTYPE, XmlRule.LIMIT, XmlRule.ROOT);

    /** The most brackets and commas in an answer, as many as some 50,000 instances have. */
    private static final int MAX_MARKS = 1_000_000;

    /** The same for angle brackets, which take more memory to read. */
    private static final int XML_MARK = 4;

    /** The most Warning fields that are shown. */
    private static final int MAX_WARNINGS = 12;

    private final int status;
    private final HttpHeaders headers;
    private final AnswerText text;
    private final byte[] body;
    private final Sent sent;
    private final List<InstanceResult> stored = new ArrayList<>();
    private final List<InstanceResult> failed = new ArrayList<>();
    private Optional<String> retrieveUrl = Optional.empty();

    StoreResponseReader(int status, HttpHeaders headers, byte[] body, Sent sent) {
        this.status = status;
        this.sent = sent;
        this.headers = headers;
        String type = headers.firstValue("Content-Type").orElse("");
        this.body = RootPart.of(type, body);
        this.text = new AnswerText(type, this.body);
    }

    StoreResponse read() {
        List<String> messages = new ArrayList<>();
        addWarnings(messages);
        List<Dataset> datasets = datasets();
        datasets.forEach(this::add);
        if (datasets.isEmpty()) {
            messages.addAll(text.lines());
        }
        List<InstanceResult> instances = new ArrayList<>(stored);
        instances.addAll(failed);
        return new StoreResponse(
                status,
                !datasets.isEmpty(),
                instances,
                retrieveUrl,
                headers.firstValue("Location"),
                headers.firstValue("Retry-After"),
                sent,
                messages);
    }

    private void addWarnings(List<String> messages) {
        Set<String> different = new LinkedHashSet<>();
        headers.allValues("Warning").forEach(field -> different.add(WarningField.text(field)));
        for (String text : different) {
            if (messages.size() == MAX_WARNINGS) {
                messages.add("and " + (different.size() - MAX_WARNINGS) + " more in Warning fields");
                return;
            }
            messages.add(text);
        }
    }

    private List<Dataset> datasets() {
        if (!isOfReasonableSize()) {
            return List.of();
        }
        if (text.isJson()) {
            return json();
        }
        return text.isDicomXml() ? xml() : List.of();
    }

    /** Whether a body has more values than memory can hold, as no real answer has. */
    private boolean isOfReasonableSize() {
        int marks = 0;
        for (byte b : body) {
            if (b == '{' || b == '[' || b == ',') {
                marks++;
            } else if (b == '<') {
                marks += XML_MARK;
            }
        }
        return marks <= MAX_MARKS;
    }

    /** The datasets of a body in DICOM JSON; empty if it is other JSON or broken. */
    private List<Dataset> json() {
        List<Dataset> datasets = new ArrayList<>();
        Set<Rule> broken = new HashSet<>();
        try (DicomJsonReader reader = DicomJsonReader.collecting(
                new ByteArrayInputStream(body),
                JsonReadOptions.of("the answer"),
                problem -> broken.add(problem.rule()))) {
            for (Optional<JsonInstance> next = reader.next(); next.isPresent(); next = reader.next()) {
                datasets.add(next.get().dataset());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // A server's own error report has names instead of tags; a sloppy dataset is still a dataset.
        boolean named = broken.contains(JsonRule.TAG) || broken.contains(JsonRule.MODEL);
        boolean foreign = named && datasets.stream().allMatch(Dataset::isEmpty);
        return foreign || !Collections.disjoint(broken, UNREADABLE) ? List.of() : datasets;
    }

    /** The dataset of a body in Native DICOM XML; empty if it is broken. */
    private List<Dataset> xml() {
        Set<Rule> broken = new HashSet<>();
        try {
            Optional<XmlInstance> instance = DicomXmlReader.collect(
                    new ByteArrayInputStream(body), "the answer", problem -> broken.add(problem.rule()));
            return Collections.disjoint(broken, UNREADABLE_XML)
                    ? instance.map(XmlInstance::dataset).stream().toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Dataset dataset) {
        retrieveUrl = retrieveUrl.or(() -> dataset.text(Tags.RETRIEVE_URL));
        for (Dataset item : dataset.items(Tags.REFERENCED_SOP_SEQUENCE)) {
            OptionalInt reason = code(item, Tags.WARNING_REASON);
            List<String> details = details(item);
            if (has(item, Tags.FAILURE_REASON)) {
                failed.add(result(Outcome.FAILED, item, failure(item), details));
            } else {
                // A comment alone is no warning: Warning Reason makes it one (PS3.18 table I.1-1).
                Outcome outcome = has(item, Tags.WARNING_REASON) ? Outcome.WARNING : Outcome.STORED;
                stored.add(result(outcome, item, reason, details));
            }
        }
        if (has(dataset, Tags.FAILURE_REASON)) {
            failed.add(result(Outcome.FAILED, dataset, failure(dataset), details(dataset)));
        }
        for (Dataset item : dataset.items(Tags.FAILED_SOP_SEQUENCE)) {
            failed.add(result(Outcome.FAILED, item, failure(item), details(item)));
        }
        for (Dataset item : dataset.items(Tags.OTHER_FAILURES_SEQUENCE)) {
            failed.add(result(Outcome.FAILED, item, failure(item), details(item)));
        }
    }

    private static boolean has(Dataset item, Tag tag) {
        return item.text(tag).isPresent();
    }

    private static InstanceResult result(Outcome outcome, Dataset item, OptionalInt reason, List<String> details) {
        return new InstanceResult(
                outcome,
                item.text(Tags.REFERENCED_SOP_INSTANCE_UID),
                item.text(Tags.REFERENCED_SOP_CLASS_UID),
                reason,
                item.text(Tags.RETRIEVE_URL),
                details);
    }

    /** Some servers give a failure's reason as Warning Reason. */
    private static OptionalInt failure(Dataset item) {
        OptionalInt reason = code(item, Tags.FAILURE_REASON);
        return reason.isPresent() ? reason : code(item, Tags.WARNING_REASON);
    }

    private static OptionalInt code(Dataset item, Tag tag) {
        return FailureReasons.parse(item.text(tag).orElse(""));
    }

    private static List<String> details(Dataset item) {
        List<String> details = new ArrayList<>();
        item.text(Tags.ERROR_COMMENT).ifPresent(details::add);
        for (Dataset attribute : item.items(Tags.FAILED_ATTRIBUTES_SEQUENCE)) {
            attribute.text(Tags.ERROR_COMMENT).ifPresent(details::add);
        }
        for (Element element : item) {
            if (element.tag().isPrivate() && isProse(element.vr()) && !isCreator(element)) {
                details.addAll(element.texts());
            }
        }
        return details;
    }

    private static boolean isProse(VR vr) {
        return vr == VR.LO || vr == VR.SH || vr == VR.LT || vr == VR.ST || vr == VR.UT || vr == VR.UC;
    }

    /** Google writes its attribute without a block, at the place of a creator, but as LT. */
    private static boolean isCreator(Element element) {
        return element.tag().isPrivateCreator() && element.vr() == VR.LO;
    }
}
