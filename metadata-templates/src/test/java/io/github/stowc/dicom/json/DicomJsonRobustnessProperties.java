package io.github.stowc.dicom.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.json.DicomJsonWriter.Layout;
import io.github.stowc.dicom.text.DicomTextException;
import io.github.stowc.dicom.text.Problem;
import io.github.stowc.dicom.text.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No input makes anything but problems with a place. */
class DicomJsonRobustnessProperties {

    @Provide
    Arbitrary<byte[]> noise() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
    }

    /** Text of the right words in any order: it comes farther than noise does. */
    @Provide
    Arbitrary<byte[]> words() {
        return Arbitraries.of(
                        "[",
                        "]",
                        "{",
                        "}",
                        ":",
                        ",",
                        "[{",
                        "}]",
                        "{\"vr\":",
                        "\"Value\":[",
                        "\"vr\"",
                        "\"Value\"",
                        "\"BulkDataURI\":",
                        "\"InlineBinary\":",
                        "\"Alphabetic\":",
                        "\"00100010\":{",
                        "\"00081115\":{",
                        "\"0008001g\"",
                        "\"PatientID\"",
                        "\"SQ\"",
                        "\"PN\"",
                        "\"US\"",
                        "\"OB\"",
                        "\"\"",
                        "\"AAA=\"",
                        "null",
                        "true",
                        "1",
                        "-1.5e400",
                        "NaN",
                        "\n",
                        "\r\n",
                        "\"ä\\ud83d\"",
                        "\uFEFF",
                        "//")
                .list()
                .ofMaxSize(60)
                .map(words -> String.join("", words).getBytes(StandardCharsets.UTF_8));
    }

    /** Attributes whose members and values are of any kind, in JSON without a fault. */
    @Provide
    Arbitrary<byte[]> oddAttributes() {
        Arbitrary<String> scalar = Arbitraries.of(
                "1",
                "\"\"",
                "\"x\"",
                "null",
                "true",
                "{}",
                "[]",
                "[[1]]",
                "\"NaN\"",
                "{\"vr\":\"LO\"}",
                "{\"Alphabetic\":\"A=B=C=D\"}",
                "{\"00100020\":{\"vr\":\"LO\"}}",
                "{\"Phonetic\":1}",
                "\"A=B=C=D\"");
        Arbitrary<String> value = Arbitraries.oneOf(
                scalar, scalar.list().ofMaxSize(3).map(values -> "[" + String.join(",", values) + "]"));
        Arbitrary<String> vr = Arbitraries.of(
                "\"LO\"", "\"SQ\"", "\"PN\"", "\"US\"", "\"OB\"", "\"SV\"", "\"lo\"", "\"\"", "1", "null");
        Arbitrary<String> member = Arbitraries.oneOf(
                vr.map(text -> "\"vr\":" + text),
                Combinators.combine(Arbitraries.of("Value", "value", "BulkDataURI", "InlineBinary", "x"), value)
                        .as((name, text) -> "\"" + name + "\":" + text));
        Arbitrary<String> body = Arbitraries.oneOf(
                value, member.list().ofMaxSize(4).map(members -> "{" + String.join(",", members) + "}"));
        Arbitrary<String> name = Arbitraries.of(
                "00100010",
                "00100020",
                "0010002a",
                "00081115",
                "7FE00010",
                "PatientID",
                "x",
                "00080000",
                "00020010",
                "00091001",
                "00090010",
                "FFFFFFFF");
        return Combinators.combine(name, body)
                .as((tag, text) -> "\"" + tag + "\":" + text)
                .list()
                .ofMaxSize(4)
                .map(attributes -> ("[{" + String.join(",", attributes) + "}]").getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<byte[]> mutatedFiles() {
        Arbitrary<byte[]> files = Combinators.combine(
                        Datasets.datasets().list().ofMaxSize(2), Arbitraries.of(Layout.class))
                .as((List<Dataset> instances, Layout layout) -> DicomJsonWriter.array(instances, layout));
        Arbitrary<List<int[]>> edits = Arbitraries.integers()
                .between(0, 1 << 20)
                .array(int[].class)
                .ofSize(3)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
        return Combinators.combine(files, edits, noise()).as((file, list, noise) -> {
            byte[] edited = file;
            for (int[] edit : list) {
                edited = mutate(edited, edit, noise);
            }
            return edited;
        });
    }

    private static byte[] mutate(byte[] file, int[] edit, byte[] noise) {
        int at = edit[0] % (file.length + 1);
        int length = edit[1] % 12;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, at);
        switch (edit[2] % 5) {
            case 0 -> at = Math.min(file.length, at + length);
            case 1 -> out.write(noise, 0, Math.min(noise.length, length));
            case 2 -> out.write(file, at, Math.min(length, file.length - at));
            case 3 -> at = file.length;
            default -> {
                out.write("\"{}[]:,\\0a\n\u00ff".charAt(edit[1] % 11));
                at = Math.min(file.length, at + 1);
            }
        }
        out.write(file, at, file.length - at);
        return out.toByteArray();
    }

    @Property(tries = 1000)
    void noiseMakesProblemsWithAPlace(@ForAll("noise") byte[] bytes) throws IOException {
        check(bytes);
    }

    @Property(tries = 1000)
    void wordsInAnyOrderMakeProblemsWithAPlace(@ForAll("words") byte[] bytes) throws IOException {
        check(bytes);
    }

    @Property(tries = 1500)
    void oddAttributesMakeProblemsWithAPlace(@ForAll("oddAttributes") byte[] bytes) throws IOException {
        check(bytes);
    }

    @Property(tries = 400)
    void mutatedFilesMakeProblemsWithAPlace(@ForAll("mutatedFiles") byte[] bytes) throws IOException {
        check(bytes);
    }

    /** Both readers end, problems have places inside the text, and strictness means the first error and no other. */
    private static void check(byte[] bytes) throws IOException {
        Reading reading = Reading.of(bytes);
        int lines = 1;
        for (byte b : bytes) {
            lines += b == '\n' || b == '\r' ? 1 : 0;
        }
        for (Problem problem : reading.problems()) {
            assertTrue(problem.place().line() >= 1 && problem.place().line() <= lines, problem::toString);
            assertTrue(
                    problem.place().column() >= 1 && problem.place().column() <= bytes.length + 1, problem::toString);
        }
        for (JsonInstance instance : reading.instances()) {
            DicomJsonWriter.object(instance.dataset(), Layout.READABLE);
        }
        Optional<Problem> firstError = reading.problems().stream()
                .filter(problem -> problem.rule().severity() == Severity.ERROR)
                .findFirst();
        Optional<Problem> thrown = Optional.empty();
        try {
            DicomJsonReader.readAll(new ByteArrayInputStream(bytes), JsonReadOptions.of("x.json"));
        } catch (DicomTextException e) {
            thrown = e.problem();
        }
        assertEquals(firstError, thrown, () -> Arrays.toString(bytes));
    }
}
