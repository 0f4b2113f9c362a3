package io.github.stowc.stow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.mime.Part;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bulk data without a header of its own: native pixels, frames, tables and private values. */
class RawBulkTest {
    private static final String UID = "2.25.77";

    private static String text(String vr, String value) {
        return "{ \"vr\": \"" + vr + "\", \"Value\": [ " + value + " ] }";
    }

    /** Multi-frame grey pixels of 3 x 3 bytes. */
    private static String metadata(String uri, int frames, String more) {
        return "[{ \"00080016\": " + text("UI", "\"1.2.840.10008.5.1.4.1.1.7.2\"") + ", \"00080018\": "
                + text("UI", "\"" + UID + "\"") + ", \"0020000D\": " + text("UI", "\"2.25.1\"") + ", \"0020000E\": "
                + text("UI", "\"2.25.2\"") + ", \"00280002\": " + text("US", "1") + ", \"00280004\": "
                + text("CS", "\"MONOCHROME2\"") + ", \"00280008\": " + text("IS", "" + frames) + ", \"00280010\": "
                + text("US", "3") + ", \"00280011\": " + text("US", "3") + ", \"00280100\": " + text("US", "8")
                + ", \"00280101\": " + text("US", "8") + ", \"00280102\": " + text("US", "7") + ", \"00280103\": "
                + text("US", "0") + more + ", \"7FE00010\": { \"vr\": \"OW\", \"BulkDataURI\": \"" + uri + "\" } }]";
    }

    private static Source file(String name, int bytes, int value) {
        byte[] content = new byte[bytes];
        Arrays.fill(content, (byte) value);
        return Source.of(name, content);
    }

    private static StowMessage compile(boolean validate, String target, String json, Source... files)
            throws IOException, CompileException {
        return StowCompiler.builder()
                .target(Target.named(target))
                .metadata(Source.of("m.json", json.getBytes(StandardCharsets.UTF_8)))
                .validate(validate)
                .build()
                .compile(List.of(files));
    }

    private static List<Part> parts(String json, Source... files) throws IOException, CompileException {
        return compile(false, "standard", json, files).parts();
    }

    private static byte[] bytes(Part part) throws IOException {
        return part.body().open().readAllBytes();
    }

    private static List<String> rules(String json, Source... files) {
        // The metadata lack what the SOP Class needs; only the length matters here.
        return assertThrows(CompileException.class, () -> compile(true, "standard", json, files)).problems().stream()
                .map(problem -> problem.rule().orElse(""))
                .filter(rule -> rule.startsWith("link/"))
                .toList();
    }

    @Test
    void anOddLengthIsPadded() throws Exception {
        for (int length : List.of(9, 10)) {
            List<Part> parts = parts(metadata("a/pixels", 1, ""), file("a/pixels", length, 0));
            assertEquals(
                    "application/octet-stream",
                    parts.get(1).header("Content-Type").orElse(""));
            assertEquals("a/pixels", parts.get(1).header("Content-Location").orElse(""));
            assertArrayEquals(new byte[10], bytes(parts.get(1)));
        }
    }

    @Test
    void framesBecomeOneValueInTheOrderOfTheirNumbers() throws Exception {
        List<Source> files = new ArrayList<>();
        for (int frame = 11; frame >= 1; frame--) {
            // Some servers pad each frame.
            files.add(file("x/" + UID + "/frames/" + frame, frame % 2 == 0 ? 9 : 10, frame));
        }
        for (String uri : List.of(
                "http://h/instances/" + UID + "/bulk/7fe00010",
                "http://h/studies/1/instances/" + UID,
                "http://h/instances/" + UID + "/frames/1",
                UID)) {
            List<Part> parts = parts(metadata(uri, 11, ""), files.toArray(Source[]::new));
            assertEquals(2, parts.size());
            assertEquals(uri, parts.get(1).header("Content-Location").orElse(""));
            byte[] joined = bytes(parts.get(1));
            assertEquals(100, joined.length);
            for (int i = 0; i < 99; i++) {
                assertEquals(i / 9 + 1, joined[i]);
            }
        }
    }

    @Test
    void aMissingFrameIsNamed() {
        List<String> problems = assertThrows(
                        CompileException.class,
                        () -> compile(
                                false,
                                "standard",
                                metadata(UID, 3, ""),
                                file(UID + "/frames/1", 9, 1),
                                file(UID + "/frames/3", 9, 1)))
                .problems()
                .stream()
                .map(CompileProblem::toString)
                .toList();
        assertEquals(
                List.of("m.json: BulkDataURI \"" + UID + "\": frame 2 is missing among the files of " + UID
                        + "/frames; give all frames"),
                problems);
    }

