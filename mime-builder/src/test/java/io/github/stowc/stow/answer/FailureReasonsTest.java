package io.github.stowc.stow.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FailureReasonsTest {
    private final FailureReasons reasons = FailureReasons.read();

    @Test
    void knowsTheCodesOfTheStandard() {
        List<Integer> codes = List.of(0xA700, 0xA7FF, 0xA900, 0xA9FF, 0xC000, 0xC122, 0xCFFF, 0x0110, 0x0122, 0x0111);
        for (int code : codes) {
            assertTrue(reasons.find(code).get(0).isStandard(), FailureReasons.hex(code));
            assertFalse(reasons.find(code).get(0).isWarning());
        }
        for (int code : List.of(0xB000, 0xB006, 0xB007)) {
            assertTrue(reasons.find(code).get(0).isWarning(), FailureReasons.hex(code));
        }
        assertEquals(List.of(), reasons.find(0x9999));
    }

    @Test
    void saysWhatAServerMeansByACodeOfARange() {
        assertTrue(reasons.meaning(43264).startsWith("Data Set does not match SOP Class; azure: "));
        assertTrue(reasons.meaning(43265).contains("Study Instance UID differs from that of the URL"));
        assertTrue(reasons.meaning(45070).startsWith("azure: "), reasons.meaning(45070));
        assertTrue(reasons.meaning(45071).startsWith("azure: "));
        assertTrue(reasons.meaning(0xA777).contains("dcm4chee: Patient ID is missing"));
        assertEquals("set it: set PatientID=...", reasons.remedy(0xA777).toString());
        assertFalse(reasons.meaning(272).contains("google"), reasons.meaning(272));
    }

    @Test
    void prefersACodeOfItsOwnToARange() {
        assertEquals(
                1,
                reasons.find(0xC122).stream().filter(FailureReason::isStandard).count());
        assertTrue(reasons.meaning(0xC122).startsWith("Referenced Transfer Syntax"));
    }

    @Test
    void theCodesOfAServerInUseComeFirstAndAloneInWhatIsSaidOfItsAnswer() {
        FailureReasons archive = reasons.forServer("dcm4chee");
        for (int code : List.of(0xA922, 0xC409, 0xC499, 0xA77A, 0xA77B, 0xA900, 0xC122, 0xA777)) {
            assertEquals("dcm4chee", archive.find(code).get(0).server(), FailureReasons.hex(code));
            assertTrue(archive.meaning(code).startsWith("dcm4chee: "), archive.meaning(code));
            assertFalse(archive.meaning(code).contains("; azure"), archive.meaning(code));
            assertEquals(
                    List.copyOf(new HashSet<>(archive.find(code))).size(),
                    archive.find(code).size(),
                    "each once");
        }
        assertTrue(archive.meaning(0xA922).contains("Content-Location"));
        assertTrue(archive.remedy(0xC122).toString().contains("encoding(DICOM)"));
        assertTrue(
                archive.find(0xA900).stream().anyMatch(reason -> reason.server().equals("azure")), "all are told");
        assertTrue(reasons.forServer("azure").meaning(0xA900).startsWith("azure: "));
        assertEquals(
                "Data Set does not match SOP Class",
                reasons.forServer("orthanc").meaning(0xA900));
        assertTrue(
                reasons.forServer("standard").meaning(0xA900).contains("dcm4chee: "), "an unknown server may be any");
        assertTrue(reasons.forServer("orthanc").meaning(0xB00E).startsWith("azure: "), "better than nothing");
    }

    @Test
    void readsCodesAsPeopleWriteThem() {
        assertEquals(OptionalInt.of(0xA700), FailureReasons.parse("a700"));
        assertEquals(OptionalInt.of(0xA700), FailureReasons.parse("A7xx"));
        assertEquals(OptionalInt.of(0xC000), FailureReasons.parse("Cxxx"));
        assertEquals(OptionalInt.of(0x0110), FailureReasons.parse("0110"));
        assertEquals(OptionalInt.of(1), FailureReasons.parse("1"));
        assertEquals(OptionalInt.of(1100), FailureReasons.parse("1100"));
        for (String none : List.of("", "0x", "H", "65536", "-1", "A70000", "Modality", "xx", "0xxx", "١٢")) {
            assertEquals(OptionalInt.empty(), FailureReasons.parse(none), none);
        }
    }

    @Test
    void theTablesAreWhole() {
        Set<String> seen = new HashSet<>();
        for (FailureReason reason : reasons.all()) {
            assertTrue(reason.first() <= reason.last() && reason.last() <= 0xFFFF);
            assertTrue(seen.add(reason.first() + reason.server() + reason.last()), reason.toString());
            for (String text :
                    List.of(reason.server(), reason.meaning(), reason.remedy().toString(), reason.source())) {
                assertFalse(text.isBlank(), reason.toString());
            }
        }
        for (int status :
                List.of(200, 201, 202, 204, 424, 301, 307, 308, 400, 401, 403, 404, 409, 413, 415, 429, 500, 503)) {
            assertTrue(StatusMeanings.read().find(status).isPresent(), String.valueOf(status));
        }
        assertTrue(StatusMeanings.read().find(418).isEmpty());
    }
}
