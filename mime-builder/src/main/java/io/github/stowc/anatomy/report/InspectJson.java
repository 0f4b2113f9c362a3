package io.github.stowc.anatomy.report;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.anatomy.Field;
import io.github.stowc.anatomy.Fields;
import io.github.stowc.anatomy.Inspection;
import io.github.stowc.anatomy.PartContent;
import io.github.stowc.anatomy.PartContent.DescribedInstance;
import io.github.stowc.anatomy.PartContent.Reference;
import io.github.stowc.anatomy.Span;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.mime.ContentTypeField;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.report.Report;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes what a message is made of for programs, as one JSON object; members without a value are left out. */
public final class InspectJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private final Inspection inspection;
    private final JsonGenerator json;

    private InspectJson(Inspection inspection, JsonGenerator json) {
        this.inspection = inspection;
        this.json = json;
    }

    /**
     * Writes all of it.
     *
     * @throws IOException if writing fails
     */
    public static void write(Inspection inspection, Writer out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            new InspectJson(inspection, json).write();
        }
        out.append(",\n");
        Report report = Report.jsonMembers(out);
        for (Finding finding : inspection.findings()) {
            report.accept(finding);
        }
        report.finish(inspection.summary());
        out.append("}\n");
        out.flush();
    }

    private void write() {
        Anatomy anatomy = inspection.anatomy();
        json.writeStringProperty("file", anatomy.file());
        json.writeNumberProperty("size", anatomy.size());
        anatomy.head().ifPresent(this::write);
        String announced = ContentTypeField.of(anatomy.announced()).parameter("boundary");
        if (!announced.isEmpty() || !anatomy.boundary().isEmpty()) {
            json.writeObjectPropertyStart("boundary");
            optional("announced", announced);
            optional("found", anatomy.boundary());
            json.writeEndObject();
        }
        json.writeArrayPropertyStart("spans");
        anatomy.spans().forEach(this::write);
        json.writeEndArray();
        json.writeArrayPropertyStart("parts");
        for (int i = 0; i < anatomy.parts().size(); i++) {
            write(anatomy.parts().get(i), inspection.contents().get(i));
        }
        json.writeEndArray();
    }

    private void optional(String name, String value) {
        if (!value.isEmpty()) {
            json.writeStringProperty(name, value);
        }
    }

    private void write(Anatomy.Head head) {
        json.writeObjectPropertyStart("head");
        json.writeNumberProperty("offset", head.offset());
        json.writeNumberProperty("length", head.length());
        if (head.isDecoded()) {
            json.writeBooleanProperty("decoded", true);
        }
        write(head.fields());
        json.writeEndObject();
    }

    private void write(Fields fields) {
        json.writeArrayPropertyStart("fields");
        for (Field field : fields.list()) {
            json.writeStartObject();
            json.writeStringProperty("name", field.name());
            json.writeStringProperty("value", field.value());
            json.writeNumberProperty("offset", field.offset());
            json.writeNumberProperty("length", field.length());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void write(Span span) {
        json.writeStartObject();
        json.writeStringProperty("kind", span.kind().name().toLowerCase(Locale.ROOT));
        json.writeNumberProperty("offset", span.offset());
        json.writeNumberProperty("length", span.length());
        json.writeStringProperty("lineEnd", span.lineEnd().word());
        if (span.part() >= 0) {
            json.writeNumberProperty("part", span.part());
        }
        json.writeEndObject();
    }

    private void write(Anatomy.Part part, PartContent content) {
        json.writeStartObject();
        json.writeNumberProperty("index", part.index());
        write(part.fields());
        String said = part.fields().mediaType();
        if (!said.isEmpty() || !content.found().isEmpty()) {
            json.writeObjectPropertyStart("mediaType");
            optional("said", said);
            optional("found", content.found());
            json.writeEndObject();
        }
        json.writeNumberProperty("offset", part.offset());
        json.writeNumberProperty("length", part.length());
        optional("sha256", content.sha256());
        if (!content.instances().isEmpty()) {
            json.writeArrayPropertyStart("instances");
            content.instances().forEach(this::write);
            json.writeEndArray();
        }
        write(content.referencedBy());
        json.writeEndObject();
    }

    private void write(List<Reference> references) {
        if (references.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("referencedBy");
        for (Reference reference : references) {
            json.writeStartObject();
            json.writeNumberProperty("instance", reference.instance());
            json.writeStringProperty("path", reference.path());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void write(DescribedInstance instance) {
        json.writeStartObject();
        json.writeNumberProperty("index", instance.index());
        optional("sopInstanceUid", text(instance, Tags.SOP_INSTANCE_UID));
        optional("sopClassUid", text(instance, Tags.SOP_CLASS_UID));
        json.writeArrayPropertyStart("metadata");
        for (MetadataRows.Row row : MetadataRows.of(instance.dataset())) {
            json.writeStartObject();
            json.writeStringProperty("tag", row.tag().hex());
            optional("keyword", row.keyword());
            optional("vr", row.vr());
            optional("value", row.value());
            json.writeStringProperty("path", row.path());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String text(DescribedInstance instance, Tag tag) {
        return instance.dataset().text(tag).orElse("");
    }
}
