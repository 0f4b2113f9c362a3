package io.github.stowc.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.UidRegistry;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.part10.BulkContent;
import io.github.stowc.dicom.part10.FileMeta;
import io.github.stowc.dicom.part10.Part10Writer;
import io.github.stowc.dicom.part10.TransferSyntax;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Media;
import io.github.stowc.template.header.PixelAttributes;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.TestData;
import io.github.stowc.validate.Validator;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks what templates make, written as DICOM files, with dciodvfy. */
@NeedsTools("dciodvfy")
class TemplateOracleTest {
    private static final InstanceContext CONTEXT = new InstanceContext(
            UidSource.seeded("oracle"), 1, "hand-1.jpg", () -> LocalDateTime.of(2026, 1, 31, 14, 30, 5));

    @TempDir
    private Path folder;

    @Test
    void secondaryCaptureHasNoErrors() throws Exception {
        assertEquals(List.of(), errors(image(Templates.SECONDARY_CAPTURE), jpeg(), "1.2.840.10008.1.2.4.50"));
    }

    @Test
    void vlPhotographicHasNoErrors() throws Exception {
        assertEquals(List.of(), errors(image(Templates.VL_PHOTOGRAPHIC), jpeg(), "1.2.840.10008.1.2.4.50"));
    }

    @Test
    void encapsulatedPdfHasNoErrorsOnceItsOpenAttributesAreFilledIn() throws Exception {
        Dataset dataset = filled(
                "EncapsulatedPDFStorage",
                "Modality=DOC",
                "ConversionType=WSD",
                "SeriesNumber=1",
                "BurnedInAnnotation=YES",
                "MIMETypeOfEncapsulatedDocument=application/pdf");
        Dataset document = dataset.with(new Element.BulkData(new Tag(0x00420011), VR.OB, "a.pdf"));
        assertEquals(List.of(), findings(document));
        BulkContent content = new BulkContent.Plain(literal("%PDF-1.4\n%%EOF\n"));
        assertEquals(List.of(), errors(document, Map.of("a.pdf", content), "1.2.840.10008.1.2.1"));
    }

    @Test
    void videoPhotographicHasNoErrorsOnceItsOpenAttributesAreFilledIn() throws Exception {
        Dataset dataset = filled(
                "VideoPhotographicImageStorage",
                "ImageType=ORIGINAL\\PRIMARY",
                "NumberOfFrames=25",
                "FrameIncrementPointer=00181063",
                "FrameTime=40",
                "LossyImageCompression=01",
                "LossyImageCompressionRatio=30",
                "LossyImageCompressionMethod=ISO_13818_2",
                "SamplesPerPixel=3",
                "PhotometricInterpretation=YBR_PARTIAL_420",
                "PlanarConfiguration=0",
                "Rows=576",
                "Columns=720",
                "BitsAllocated=8",
                "BitsStored=8",
                "HighBit=7",
                "PixelRepresentation=0",
                "Laterality=",
                "PatientOrientation=",
                "CineRate=25",
                "AnatomicRegionSequence[0].CodeValue=85562004",
                "AnatomicRegionSequence[0].CodingSchemeDesignator=SCT",
                "AnatomicRegionSequence[0].CodeMeaning=Hand");
        Dataset video = dataset.with(new Element.BulkData(Tags.PIXEL_DATA, VR.OB, "a.mpg"));
        assertEquals(List.of(), findings(video));
        BulkContent content = new BulkContent.Stream(literal("\0\0\1\u00b3 not looked at by an IOD's judge"));
        assertEquals(List.of(), errors(video, Map.of("a.mpg", content), "1.2.840.10008.1.2.4.100"));
    }

    @Test
    void bothMissWhatIsTakenOutOfATemplate() throws Exception {
        Dataset whole = image(Templates.SECONDARY_CAPTURE);
        for (String keyword : List.of("StudyInstanceUID", "ConversionType", "PatientSex", "StudyDate", "Rows")) {
            Tag tag = AttributeSetting.parse(keyword + "=").tag();
            Dataset without = whole.without(tag);
            String complaint = String.join("\n", errors(without, jpeg(), "1.2.840.10008.1.2.4.50"));
            assertEquals(true, complaint.contains(keyword), keyword + ": " + complaint);
            boolean pixelHeader = keyword.equals("Rows");
            assertEquals(pixelHeader, findings(without).isEmpty(), keyword);
        }
    }

    private static Dataset image(String template) throws IOException {
        Dataset dataset = Templates.builtIn(template).instantiate(CONTEXT);
        Media.Jpeg jpeg = (Media.Jpeg) MediaReader.examine(Source.of(TestData.file("hand-1.jpg")));
        return dataset.with(PixelAttributes.of(jpeg.facts().imagePixel()))
                .with(new Element.BulkData(Tags.PIXEL_DATA, VR.OB, "hand-1.jpg"));
    }

    private static Map<String, BulkContent> jpeg() throws IOException {
        return Map.of("hand-1.jpg", new BulkContent.Frames(List.of(Body.of(TestData.file("hand-1.jpg")))));
    }

    private static Dataset filled(String sopClass, String... settings) {
        String uid = UidRegistry.standard().findKeyword(sopClass).orElseThrow().uid();
        SopClassTemplate template = SopClassTemplate.of(uid).orElseThrow();
        Dataset dataset = Template.parse(sopClass, template.json()).instantiate(CONTEXT);
        for (String setting : settings) {
            dataset = AttributeSetting.parse(setting).applyTo(dataset);
        }
        return dataset;
    }

    private static Body literal(String text) {
        return Body.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What our rules find wrong with a dataset. */
    static List<String> findings(Dataset dataset) throws IOException {
        List<Finding> errors = new ArrayList<>();
        Validator validator = new Validator(ValidateOptions.DEFAULT, finding -> {
            if (finding.severity() == Severity.ERROR) {
                errors.add(finding);
            }
        });
        validator.instance(dataset, "made");
        validator.finish();
        return errors.stream().map(Finding::toString).toList();
    }

    private List<String> errors(Dataset dataset, Map<String, BulkContent> bulk, String transferSyntax)
            throws IOException, InterruptedException {
        Path file = folder.resolve("made.dcm");
        FileMeta meta = FileMeta.of(dataset, new TransferSyntax(transferSyntax));
        try (OutputStream out = Files.newOutputStream(file)) {
            Part10Writer.file("made", meta, dataset, bulk).open().transferTo(out);
        }
        Process process = new ProcessBuilder("dciodvfy", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        process.waitFor();
        return said.lines().filter(line -> line.startsWith("Error")).toList();
    }
}
