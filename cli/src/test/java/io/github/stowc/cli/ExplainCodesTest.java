package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.stow.answer.FailureReasons;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code explain} of the codes with which servers answer. */
class ExplainCodesTest {
    private static String explain(String what) {
        CommandRun run = CommandRun.of("explain", what).expecting(ExitCode.DONE);
        assertEquals("", run.err());
        return run.text();
    }

    @Test
    void explainsTheReasonsOfFailures() {
        String azure = explain("43264");
        assertTrue(azure.startsWith("A900 (43264) of A900-A9FF  Data Set does not match SOP Class\n"), azure);
        assertTrue(azure.contains("\nA900 (43264)  azure: "), azure);
        assertEquals(explain("A700"), explain("0xA700"));
        assertTrue(explain("A700").contains("out of resources"));
        assertEquals(explain("272"), explain("0110"));
        assertTrue(explain("272").startsWith("0110 (272)  Processing failure"), explain("272"));
        assertTrue(explain("272").contains("google: "), explain("272"));
        assertTrue(explain("B000").contains("Warning Reason (0008,1196)"));
        assertTrue(explain("C122").contains("what to do: "));
    }

    @Test
    void theMeaningOfTheServerThatIsNamedComesFirstAndThatOfAllOthersFollows() {
        for (String code : List.of("A922", "C409", "C499", "A77A", "A77B", "A900", "C122")) {
            CommandRun run =
                    CommandRun.of("explain", "--target", "dcm4chee", code).expecting(ExitCode.DONE);
            assertTrue(run.text().lines().findFirst().orElse("").contains("  dcm4chee: "), run.text());
            assertTrue(run.text().contains("PS3.18 table I.2-2"), run.text());
            assertEquals(explain(code).lines().count(), run.text().lines().count(), code);
        }
        CommandRun azure = CommandRun.of("explain", "--target", "azure", "A900").expecting(ExitCode.DONE);
        assertTrue(azure.text().startsWith("A900 (43264)  azure: "), azure.text());
        assertTrue(azure.text().contains("dcm4chee: "), azure.text());
        CommandRun.of("explain", "--target", "azure", "415").expecting(ExitCode.DONE);
    }

    @Test
    void explainsTheStatusOfAnAnswer() {
        for (String status : List.of("307", "401", "409", "413", "415", "503")) {
            assertTrue(explain(status).startsWith("status " + status + ": "), status);
        }
    }

    @Test
    void explainsEveryStatusThatAnAnswerCanHave() {
        for (String status :
                List.of("200", "201", "202", "204", "303", "422", "424", "451", "507", "511", "299", "599")) {
            assertTrue(explain(status).startsWith("status " + status + ": "), status);
        }
        FailureReasons reasons = FailureReasons.read();
        for (int status = 200; status < 600; status++) {
            // Some numbers are reasons of failures too.
            String text = explain(String.valueOf(status));
            assertTrue(text.contains("what to do: "), text);
            assertEquals(reasons.find(status).isEmpty(), text.startsWith("status " + status + ": "), text);
        }
    }

    @Test
    void keepsExplainingWhatItDidBefore() {
        assertTrue(explain("00080018").contains("SOPInstanceUID"));
        assertTrue(explain("Modality").contains("Modality"));
        CommandRun run = CommandRun.of("explain", "9999").expecting(ExitCode.USAGE);
        assertTrue(run.err().contains("\"9999\" is not a rule, keyword, tag, UID or code"), run.err());
    }
}
