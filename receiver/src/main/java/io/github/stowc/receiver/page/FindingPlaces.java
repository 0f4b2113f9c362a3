package io.github.stowc.receiver.page;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.anatomy.report.FindingPlace;
import io.github.stowc.validate.finding.Finding;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Where findings are in a message, as JSON. */
public final class FindingPlaces {
    private FindingPlaces() {}

    /** Writes an array with the span, the part and the section of each finding; -1 where there is none. */
    public static void write(List<Finding> findings, Anatomy anatomy, JsonGenerator json) {
        json.writeStartArray();
        for (Finding finding : findings) {
            FindingPlace place = FindingPlace.of(finding, anatomy);
            json.writeStartObject();
            json.writeNumberProperty("span", place.span());
            json.writeNumberProperty("part", place.isKnown() ? place.part() : finding.part());
            json.writeStringProperty("section", finding.rule().section());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
