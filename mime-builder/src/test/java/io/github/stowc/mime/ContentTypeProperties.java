package io.github.stowc.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;

class ContentTypeProperties {

    /** Fields of tokens, quoted strings, comments and delimiters in any order, some valid, most broken. */
    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.of(
                        "multipart/related",
                        "boundary",
                        "type",
                        "a",
                        "B-1",
                        "=",
                        "=",
                        ";",
                        "; ",
                        " ",
                        "\t",
                        "\"a b\"",
                        "\"x;y=z\"",
                        "\"q\\\"q\"",
                        "\"b\\\\\"",
                        "(c)",
                        "(a (b) \\) c)",
                        "\"(n)\"",
                        "\"\"")
                .list()
                .ofMaxSize(16)
                .map(pieces -> String.join("", pieces));
    }

    @Property(tries = 5000)
    void readsWhatMime4jReads(@ForAll("fields") String field) {
        RawBody expected = RawFieldParser.DEFAULT.parseRawBody(new RawField("Content-Type", field));
        Map<String, String> parameters = new LinkedHashMap<>();
        for (NameValuePair pair : expected.getParams()) {
            String value = pair.getValue();
            parameters.putIfAbsent(pair.getName().toLowerCase(Locale.ROOT), value == null ? "" : value);
        }
        ContentType found = ContentType.parse(field);
        assertEquals(expected.getValue() == null ? "" : expected.getValue(), found.mediaType(), field);
        assertEquals(parameters.get("boundary"), found.parameter("boundary").orElse(null), field);
    }

    @Example
    void readsQuotesAndComments() {
        ContentType type = ContentType.parse(
                "Multipart/Related (of (two) parts); TYPE=\"application/dicom+json\"; boundary = \"a \\\"b\\\" c\" (end)");
        assertEquals("Multipart/Related", type.mediaType());
        assertEquals("application/dicom+json", type.parameter("type").orElseThrow());
        assertEquals("a \"b\" c", type.parameter("boundary").orElseThrow());
    }

    @Property
    void readsAnythingAtAll(@ForAll String field) {
        ContentType.parse(field);
    }
}
