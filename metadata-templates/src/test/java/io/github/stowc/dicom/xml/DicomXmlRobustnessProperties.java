package io.github.stowc.dicom.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.json.DicomJsonWriter;
import io.github.stowc.dicom.text.DicomTextException;
import io.github.stowc.dicom.text.Problem;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.dicom.xml.DicomXmlWriter.Layout;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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

/** For any bytes, reading ends with a dataset or with problems that have a place. */
class DicomXmlRobustnessProperties {

    @Provide
    Arbitrary<byte[]> noise() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
    }

    /** Text of the right words in any order: it comes farther than noise does. */
    @Provide
    Arbitrary<byte[]> words() {
        return Arbitraries.of(
                        "<?xml version='1.0'?>",
                        "<NativeDicomModel>",
                        "</NativeDicomModel>",
                        "<DicomAttribute tag='00100010' vr='PN'>",
                        "<DicomAttribute tag='00081115' vr='SQ'>",
                        "<DicomAttribute tag='7FE00010' vr='OB'>",
                        "<DicomAttribute tag='0009001' privateCreator='A'>",
                        "</DicomAttribute>",
                        "<Item number='1'>",
                        "</Item>",
                        "<Value number='1'>",
                        "<Value number='3'>",
                        "</Value>",
                        "<PersonName>",
                        "</PersonName>",
                        "<Alphabetic>",
                        "</Alphabetic>",
                        "<InlineBinary>AAA=</InlineBinary>",
                        "<BulkData uri='a'/>",
                        "<![CDATA[",
                        "]]>",
                        "<!--",
                        "-->",
                        "<?a ?>",
                        "&lt;",
                        "&#12;",
                        "&nbsp;",
                        "<!DOCTYPE a>",
                        "\r\n",
                        "ä",
                        "<",
                        ">",
                        "'",
                        "a='b'",
                        "xmlns:x='y'",
                        "<x:y/>")
                .list()
                .ofMaxSize(40)
                .map(words -> ("<NativeDicomModel>" + String.join("", words)).getBytes(StandardCharsets.UTF_8));
    }

    /** Trees of the model's elements in any order, without a fault in the XML. */
    @Provide
    Arbitrary<byte[]> oddTrees() {
        return trees(5).list()
                .ofMaxSize(4)
                .map(trees -> XmlReading.document(String.join("\n", trees)).getBytes(StandardCharsets.UTF_8));
    }

    private static Arbitrary<String> trees(int depth) {
        Arbitrary<String> names = Arbitraries.of(
                "DicomAttribute",
                "DicomAttribute",
                "DicomAttribute",
                "Item",
                "Value",
                "PersonName",
                "Alphabetic",
                "FamilyName",
                "InlineBinary",
                "BulkData",
                "x");
        Arbitrary<String> attributes = Arbitraries.of(
                        "tag='00100010'",
                        "tag='00400275'",
                        "tag='00090010'",
                        "tag='00090001'",
                        "tag='00091001'",
                        "tag='0010001a'",
                        "tag='00080000'",
                        "tag='x'",
                        "vr='PN'",
                        "vr='SQ'",
                        "vr='US'",
                        "vr='OB'",
                        "vr='LO'",
                        "vr=''",
                        "privateCreator='A'",
                        "keyword='PatientID'",
                        "number='1'",
                        "number='2'",
                        "number='-1'",
                        "uri='a'",
                        "uuid='a'",
                        "x='y'")
                .list()
                .ofMaxSize(4)
                .uniqueElements(text -> text.substring(0, text.indexOf('=')))
                .map(list -> String.join(" ", list));
        Arbitrary<String> texts = Arbitraries.of("", " ", "text", "AAA=", "A=B=C=D", "&amp;");
        Arbitrary<String> content = depth == 0
                ? texts
                : Arbitraries.oneOf(
                        texts,
                        Arbitraries.lazy(() -> trees(depth - 1))
                                .list()
                                .ofMaxSize(3)
                                .map(list -> String.join("", list)));
        return Combinators.combine(names, attributes, content)
                .as((name, attribute, inner) -> "<" + name + " " + attribute + ">" + inner + "</" + name + ">")
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<byte[]> mutatedFiles() {
        Arbitrary<byte[]> files = Combinators.combine(XmlDatasets.datasets(), Arbitraries.of(Layout.class))
                .as(DicomXmlRobustnessProperties::write);
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

    private static byte[] write(Dataset dataset, Layout layout) {
        try {
            return DicomXmlWriter.document(dataset, layout);
        } catch (DicomTextException e) {
            throw new UncheckedIOException(e);
        }
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
                out.write("<>/&\"'=!?a\n".charAt(edit[1] % 11));
                at = Math.min(file.length, at + 1);
            }
        }
        out.write(file, at, file.length - at);
        return out.toByteArray();
    }

    @Property(tries = 100)
    void noiseMakesProblemsWithAPlace(@ForAll("noise") byte[] bytes) throws IOException {
        check(bytes);
    }

    @Property(tries = 150)
    void wordsInAnyOrderMakeProblemsWithAPlace(@ForAll("words") byte[] bytes) throws IOException {
        check(bytes);
    }

    @Property(tries = 150)
    void oddTreesMakeProblemsWithAPlace(@ForAll("oddTrees") byte[] bytes) throws IOException {
        check(bytes);
    }

    @Property(tries = 80)
    void mutatedFilesMakeProblemsWithAPlace(@ForAll("mutatedFiles") byte[] bytes) throws IOException {
        check(bytes);
    }

    /** Both readers end, problems have places inside the text, and strictness means the first error and no other. */
    private static void check(byte[] bytes) throws IOException {
        XmlReading reading = XmlReading.of(bytes);
        int lines = 1;
        for (byte b : bytes) {
            lines += b == '\n' || b == '\r' ? 1 : 0;
        }
        for (Problem problem : reading.problems()) {
            assertTrue(problem.place().line() >= 1 && problem.place().line() <= lines, problem::toString);
            assertTrue(
                    problem.place().column() >= 1 && problem.place().column() <= bytes.length + 1, problem::toString);
        }
        reading.instance()
                .ifPresent(instance -> DicomJsonWriter.object(instance.dataset(), DicomJsonWriter.Layout.READABLE));
        Optional<Problem> firstError = reading.problems().stream()
                .filter(problem -> problem.rule().severity() == Severity.ERROR)
                .findFirst();
        assertTrue(reading.instance().isPresent() || firstError.isPresent());
        Optional<Problem> thrown = Optional.empty();
        try {
            DicomXmlReader.strict(new ByteArrayInputStream(bytes), "x.xml").read();
        } catch (DicomTextException e) {
            thrown = e.problem();
        }
        assertEquals(firstError, thrown, () -> Arrays.toString(bytes));
    }
}
