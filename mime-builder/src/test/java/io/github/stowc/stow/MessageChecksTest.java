package io.github.stowc.stow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.bytes.Source;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageChecksTest {
    private static final String FIELDS = "Content-Type: image/jpeg\r\nContent-Location: a.jpg\r\n";

    private static List<String> rules(String message) throws IOException {
        List<Finding> findings = new ArrayList<>();
        StowValidator validator = new StowValidator(ValidateOptions.DEFAULT, findings::add);
        validator.source(Source.of("x.mime", message.getBytes(StandardCharsets.ISO_8859_1)));
        validator.finish();
        return findings.stream().map(finding -> finding.rule().slug()).toList();
    }

    private static String part(String fields, String body) {
        return "--b\r\n" + fields + "\r\n" + body + "\r\n--b--\r\n";
    }

    @Test
    void aPartWithoutContentTypeBreaksARule() throws IOException {
        assertEquals(List.of("mime/content-type", "link/unused-file"), rules(part("Content-Location: a.jpg\r\n", "x")));
    }

    @Test
    void bulkDataWithoutContentLocationBreaksARule() throws IOException {
        assertEquals(List.of("mime/content-location"), rules(part("Content-Type: image/jpeg\r\n", "x")));
    }

    @Test
    void aMessageThatEndsInAPartBreaksARule() throws IOException {
        assertEquals(List.of("mime/structure"), rules("--b\r\n" + FIELDS + "\r\nx"));
    }

    @Test
    void aPartThatSaysItIsDicomIsCheckedAsDicomWhateverItsBytesLookLike() throws IOException {
        for (String body : List.of("[]", "<a/>", "%PDF-1.7", "QUJD", "\r\n" + "\0".repeat(128) + "DICM")) {
            assertEquals(List.of("part10/broken"), rules(part("Content-Type: application/dicom\r\n", body)), body);
        }
    }
}
