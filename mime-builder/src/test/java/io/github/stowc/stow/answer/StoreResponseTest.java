package io.github.stowc.stow.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.stow.answer.InstanceResult.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Answers of servers, judged by their items. */
class StoreResponseTest {

    @Test
    void takesASequenceOfFailuresWithoutItemsForNoFailure() {
        StoreResponse answer = StoreAnswers.read(200, StoreAnswers.JSON, StoreAnswers.ORTHANC);
        assertFalse(answer.isRefused());
        assertEquals(
                List.of(new InstanceResult(
                        Outcome.STORED,
                        Optional.of("1.2.3"),
                        Optional.of("1.2"),
                        OptionalInt.empty(),
                        Optional.of("http://h/i/1.2.3"),
                        List.of())),
                answer.instances());
        assertEquals(Optional.of("http://h/studies/1"), answer.retrieveUrl());
        String empty = StoreAnswers.ORTHANC.replace("{\"vr\":\"SQ\"},", "{\"vr\":\"SQ\",\"Value\":[]},");
        assertEquals(
                answer.instances(),
                StoreAnswers.read(200, StoreAnswers.JSON, empty).instances());
    }

    @Test
    void tellsTheFailedFromTheStored() {
        StoreResponse answer = StoreAnswers.read(202, StoreAnswers.JSON, StoreAnswers.AZURE);
        assertTrue(answer.isRefused());
        assertEquals(1, answer.count(Outcome.STORED));
        InstanceResult failed = answer.instances().get(1);
        assertEquals(Outcome.FAILED, failed.outcome());
        assertEquals(OptionalInt.of(43265), failed.reason());
        assertEquals(Optional.of("1.2.4"), failed.sopInstance());
    }

    @Test
    void takesAnAnswerWithWarningsAloneForStored() {
        StoreResponse answer = StoreAnswers.read(202, StoreAnswers.JSON, StoreAnswers.WARNING);
        assertFalse(answer.isRefused());
        assertEquals(1, answer.count(Outcome.WARNING));
        InstanceResult warned = answer.instances().get(0);
        assertEquals(OptionalInt.of(1), warned.reason());
        assertEquals(List.of("DICOM100: (0008,0020) - no date"), warned.details());
    }

    @Test
    void readsTheWordsOfPrivateAttributesButNotTheirCreators() {
        StoreResponse answer = StoreAnswers.read(409, StoreAnswers.JSON, StoreAnswers.GOOGLE);
        assertEquals(
                List.of("differs from the one stored"),
                answer.instances().get(0).details());
        String inOnePiece = StoreAnswers.GOOGLE
                .replace("\"00090010\":{\"vr\":\"LO\",\"Value\":[\"GOOGLE\"]},", "")
                .replace("00091097", "00090097");
        assertEquals(
                List.of("differs from the one stored"),
                StoreAnswers.read(409, StoreAnswers.JSON, inOnePiece)
                        .instances()
                        .get(0)
                        .details());
    }

    @Test
    void countsOtherFailuresWhichNameNoInstance() {
        StoreResponse answer = StoreAnswers.read(
                200,
                StoreAnswers.JSON,
                "{\"0008119A\":{\"vr\":\"SQ\",\"Value\":[{\"00081197\":{\"vr\":\"US\",\"Value\":[49152]}},{}]}}");
        assertTrue(answer.isRefused());
        assertEquals(2, answer.count(Outcome.FAILED));
        assertEquals(Optional.empty(), answer.instances().get(0).sopInstance());
        assertEquals(OptionalInt.of(0xC000), answer.instances().get(0).reason());
        assertEquals(OptionalInt.empty(), answer.instances().get(1).reason());
    }

    @Test
    void readsCodesHoweverTheyAreWritten() {
        for (String written : List.of("272", "\"272\"", "\"0110\"", "\"0x0110\"", "\"0110H\"", "272.0")) {
            String body = StoreAnswers.GOOGLE.replace("[272]", "[" + written + "]");
            OptionalInt reason = StoreAnswers.read(409, StoreAnswers.JSON, body)
                    .instances()
                    .get(0)
                    .reason();
            assertEquals(written.equals("272.0") ? OptionalInt.empty() : OptionalInt.of(272), reason, written);
        }
        String asWarning = StoreAnswers.GOOGLE.replace("00081197", "00081196");
        assertEquals(
                OptionalInt.of(272),
                StoreAnswers.read(202, StoreAnswers.JSON, asWarning)
                        .instances()
                        .get(0)
                        .reason());
    }

