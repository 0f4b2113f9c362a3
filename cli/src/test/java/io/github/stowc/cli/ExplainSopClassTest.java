package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.dicom.Uid;
import io.github.stowc.iod.Iod;
import io.github.stowc.iod.Iods;
import org.junit.jupiter.api.Test;

/** {@code explain} of SOP Classes and attributes. */
class ExplainSopClassTest {
    private static String explain(String... words) {
        Object[] all = new Object[words.length + 1];
        all[0] = "explain";
        System.arraycopy(words, 0, all, 1, words.length);
        CommandRun run = CommandRun.of(all).expecting(ExitCode.DONE);
        assertEquals("", run.err());
        return run.text();
    }

    @Test
    void everySopClassFitsOnAScreen() {
        Iods iods = new Iods();
        for (String name : iods.names()) {
            Iod iod = iods.find(name).orElseThrow();
            for (Uid uid : iod.sopClasses()) {
                String text = explain(uid.value());
                assertTrue(text.lines().count() <= 40, text);
                text.lines().forEach(line -> assertTrue(line.length() <= 110, line));
            }
        }
    }

    @Test
    void saysWhatAnInstanceMustHaveAndHowToSeeTheRest() {
        String text = explain("EncapsulatedPDFStorage");
        assertTrue(text.contains("\nPatient Module: PatientName 2, PatientID 2, PatientBirthDate 2,"), text);
        assertTrue(text.contains("SC Equipment Module: ConversionType 1\n"), text);
        assertTrue(text.contains("Clinical Trial Subject U"), text);
        assertTrue(
                text.endsWith("stowc explain --all EncapsulatedPDFStorage shows everything, --module NAME one module in"
                        + " full\n"),
                text);
    }

    @Test
    void showsEverythingOrOneModule() {
        String all = explain("--all", "EncapsulatedPDFStorage");
        assertTrue(all.contains("\nSC Equipment Module  M\n"), all);
        assertTrue(all.contains("(0040,0275) RequestAttributesSequence  3"), all);
        String module = explain("--module", "sc equipment", "1.2.840.10008.5.1.4.1.1.104.1");
        assertTrue(module.contains("(0008,0064) ConversionType  1  such as DV, DI, DF, WSD"), module);
        assertTrue(!module.contains("PatientName"), module);
        CommandRun wrong = CommandRun.of("explain", "--module", "Patient Modul", "EncapsulatedPDFStorage")
                .expecting(ExitCode.USAGE);
        assertTrue(wrong.err().contains("did you mean"), wrong.err());
    }

    @Test
    void refusesOptionsForSopClassesForAnythingElse() {
        CommandRun attribute =
                CommandRun.of("explain", "--module", "Patient", "PatientName").expecting(ExitCode.USAGE);
        assertTrue(attribute.err().contains("--module is for SOP Classes"), attribute.err());
        CommandRun misspelt =
                CommandRun.of("explain", "--all", "EncapsulatedPDFStorag").expecting(ExitCode.USAGE);
        assertTrue(misspelt.err().contains("did you mean EncapsulatedPDFStorage?"), misspelt.err());
    }

    @Test
    void saysInWhichModulesAnAttributeIs() {
        assertTrue(explain("0010,0010").contains("\n  type 2: Patient Module"), explain("0010,0010"));
        assertTrue(explain("ConversionType").contains("type 1: SC Equipment Module"), explain("ConversionType"));
        assertTrue(explain("CodeValue").contains("type 1C: Basic Code Sequence Macro"), explain("CodeValue"));
    }

    @Test
    void knowsTheTemplates() {
        assertTrue(explain("secondary-capture").contains("stowc template show secondary-capture"));
    }
}
