package io.github.stowc.dcm4che;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.mime.BoundaryFoundException;
import io.github.stowc.mime.Header;
import io.github.stowc.mime.Messages;
import io.github.stowc.mime.Multipart;
import io.github.stowc.mime.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dcm4che3.mime.MultipartParser;

/** Our messages (RFC 2046 5.1), read part by part by the parser that dcm4chee uses. */
class MimeConformanceProperties {

    @Provide
    Arbitrary<Multipart> messages() {
        return Messages.messages().filter(MimeConformanceProperties::isLegal);
    }

    private static boolean isLegal(Multipart message) {
        try {
            message.requireBoundaryUnused();
            return true;
        } catch (BoundaryFoundException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Property(tries = 1000)
    void dcm4cheReadsOurMessagesInEitherFraming(@ForAll("messages") Multipart message) throws IOException {
        List<Map<String, List<String>>> headers = new ArrayList<>();
        List<byte[]> bodies = new ArrayList<>();
        try (InputStream in = message.open()) {
            new MultipartParser(message.boundary().value()).parse(in, (number, part) -> {
                assertEquals(headers.size() + 1, number);
                headers.add(part.readHeaderParams());
                headers.get(number - 1).values().forEach(values -> values.replaceAll(MimeConformanceProperties::bare));
                bodies.add(part.readAllBytes());
            });
            assertEquals("", new String(in.readAllBytes()).strip());
        }
        assertEquals(message.parts().size(), bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            Part part = message.parts().get(i);
            try (InputStream body = part.body().open()) {
                assertArrayEquals(body.readAllBytes(), bodies.get(i));
            }
            assertEquals(fields(part.headers()), headers.get(i));
        }
    }

    /**
     * Values without quotes, since dcm4che removes those around a value, and an opening one without the closing one.
     */
    private static String bare(String value) {
        return value.replace("\"", "").replace("\\", "");
    }

    /** Headers as dcm4che gives them, by name in lower case. */
    private static Map<String, List<String>> fields(List<Header> headers) {
        Map<String, List<String>> fields = new TreeMap<>();
        for (Header header : headers) {
            fields.computeIfAbsent(header.name().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(bare(header.value()));
        }
        return fields;
    }
}