    @Test
    void readsAnAnswerInAnArrayWithAByteOrderMarkAndUnderAnyType() {
        for (String type : List.of(StoreAnswers.JSON, "application/json", "text/html; charset=utf-8", "", "nonsense")) {
            for (String body : List.of(
                    StoreAnswers.AZURE,
                    "[" + StoreAnswers.AZURE + "]",
                    "\uFEFF" + StoreAnswers.AZURE,
                    "\n\n " + StoreAnswers.AZURE)) {
                StoreResponse answer = StoreAnswers.read(202, type, body);
                assertTrue(answer.isStoreResponse(), type + body);
                assertEquals(2, answer.instances().size());
                assertEquals(List.of(), answer.messages());
            }
        }
        byte[] wide = StoreAnswers.AZURE.getBytes(StandardCharsets.UTF_16);
        assertEquals(
                2, StoreAnswers.read(202, StoreAnswers.JSON, wide).instances().size());
    }

    @Test
    void takesAnEmptyObjectForAnAnswerThatNamesNothing() {
        StoreResponse answer = StoreAnswers.read(200, StoreAnswers.JSON, "{}");
        assertTrue(answer.isStoreResponse());
        assertTrue(answer.isRefused(), "nothing says that anything is stored");
        assertEquals(List.of(), answer.instances());
    }

    @Test
    void refusesWhatIsNoStoreResponseWhateverItsStatus() {
        List<String> bodies = List.of(
                "",
                "null",
                "[]",
                "[1,2]",
                "OK",
                "<html><body>Welcome</body></html>",
                "{\"message\":\"hello\"}",
                StoreAnswers.AZURE.substring(0, 200));
        for (String body : bodies) {
            StoreResponse answer = StoreAnswers.read(200, StoreAnswers.JSON, body);
            assertFalse(answer.isStoreResponse(), body);
            assertTrue(answer.isRefused(), body);
            assertEquals(List.of(), answer.instances(), body);
        }
    }

    @Test
    void keepsWarningFieldsLocationAndPause() {
        StoreResponse answer = StoreResponse.of(
                409,
                StoreAnswers.headers(
                        "Warning: 299 dcm4chee-arc \"Not a \\\"DICOM\\\" Stream\"",
                        "Warning: 299 plain",
                        "Location: /elsewhere",
                        "Retry-After: 17"),
                new byte[0],
                Sent.UNKNOWN);
        assertEquals(List.of("Not a \"DICOM\" Stream", "299 plain"), answer.messages());
        assertEquals(Optional.of("/elsewhere"), answer.location());
        assertEquals(Optional.of("17"), answer.retryAfter());
    }

    @Test
    void readsXmlAsItReadsJson() {
        for (String head : List.of("", "\uFEFF", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", " \n")) {
            String model = StoreAnswers.GOOGLE_XML;
            for (String body : List.of(
                    head + model,
                    head
                            + model.replace(
                                    "<NativeDicomModel>",
                                    "<NativeDicomModel xml:space=\"preserve\" xmlns=\""
                                            + "http://dicom.nema.org/PS3.19/models/NativeDICOM\">"))) {
                StoreResponse answer = StoreAnswers.read(409, "application/dicom+xml", body);
                assertTrue(answer.isStoreResponse(), body);
                assertEquals(Optional.of("http://h/studies/1"), answer.retrieveUrl());
                assertEquals(
                        List.of(new InstanceResult(
                                Outcome.FAILED,
                                Optional.of("1.2.3"),
                                Optional.empty(),
                                OptionalInt.of(272),
                                Optional.empty(),
                                List.of("differs from the one stored"))),
                        answer.instances());
                assertEquals(List.of(), answer.messages());
            }
        }
    }

    @Test
    void refusesXmlThatIsBrokenOrHasADocumentType() {
        String model = StoreAnswers.GOOGLE_XML;
        String bomb = "<!DOCTYPE x [<!ENTITY a \"b\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>"
                + "<NativeDicomModel>&a;&c;</NativeDicomModel>";
        for (String body : List.of(model.substring(0, 400), model + "x", bomb, "<html>NativeDicomModel</html>")) {
            StoreResponse answer = StoreAnswers.read(200, "application/dicom+xml", body);
            assertFalse(answer.isStoreResponse(), body);
            assertTrue(answer.isRefused());
            assertTrue(answer.messages().stream().noneMatch(line -> line.contains("root:")), body);
        }
    }

    @Test
    void readsNoAnswerWithMoreValuesThanMemoryHolds() {
        String items = "{},".repeat(600_000);
        String many = "{\"00081199\":{\"vr\":\"SQ\",\"Value\":[" + items + "{}]}}";
        StoreResponse answer = StoreAnswers.read(200, StoreAnswers.JSON, many);
        assertFalse(answer.isStoreResponse());
        assertEquals(1, answer.messages().size());
    }
}
