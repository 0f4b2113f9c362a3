package io.github.stowc.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.stowc.dicom.text.Severity;
import io.github.stowc.testdata.TestData;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.Summary;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example in dcm4chee's documentation is sound but for two attributes that dciodvfy misses too. */
class DocumentationExampleTest {

    @Test
    void hasNoErrorAndLacksTwoAttributesOfType2C() throws IOException {
        List<String> found = new ArrayList<>();
        for (Finding finding : Variants.check(Variants.example())) {
            found.add(finding.instance() + " " + finding.severity() + " "
                    + finding.rule().slug() + " " + finding.keyword() + " " + finding.line() + ":" + finding.column());
        }
        assertEquals(
                List.of(
                        "0 WARNING iod/missing-type-2c PatientOrientation 1:2",
                        "0 WARNING iod/missing-type-2c Laterality 1:2",
                        "1 WARNING iod/missing-type-2c PatientOrientation 21:3",
                        "1 WARNING iod/missing-type-2c Laterality 21:3"),
                found);
    }

    @Test
    void isCountedInTheSummary() throws IOException {
        Validator validator = new Validator(ValidateOptions.DEFAULT, finding -> {});
        validator.json(TestData.file("metadata.json"));
        Summary summary = validator.finish();
        assertEquals(new Summary(1, 2, 0, 4, 0, false), summary);
        assertFalse(summary.hasAtLeast(Severity.ERROR));
    }

    @Test
    void isTheDocumentationsOwn() throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        byte[] hash = sha256.digest(Files.readAllBytes(TestData.file("metadata.json")));
        assertEquals(
                "b84f49088e7b786422f1fe7e42e9ee92f3a119fd0e9923bcce79d3bac32604ca",
                HexFormat.of().formatHex(hash),
                "the example in dcm4chee's page 'Store objects by STOW RS'");
    }
}
