package io.github.stowc.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.part10.BulkContent;
import io.github.stowc.dicom.part10.FileMeta;
import io.github.stowc.dicom.part10.Part10Writer;
import io.github.stowc.dicom.part10.TransferSyntax;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Media;
import io.github.stowc.template.header.HeaderAttributes;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.SourceKind;
import io.github.stowc.testdata.Tools;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks what the built-in templates make of each kind of video and document, with our rules and with dciodvfy. */
class ContentOracleTest {
    private static final Tag ENCAPSULATED_DOCUMENT = new Tag(0x00420011);

    @TempDir
    private Path folder;

    @NeedsTools
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_ANY,
            names = {"MPEG2", "MP4_.*", "TS_.*", "QUICKTIME", "PDF", "CDA", "STL.*", "OBJ", "MTL", "VCF"})
    void noInstanceOfABuiltInTemplateHasErrors(SourceKind kind) throws Exception {
        Path file = kind.make(folder);
        Media.Content content = (Media.Content) MediaReader.examine(Source.of(file));
        Dataset instance = instance(content);
        assertEquals(List.of(), TemplateOracleTest.findings(instance));
        // dciodvfy knows neither these SOP Classes nor that Pixel Data may be missing while it looks at QuickTime.
        switch (kind) {
            case OBJ, MTL, VCF, QUICKTIME -> {}
            default -> assertEquals(List.of(), errors(instance, content));
        }
    }

    private static Dataset instance(Media.Content content) {
        String name = content.source().name();
        InstanceContext context = new InstanceContext(
                UidSource.seeded("oracle"), 1, name, () -> LocalDateTime.of(2026, 1, 31, 14, 30, 5));
        Tag bulk = content instanceof Media.Document ? ENCAPSULATED_DOCUMENT : Tags.PIXEL_DATA;
        return Templates.builtIn(Templates.nameFor(content, false))
                .instantiate(context)
                .with(HeaderAttributes.of(content))
                .with(new Element.BulkData(bulk, VR.OB, "bulk"));
    }

    private List<String> errors(Dataset dataset, Media.Content content) throws IOException, InterruptedException {
        Path tool = Tools.require("dciodvfy");
        Path file = folder.resolve("made.dcm");
        Body body = Body.of(content.source());
        boolean video = content instanceof Media.Video;
        String transferSyntax = video ? known((Media.Video) content) : "1.2.840.10008.1.2.1";
        BulkContent bulk = video ? new BulkContent.Stream(body) : new BulkContent.Plain(body);
        FileMeta meta = FileMeta.of(dataset, new TransferSyntax(transferSyntax));
        try (OutputStream out = Files.newOutputStream(file)) {
            Part10Writer.file("made", meta, dataset, Map.of("bulk", bulk))
                    .open()
                    .transferTo(out);
        }
        Process process = new ProcessBuilder(tool.toString(), file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        process.waitFor();
        return said.lines().filter(line -> line.startsWith("Error")).toList();
    }

    /** Debian's dciodvfy does not know HEVC yet; an instance is judged by its attributes. */
    private static String known(Media.Video video) {
        String uid = video.facts().transferSyntax().orElseThrow().value();
        return uid.endsWith(".107") ? "1.2.840.10008.1.2.4.102" : uid;
    }

    @NeedsTools({"ffmpeg", "dciodvfy"})
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    -c:v mpeg2video -r 30000/1001 | ntsc.mpg
                    -c:v mpeg2video -r 30 | thirty.mpg
                    -c:v mpeg2video -frames:v 2 -vf scale=720:576 | pal.m2v
                    -c:v mpeg2video -frames:v 2 -vf scale=1920:1080 | full.mpg
                    -c:v mpeg2video -frames:v 2 -r 60000/1001 -vf scale=1280:720 | half.mpg
                    -c:v mpeg2video -f mpegts | stream.ts
                    -c:v libx264 -r 24000/1001 | film.mp4
                    -c:v libx264 -r 1 -frames:v 1 | slow.mp4
                    -c:v libx264 -r 240 -level 4.2 | fast.mp4
                    """)
    void noVideoOfAnotherSizeOrRateHasErrors(String options, String name) throws Exception {
        Path file = folder.resolve(name);
        Program.script(
                        folder,
                        "sh",
                        "ffmpeg -v error -y -f lavfi -i testsrc=size=64x48:rate=25:duration=1 -threads 1"
                                + " -pix_fmt yuv420p " + options + " $OUT")
                .set("OUT", file.toString())
                .run()
                .expecting(0);
        Media.Content content = (Media.Content) MediaReader.examine(Source.of(file));
        Dataset instance = instance(content);
        assertEquals(List.of(), TemplateOracleTest.findings(instance));
        assertEquals(List.of(), errors(instance, content));
    }
}
