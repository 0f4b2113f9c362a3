package io.github.stowc.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.testdata.TestData;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects that were not made from our tables: what is valid by PS3.3 is no finding, and what is not is one. */
class ObjectsTest {

    private static String text(String name) throws IOException {
        return Files.readString(TestData.file("validate/objects/" + name + ".json"));
    }

    private static List<Finding> findings(String text) throws IOException {
        return Variants.check(text.getBytes(StandardCharsets.UTF_8), ValidateOptions.DEFAULT);
    }

    private static Set<String> rules(String text) throws IOException {
        return findings(text).stream()
                .map(finding -> finding.rule().slug() + " " + finding.tag().hex())
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dx-sign-minus-1",
                "seg-derivation-image",
                "rtrecord-verified",
                "private-coding-scheme",
                "hevc-method",
                "ds-number-17-characters"
            })
    void aValidObjectHasNoFinding(String name) throws IOException {
        assertEquals(List.of(), findings(text(name)));
    }

    @ParameterizedTest
    @CsvSource({
        "dx-sign-minus-1, -1, 2, iod/enumerated-value 00281041",
        "dx-sign-minus-1, -1, 65535, vr/number-range 00281041",
        "rtrecord-verified, VERIFIED, VERIFED, iod/enumerated-value 3008002C",
        "private-coding-scheme, 99ACME, ACME, iod/defined-term 00080102",
        "hevc-method, ISO_23008_2, ISO_23008_3, iod/defined-term 00282114",
        "ds-number-17-characters, 0.123456789012345, 0.1234567890123456, vr/decimal-string 00280030"
    })
    void theWrongValueBesideTheRightOneIsFound(String name, String right, String wrong, String finding)
            throws IOException {
        String text = text(name);
        String changed = text.replaceFirst("(?<=[\\s\"\\[])" + right + "(?=[\\s\",])", wrong);
        assertTrue(!text.equals(changed), "nothing replaced");
        assertEquals(Set.of(finding), rules(changed));
    }

    @Test
    void segmentsOfALabelMapHaveTheNumbersOfTheirPixels() throws IOException {
        String labels = text("labelmap-numbers-0-and-5");
        // Its frames name source images, which Referenced Series Sequence should list.
        assertEquals(Set.of("iod/constraint 00081115"), rules(labels));
        String five = "\"00620004\": {\"vr\": \"US\", \"Value\": [5]}";
        String compact = labels.replaceAll("\\s*\n\\s*", "").replaceAll("(?<=[:,])(?=\\S)", " ");
        assertTrue(compact.contains(five), compact);
        assertTrue(rules(compact.replace(five, five.replace('5', '0').replace("00020004", "00620004")))
                .contains("iod/consistency 00620004"));
        assertTrue(rules(compact.replace("LABELMAP", "BINARY")).contains("iod/consistency 00620004"));
    }

    @Test
    void sourcesOfAnyFrameCountNotOfTheFirstOnly() throws IOException {
        String text = text("seg-derivation-image");
        String without = text.replace("00081115", "00091115");
        assertTrue(rules(without).contains("iod/constraint 00081115"), () -> "sources of frames are not seen");
    }

    @Test
    void modulesThatTheIodHasButOurTablesDidNotAreChecked() throws IOException {
        assertEquals(
                Set.of(
                        "iod/empty-type-1 00080070",
                        "iod/missing-type-1 00081090",
                        "iod/missing-type-1 00181000",
                        "iod/missing-type-1 00181020"),
                rules(text("dose-sr-no-equipment")));
    }

    @Test
    void aSopClassWhoseModulesHaveNoRulesSaysSoOnceAFile() throws IOException {
        String protocol = text("protocol-approval-empty").strip();
        String one = protocol.startsWith("[") ? protocol.substring(1, protocol.length() - 1) : protocol;
        assertEquals(Set.of("iod/unchecked-module 00080016"), rules(protocol));
        String another = one.replaceFirst("(\"00080018\"[^\\[]*\\[\\s*\"2\\.25\\.\\d+)", "$19");
        List<Finding> twice = findings("[" + one + "," + another + "]");
        assertEquals(
                1,
                twice.stream()
                        .filter(finding -> finding.rule().slug().equals("iod/unchecked-module"))
                        .count(),
                twice::toString);
        assertTrue(twice.get(0).message().contains("Protocol Approval Module"), twice::toString);
    }
}
