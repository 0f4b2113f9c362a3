package io.github.stowc.receiver.builder;

import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.iod.AttributeUse;
import io.github.stowc.iod.ModuleUse;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * What PS3.6 and PS3.3 say of an attribute. Immutable.
 *
 * @param path how it is written in a setting: sequences before the keyword
 * @param entry what PS3.6 says
 * @param use what PS3.3 says in the IOD; empty if the IOD does not have it
 */
record AttributeHint(String path, DictionaryEntry entry, Optional<ModuleAttribute> use) {
    private static final int MOST_VALUES = 100;

    /** An attribute of a module of an IOD. */
    record ModuleAttribute(ModuleUse module, AttributeUse attribute) {}

    void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("path", path);
        json.writeStringProperty("keyword", entry.keyword());
        json.writeStringProperty("tag", entry.tag().toString());
        json.writeStringProperty("name", entry.name());
        json.writeArrayPropertyStart("vrs");
        entry.vrs().forEach(vr -> json.writeString(vr.name()));
        json.writeEndArray();
        json.writeStringProperty("vm", entry.multiplicity().toString());
        json.writeBooleanProperty("retired", entry.retired());
        use.ifPresent(found -> write(found, json));
        json.writeEndObject();
    }

    private static void write(ModuleAttribute found, JsonGenerator json) {
        AttributeUse attribute = found.attribute();
        json.writeStringProperty("type", attribute.type().symbol());
        json.writeStringProperty("module", found.module().title());
        json.writeStringProperty("usage", found.module().usage().name());
        if (!attribute.condition().isEmpty()) {
            json.writeStringProperty("condition", attribute.condition());
        }
        if (!attribute.values().isEmpty()) {
            json.writeBooleanProperty("enumerated", attribute.enumerated());
            json.writeArrayPropertyStart("values");
            attribute.values().stream().limit(MOST_VALUES).forEach(json::writeString);
            json.writeEndArray();
        }
    }
}
