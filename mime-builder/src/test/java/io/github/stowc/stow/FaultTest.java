package io.github.stowc.stow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.anatomy.ReadByMime4j;
import io.github.stowc.anatomy.Spans;
import io.github.stowc.anatomy.fault.BrokenMessage;
import io.github.stowc.anatomy.fault.Fault;
import io.github.stowc.anatomy.fault.FaultMisfitException;
import io.github.stowc.anatomy.fault.Faults;
import io.github.stowc.bytes.Source;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.testdata.TestData;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault leaves a message of two JPEGs with JSON metadata as it is, but for the one thing that it breaks. */
class FaultTest {
    /** The parts that a fault of the body changes, takes away or makes unreadable, from 0; none of others. */
    private static final Map<Set<Integer>, Set<String>> TOUCHED = Map.of(
            Set.of(0),
            Set.of(
                    "referenced-twice",
                    "attribute",
                    "header",
                    "keyword",
                    "hex-tag",
                    "class-name",
                    "sex-male",
                    "date-dashes",
                    "name-string",
                    "number-as-id",
                    "rows-string",
                    "value-not-array",
                    "backslash",
                    "no-instance-uid",
                    "json-twice",
                    "nested-array",
                    "trailing-comma"),
            Set.of(1),
            Set.of(
                    "no-colon",
                    "no-blank-line",
                    "blank-line",
                    "base64",
                    "quoted-printable",
                    "unknown-encoding",
                    "8bit",
                    "disposition",
                    "no-content-type",
                    "no-content-location",
                    "letter-case",
                    "empty-part",
                    "broken-file"),
            Set.of(0, 1),
            Set.of("uri", "wrong-media-type"),
            Set.of(2),
            Set.of("cut-off", "missing-file"),
            Set.of(0, 1, 2),
            Set.of("no-parts", "not-a-message"));

    /** The mistakes in metadata that engineers make most often, and the rule that names each. */
    private static final Map<String, String> COMMONEST = Map.ofEntries(
            Map.entry("keyword", "json/keyword-as-tag"),
            Map.entry("backslash", "vr/backslash"),
            Map.entry("json-twice", "json/model"),
            Map.entry("nested-array", "json/root"),
            Map.entry("sex-male", "iod/enumerated-value"),
            Map.entry("hex-tag", "json/tag"),
            Map.entry("class-name", "vr/uid"),
            Map.entry("date-dashes", "vr/date"),
            Map.entry("name-string", "json/person-name"),
            Map.entry("number-as-id", "json/type"),
            Map.entry("value-not-array", "json/value-array"),
            Map.entry("trailing-comma", "json/syntax"));

    private static byte[] good = new byte[0];
    private static String contentType = "";

    @BeforeAll
    static void compile() throws Exception {
        StowMessage message = StowCompiler.builder()
                .encoding(Encoding.JSON)
                .seed("faults")
                .set("PatientID=P")
                .set("PatientName=A^B")
                .build()
                .compile(TestData.file("hand-1.jpg"), TestData.file("hand-2.jpg"));
        good = message.open().readAllBytes();
        contentType = message.contentType();
    }

    static List<Fault> faults() {
        return Faults.read().all();
    }

    /** Those for a message whose pictures are in files. */
    static List<Fault> fitting() {
        return faults().stream()
                .filter(fault -> !fault.needs().equals("uncompressed bulk data"))
                .toList();
    }

    private static BrokenMessage broken(Fault fault) throws IOException, FaultMisfitException {
        return Faults.apply(fault, Source.of("good.mime", good), contentType);
    }

    private static byte[] written(BrokenMessage message) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);
        return out.toByteArray();
    }

    private static byte[] request(BrokenMessage message) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeRequest("/studies", "localhost", out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void appliesOrSaysWhatItNeeds(Fault fault) throws Exception {
        if (fitting().contains(fault)) {
            byte[] bytes = written(broken(fault));
            Spans.read(bytes, "");
            Spans.read(bytes, contentType);
            Spans.read(request(broken(fault)), "");
        } else {
            FaultMisfitException misfit = assertThrows(FaultMisfitException.class, () -> broken(fault));
            assertTrue(misfit.getMessage().contains("needs " + fault.needs()), misfit.getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("fitting")
    void isFoundAlikeByInspectionAndValidation(Fault fault) throws Exception {
        byte[] alone = written(broken(fault));
        for (byte[] bytes : List.of(alone, request(broken(fault)))) {
            Source source = Source.of("broken.mime", bytes);
            List<Finding> validated = new ArrayList<>();
            StowValidator validator = new StowValidator(ValidateOptions.DEFAULT, validated::add);
            validator.source(source);
            validator.finish();
            assertEquals(
                    validated,
                    MessageInspector.inspect(source, "", true, ValidateOptions.DEFAULT)
                            .findings());
            assertTrue(
                    validated.stream().anyMatch(finding -> finding.rule().slug().equals(fault.rule()))
                            // The head of a request is that of a message, whatever follows.
                            || (fault.slug().equals("not-a-message") && bytes != alone),
                    () -> fault.rule() + ": " + validated);
        }
    }

    @ParameterizedTest
    @MethodSource("fitting")
    void leavesAllOtherPartsAsAnotherReaderReadsThem(Fault fault) throws Exception {
        BrokenMessage broken = broken(fault);
        if (broken.isRequest()) {
            byte[] bytes = written(broken);
            assertArrayEquals(good, Arrays.copyOfRange(bytes, bytes.length - good.length, bytes.length));
            return;
        }
        List<String> untouched = new ArrayList<>(ReadByMime4j.parts(contentType, good));
        assertEquals(3, untouched.size());
        for (Map.Entry<Set<Integer>, Set<String>> entry : TOUCHED.entrySet()) {
            if (entry.getValue().contains(fault.slug())) {
                entry.getKey().forEach(part -> untouched.set(part, ""));
            }
        }
        untouched.removeIf(String::isEmpty);
        byte[] request = request(broken);
        String head = new String(request, StandardCharsets.ISO_8859_1);
        String type = head.substring(head.indexOf("Content-Type: ") + 14, head.indexOf("\r\nAccept: "));
        List<String> after = ReadByMime4j.parts(type, written(broken));
        assertTrue(after.containsAll(untouched), () -> "of " + untouched.size() + " parts that stay");
    }

    @ParameterizedTest
    @MethodSource("fitting")
    void changesFewBytesOfMetadata(Fault fault) throws Exception {
        if (!TOUCHED.get(Set.of(0)).contains(fault.slug()) || fault.slug().equals("json-twice")) {
            return;
        }
        byte[] bytes = written(broken(fault));
        int first = Arrays.mismatch(good, bytes);
        int same = 0;
        while (good[good.length - 1 - same] == bytes[bytes.length - 1 - same]) {
            same++;
        }
        int end = bytes.length - same;
        // Brackets around an array are at both ends of it.
        int most = fault.slug().equals("nested-array") ? good.length : 100;
        assertTrue(end - first <= most, () -> "bytes " + first + " to " + end);
        assertTrue(Math.abs(good.length - bytes.length) <= 120, () -> good.length + " became " + bytes.length);
    }

    @Test
    void theCommonestMistakesInMetadataAreAmongThem() {
        Faults faults = Faults.read();
        COMMONEST.forEach((slug, rule) ->
                assertEquals(rule, faults.find(slug).map(Fault::rule).orElse("none"), slug));
        assertEquals(12, COMMONEST.size());
    }
}
