package io.github.stowc.template.header;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.Payload;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.Uid;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.part10.BulkContent;
import io.github.stowc.dicom.part10.FileMeta;
import io.github.stowc.dicom.part10.Part10Writer;
import io.github.stowc.dicom.part10.TransferSyntax;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.Media;
import io.github.stowc.template.InstanceContext;
import io.github.stowc.template.TemplateException;
import io.github.stowc.template.Templates;
import io.github.stowc.template.UidSource;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.validate.Validator;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks instances of decoded pictures, and of pictures that send only their codestream, with dciodvfy. */
class PictureTemplatesTest {
    private static final InstanceContext CONTEXT =
            new InstanceContext(UidSource.seeded("pictures"), 1, "a", () -> LocalDateTime.of(2026, 1, 31, 14, 30, 5));

    @TempDir
    private Path folder;

    private Media.Content made(String command, String name) throws IOException, InterruptedException {
        Program.script(folder, "sh", "convert -size 65x43 " + command).run().expecting(0);
        return (Media.Content) MediaReader.examine(Source.of(folder.resolve(name)));
    }

    private static List<String> texts(Media.Content content, String keyword) {
        Tag tag = DataDictionary.standard().find(keyword).orElseThrow().tag();
        return HeaderAttributes.of(content).stream()
                .filter(element -> element.tag().equals(tag))
                .flatMap(element -> element.texts().stream())
                .toList();
    }

    @NeedsTools({"convert", "dciodvfy"})
    @Test
    void framesOfEqualTimeHaveOneFrameTime() throws Exception {
        Media.Content gif = made("-delay 20 xc:red xc:blue xc:white a.gif", "a.gif");
        assertEquals(List.of("3"), texts(gif, "NumberOfFrames"));
        assertEquals(List.of("00181063"), texts(gif, "FrameIncrementPointer"));
        assertEquals(List.of("200"), texts(gif, "FrameTime"));
        assertEquals(List.of(), texts(gif, "FrameTimeVector"));
        assertEquals(Templates.MULTI_FRAME_SECONDARY_CAPTURE, Templates.nameFor(gif, true));
        assertJudgesHaveNoErrors(gif, false);
    }

    @NeedsTools({"convert", "dciodvfy"})
    @Test
    void framesOfUnequalTimeHaveAFrameTimeVector() throws Exception {
        Media.Content gif = made("-delay 20 xc:red -delay 0 xc:blue -delay 5 xc:white a.gif", "a.gif");
        assertEquals(List.of("00181065"), texts(gif, "FrameIncrementPointer"));
        assertEquals(List.of("0", "200", "100"), texts(gif, "FrameTimeVector"));
        assertEquals(List.of(), texts(gif, "FrameTime"));
        assertJudgesHaveNoErrors(gif, false);
    }

    @Test
    void aTimeForEachOfTheMostFramesFitsIntoAnElement() {
        List<Integer> times =
                IntStream.range(0, 9000).map(i -> i == 0 ? 10 : 655_350).boxed().toList();
        Source source = Source.of("a", new byte[1]);
        Media.Content raster = new Media.Raster(
                source,
                new ImagePixel(
                        1, 1, 3, "RGB", Optional.of(0), 8, 8, 7, 0, Optional.empty(), new Uid("1.2.840.10008.1.2.1")),
                times,
                Payload.whole(source),
                List.of());
        assertTrue(String.join("\\", texts(raster, "FrameTimeVector")).length() <= 65_534);
    }

    @NeedsTools({"convert", "dciodvfy"})
    @ParameterizedTest
    @CsvSource({
        "-depth 8 gradient:red-blue png24:a.png, a.png, true",
        "-depth 8 gradient:red-blue -alpha set -channel A -fx 0.5 png32:a.png, a.png, true",
        "-depth 8 gradient: -colorspace Gray -depth 8 a.png, a.png, true",
        "gradient: -colorspace Gray -depth 16 a.png, a.png, false",
        "gradient:red-blue -depth 16 png48:a.png, a.png, true",
        "gradient:red-blue a.gif, a.gif, true",
    })
    void stillPicturesHaveNoErrors(String command, String name, boolean photographic) throws Exception {
        Media.Content picture = made(command, name);
        assertEquals(List.of(), texts(picture, "NumberOfFrames"));
        assertJudgesHaveNoErrors(picture, false);
        if (photographic) {
            assertEquals(Templates.VL_PHOTOGRAPHIC, Templates.nameFor(picture, true));
            assertJudgesHaveNoErrors(picture, true);
        } else {
            TemplateException refusal = assertThrows(TemplateException.class, () -> Templates.nameFor(picture, true));
            assertTrue(String.valueOf(refusal.getMessage()).contains("found 16; "), refusal.getMessage());
        }
    }

    @NeedsTools({"convert", "dciodvfy", "opj_compress"})
    @ParameterizedTest
    @CsvSource({
        "opj_compress -i in.ppm -o a.jp2, a.jp2",
        "opj_compress -I -r 5 -i in.ppm -o a.j2k, a.j2k",
        "opj_compress -r 5 -i in.ppm -o a.j2k, a.j2k",
        "opj_compress -i in.pgm -o a.j2k, a.j2k",
    })
    void codestreamsHaveNoErrors(String command, String name) throws Exception {
        Media.Content picture = made("-depth 8 gradient:red-blue in.ppm && convert in.ppm in.pgm && " + command, name);
        assertJudgesHaveNoErrors(picture, false);
        assertJudgesHaveNoErrors(picture, true);
    }

    private void assertJudgesHaveNoErrors(Media.Content content, boolean photographic) throws Exception {
        Dataset dataset = Templates.builtIn(Templates.nameFor(content, photographic))
                .instantiate(CONTEXT)
                .with(HeaderAttributes.of(content))
                .with(new Element.BulkData(Tags.PIXEL_DATA, VR.OW, "a"));
        List<String> findings = new ArrayList<>();
        Validator validator = new Validator(ValidateOptions.DEFAULT, finding -> add(finding, findings));
        validator.instance(dataset, "made");
        validator.finish();
        assertEquals(List.of(), findings);
        String syntax = String.valueOf(syntax(content));
        FileMeta meta = FileMeta.of(dataset, new TransferSyntax(syntax));
        try (OutputStream out = Files.newOutputStream(folder.resolve("made.dcm"))) {
            Part10Writer.file("made", meta, dataset, Map.of("a", bulk(content)))
                    .open()
                    .transferTo(out);
        }
        String said = Program.script(folder, "sh", "dciodvfy made.dcm 2>&1; true")
                .run()
                .text();
        assertEquals(
                List.of(), said.lines().filter(line -> line.startsWith("Error")).toList());
    }

    private static void add(Finding finding, List<String> findings) {
        if (finding.severity() == Severity.ERROR) {
            findings.add(finding.toString());
        }
    }

    private static String syntax(Media.Content content) {
        return content instanceof Media.Codestream codestream
                ? codestream.imagePixel().transferSyntax().value()
                : ((Media.Raster) content).imagePixel().transferSyntax().value();
    }

    private static BulkContent bulk(Media.Content content) {
        if (content instanceof Media.Codestream codestream) {
            return new BulkContent.Frames(List.of(Body.of(content.source())
                    .slice(
                            codestream.codestream().offset(),
                            codestream.codestream().length())));
        }
        return new BulkContent.Plain(Body.of(content.source(), content.payload()));
    }
}