    @Test
    void anotherLengthThanTheMetadataGiveIsRefused() {
        for (int length : List.of(1, 8, 11, 18)) {
            assertEquals(List.of("link/length"), rules(metadata("p", 1, ""), file("p", length, 0)), "" + length);
        }
        String table = ", \"00283010\": { \"vr\": \"SQ\", \"Value\": [ { \"00283002\": " + text("US", "0, 0, 16")
                + ", \"00283006\": { \"vr\": \"OW\", \"BulkDataURI\": \"lut\" } } ] }";
        Source pixels = file("p", 9, 0);
        assertEquals(List.of("link/length"), rules(metadata("p", 1, table), pixels, file("lut", 512, 0)));
        assertEquals(List.of(), rules(metadata("p", 1, table), pixels, file("lut", 131072, 0)));
    }

    @Test
    void bytesThatOnlyLookLikeAnotherKindAreRawIfTheirLengthIsRight() throws Exception {
        Source bitmap = Source.of("p", "BM1234\0\0\0\0".substring(0, 10).getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(10, bytes(parts(metadata("p", 1, ""), bitmap).get(1)).length);
    }

    @Test
    void anInstanceIsWrappedForATargetThatTakesNoBulkData() throws Exception {
        StowMessage message = compile(false, "orthanc", metadata("p", 1, ""), file("p", 9, 7));
        assertEquals(1, message.parts().size());
        byte[] dicom = bytes(message.parts().get(0));
        // The VR, two reserved bytes, a length of 10, nine pixels and the padding.
        byte[] end = {'O', 'W', 0, 0, 10, 0, 0, 0, 7, 7, 7, 7, 7, 7, 7, 7, 7, 0};
        assertArrayEquals(end, Arrays.copyOfRange(dicom, dicom.length - end.length, dicom.length));
    }

    @Test
    void aPersonDecidesWhichFileAUriMeans() throws Exception {
        Source file = file("other.txt", 9, 'x');
        StowMessage message = StowCompiler.builder()
                .target(Target.named("standard"))
                .metadata(Source.of("m.json", metadata("http://h/a?b=c", 1, "").getBytes(StandardCharsets.UTF_8)))
                .link("http://h/a?b=c", file)
                .validate(false)
                .build()
                .compile(List.of(file));
        assertEquals("xxxxxxxxx\0", new String(bytes(message.parts().get(1)), StandardCharsets.US_ASCII));
    }

    @Test
    void aFileThatCannotBeParsedIsNamedWithTheByte() throws Exception {
        StowMessage whole = compile(false, "orthanc", metadata("p", 1, ""), file("p", 9, 7));
        byte[] dicom = bytes(whole.parts().get(0));
        // The VR of Rows, after which nothing can be told apart.
        int rows = new String(dicom, StandardCharsets.ISO_8859_1).indexOf("(\0\20\0US");
        dicom[rows + 4] = (byte) 0xE0;
        StowMessage broken = StowCompiler.create().compile(List.of(Source.of("b.dcm", dicom)));
        String warnings = broken.warnings().toString();
        assertTrue(warnings.contains("b.dcm: byte " + rows + ": (0028,0010)"), warnings);
        assertTrue(warnings.contains("[part10/broken]"), warnings);
        assertFalse(warnings.contains("nevertheless"), warnings);
    }

    @Test
    void aDicomFileWithoutUidsIsRefusedInEveryEncoding() throws Exception {
        StowMessage whole = compile(false, "orthanc", metadata("p", 1, ""), file("p", 9, 7));
        String dicom = new String(bytes(whole.parts().get(0)), StandardCharsets.ISO_8859_1);
        // Study Instance UID becomes an element that nothing asks for.
        byte[] without = dicom.replace(" \0\r\0UI", " \0\14\0UI").getBytes(StandardCharsets.ISO_8859_1);
        for (Encoding encoding : Encoding.values()) {
            StowCompiler compiler = StowCompiler.builder().encoding(encoding).build();
            CompileException e =
                    assertThrows(CompileException.class, () -> compiler.compile(List.of(Source.of("u.dcm", without))));
            assertEquals(
                    "u.dcm: expected a Study Instance UID (0020,000D), found none; servers need it to store the"
                            + " instance (PS3.18 10.5)",
                    e.problems().get(0).toString());
        }
    }
}
