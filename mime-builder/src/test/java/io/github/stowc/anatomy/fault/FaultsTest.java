package io.github.stowc.anatomy.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.bytes.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final String METADATA = "Content-Type: application/dicom+json\r\n\r\n[]";
    private static final String BULK = "Content-Type: image/jpeg\r\nContent-Location: a\r\n\r\nx";

    private static Anatomy broken(String fault, String message) throws IOException, FaultMisfitException {
        Faults faults = Faults.read();
        Source source = Source.of("x.mime", message.getBytes(StandardCharsets.ISO_8859_1));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Faults.apply(faults.find(fault).orElseThrow(), source, "").writeTo(out);
        return Anatomy.of(Source.of("y.mime", out.toByteArray()), "");
    }

    @Test
    void metadataGoLastWhateverSurroundsTheFirstDelimiters() throws Exception {
        String end = "\r\n--b\r\n" + BULK + "\r\n--b--\r\n";
        String padded = "\r\n--b \t\r\n" + BULK + "\r\n--b--\r\n";
        for (String message : List.of(
                "--b\r\n" + METADATA + end,
                "\r\n--b\r\n" + METADATA + end,
                "Some text\r\n--b\r\n" + METADATA + end,
                "--b  \r\n" + METADATA + padded)) {
            Anatomy anatomy = broken("metadata-last", message);
            assertEquals(
                    List.of("image/jpeg", "application/dicom+json"),
                    anatomy.parts().stream()
                            .map(part -> part.fields().mediaType())
                            .toList(),
                    message);
            assertEquals(2, anatomy.parts().get(1).length(), message);
        }
    }
}
