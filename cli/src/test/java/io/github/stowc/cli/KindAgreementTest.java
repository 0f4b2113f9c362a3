package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.xml.DicomXmlWriter;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Kind;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.SourceKind;
import io.github.stowc.testdata.TestData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every command has the same answer to what a file is, whatever white space and byte order marks it begins with. */
class KindAgreementTest {
    private static final String MARK = "\uFEFF";
    private static final List<String> BLANKS =
            List.of("", " ", "\n".repeat(200), " \t\r\n".repeat(100), "\r\n".repeat(10_000));
    private static final Set<Kind> NOTHING_KNOWN = EnumSet.of(Kind.TEXT, Kind.UNKNOWN);
    private static final Path JPEG = TestData.file("hand-1.jpg");

    /** A way to give a file to a command, and the kinds that it takes there. */
    private enum Use {
        VALIDATE(EnumSet.of(Kind.JSON, Kind.XML, Kind.CDA, Kind.PART10, Kind.MESSAGE)),
        COMPILE(EnumSet.of(
                Kind.PART10,
                Kind.JPEG,
                Kind.JPEG_2000,
                Kind.HTJ2K,
                Kind.PNG,
                Kind.GIF,
                Kind.TIFF,
                Kind.BMP,
                Kind.WEBP,
                Kind.MPEG,
                Kind.MPEG_TS,
                Kind.MP4,
                Kind.QUICKTIME,
                Kind.PDF,
                Kind.CDA,
                Kind.STL,
                Kind.OBJ,
                Kind.MTL,
                Kind.BZIP2)),
        METADATA(EnumSet.of(Kind.JSON, Kind.XML)),
        LIKE(EnumSet.of(Kind.JSON, Kind.XML, Kind.PART10)),
        TEMPLATE(EnumSet.of(Kind.JSON, Kind.XML, Kind.PART10));

        private final Set<Kind> taken;

        Use(Set<Kind> taken) {
            this.taken = taken;
        }

        CommandRun run(Path file, Path output) {
            return switch (this) {
                case VALIDATE -> CommandRun.of("validate", file);
                case COMPILE -> CommandRun.of("compile", "--force", "-o", output, file);
                case METADATA -> CommandRun.of("compile", "--force", "-o", output, "--metadata", file, JPEG);
                case LIKE -> CommandRun.of("compile", "--force", "-o", output, "--like", file, JPEG);
                case TEMPLATE -> CommandRun.of("template", "new", "t", "--force", "-o", output, "--from", file);
            };
        }
    }

    @TempDir
    private Path folder;

    @NeedsTools
    @ParameterizedTest
    @EnumSource
    void sources(SourceKind source) throws Exception {
        Path file = source.make(folder);
        agree(file);
        byte[] bytes = Files.readAllBytes(file);
        for (String blank : List.of("\n", "\n".repeat(200))) {
            agree(Files.write(file, concat(blank.getBytes(StandardCharsets.UTF_8), bytes)));
        }
    }

    @Test
    void metadataInJson() throws IOException {
        String text = Files.readString(TestData.file("metadata.json"));
        for (String blank : BLANKS) {
            assertEquals(Kind.JSON, agree(write("m.json", blank + text)));
            assertEquals(Kind.JSON, agree(write("m.json", MARK + blank + text)));
            for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                assertEquals(Kind.JSON, agree(Files.write(path("m.json"), (MARK + blank + text).getBytes(charset))));
                assertEquals(Kind.JSON, agree(Files.write(path("m.json"), (blank + text).getBytes(charset))));
            }
        }
    }

    @Test
    void metadataInXml() throws IOException {
        Dataset dataset = DicomJsonReader.readAll(
                        Files.newInputStream(TestData.file("metadata.json")), JsonReadOptions.of("metadata.json"))
                .get(0);
        String text =
                new String(DicomXmlWriter.document(dataset, DicomXmlWriter.Layout.READABLE), StandardCharsets.UTF_8);
        String root = text.substring(text.indexOf("<NativeDicomModel"));
        for (String blank : BLANKS) {
            assertEquals(Kind.XML, agree(write("m.xml", blank + text)));
            assertEquals(Kind.XML, agree(write("m.xml", blank + root)));
            assertEquals(Kind.XML, agree(write("m.xml", MARK + blank + root)));
            for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                assertEquals(Kind.XML, agree(Files.write(path("m.xml"), (MARK + blank + root).getBytes(charset))));
            }
        }
    }

    @Test
    void messages() throws IOException {
        CommandRun.compile(path("whole.mime"), JPEG);
        byte[] bytes = Files.readAllBytes(path("whole.mime"));
        for (String blank : BLANKS) {
            byte[] preceded = concat(blank.getBytes(StandardCharsets.UTF_8), bytes);
            assertEquals(Kind.MESSAGE, agree(Files.write(path("m.mime"), preceded)));
            assertEquals(Kind.MESSAGE, agree(Files.write(path("m.txt"), preceded)));
        }
    }

    @Test
    void otherTexts() throws IOException {
        assertEquals(Kind.HTML, agree(write("a.html", "\n\n<!DOCTYPE html><html><title>404</title></html>")));
        assertEquals(Kind.TEXT, agree(write("a.sql", "-- a comment\nSELECT 1;\n")));
        assertEquals(Kind.TEXT, agree(write("a.yaml", "---\ntitle: a\n---\n")));
        assertEquals(Kind.TEXT, agree(write("a.txt", "\n".repeat(200))));
        assertEquals(Kind.UNKNOWN, agree(Files.write(path("a.bin"), new byte[] {1, 2, 3, 4})));
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(path(name), text);
    }

    private static byte[] concat(byte[] first, byte[] second) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(first);
        all.write(second);
        return all.toByteArray();
    }

    private Kind agree(Path file) throws IOException {
        Kind kind = MediaReader.kind(Source.of(file));
        for (Use use : Use.values()) {
            CommandRun run = use.run(file, path("out"));
            String said = run.text() + run.err();
            String what = use + " of " + kind + " in " + file.getFileName() + ": " + said;
            if (NOTHING_KNOWN.contains(kind)) {
                assertNotEquals(ExitCode.DONE, run.exit(), what);
            } else if (!use.taken.contains(kind)) {
                assertNotEquals(ExitCode.DONE, run.exit(), what);
                assertTrue(said.contains(kind.label()), what);
            }
            for (Kind other : Kind.values()) {
                boolean named = !NOTHING_KNOWN.contains(other) && said.contains("found " + other.label());
                assertTrue(other == kind || !named, what);
            }
            assertFalse(kind == Kind.XML && said.contains("[json/"), what);
            assertFalse(kind == Kind.JSON && said.contains("[xml/"), what);
            assertFalse(kind == Kind.MESSAGE && said.contains("[json/syntax]"), what);
        }
        return kind;
    }
}
