package io.github.stowc.receiver.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.receiver.page.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of attributes while their names are typed; types and values are those that one reads in PS3.3. */
class AttributeHintsTest {
    private static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";
    private static final String ENCAPSULATED_PDF = "1.2.840.10008.5.1.4.1.1.104.1";

    private final AttributeHints hints = new AttributeHints();

    private Json find(String typed, String sopClass) {
        return Json.of(hints.find(typed, sopClass));
    }

    private static List<String> paths(Json found) {
        List<String> paths = new ArrayList<>();
        found.forEach(hint -> paths.add(hint.get("path").text()));
        return paths;
    }

    @Test
    void aNameIsFoundByItsBeginningAPartItsWordsAndItsTag() {
        assertEquals("PatientName", paths(find("patientname", "")).get(0));
        assertEquals("PatientName", paths(find("Patient's Name", "")).get(0));
        assertTrue(paths(find("BirthDate", "")).contains("PatientBirthDate"));
        assertEquals("PatientSex", paths(find("patients sex", "")).get(0));
        assertEquals(List.of("PatientName"), paths(find("(0010,0010)", "")));
        assertEquals(List.of(), paths(find("", "")));
        assertEquals(List.of(), paths(find("noSuchAttribute", "")));
        assertTrue(find("a", "").size() <= 20);
    }

    @Test
    void theTypeIsThatOfTheSopClass() {
        Json sex = find("PatientSex", SECONDARY_CAPTURE).get(0);
        assertEquals("2", sex.get("type").text());
        assertEquals("CS", sex.get("vrs").get(0).text());
        assertEquals("true", sex.get("enumerated").text());
        assertEquals("M", sex.get("values").get(0).text());
        assertEquals(
                "1",
                find("MIMETypeOfEncapsulatedDocument", ENCAPSULATED_PDF)
                        .get(0)
                        .get("type")
                        .text());
        assertFalse(
                find("MIMETypeOfEncapsulatedDocument", SECONDARY_CAPTURE).get(0).has("type"));
        assertFalse(find("PatientSex", "1.2.3").get(0).has("type"));
    }

    @Test
    void attributesInSequencesAreFoundByTheirWay() {
        String way = "RequestAttributesSequence[0].";
        Json found = find(way + "ScheduledProcedureStepID", SECONDARY_CAPTURE).get(0);
        assertEquals(way + "ScheduledProcedureStepID", found.get("path").text());
        assertEquals("1C", found.get("type").text());
        assertTrue(paths(find(way, SECONDARY_CAPTURE)).contains(way + "ScheduledProcedureStepID"));
    }

    @Test
    void whatDoesNotBelongInADatasetIsNotOffered() {
        assertEquals(
                List.of(),
                paths(find("TransferSyntaxUID", SECONDARY_CAPTURE)).stream()
                        .filter("TransferSyntaxUID"::equals)
                        .toList());
        assertEquals(List.of(), paths(find("ItemDelimitationItem", "")));
    }
}
