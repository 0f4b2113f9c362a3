package io.github.stowc.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Media;
import io.github.stowc.template.AttributeSetting;
import io.github.stowc.template.InstanceContext;
import io.github.stowc.template.Templates;
import io.github.stowc.template.UidSource;
import io.github.stowc.template.header.HeaderAttributes;
import io.github.stowc.validate.finding.LinkedFiles;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metadata that link to videos and documents. */
class LinkedContentTest {
    /** MPEG-2, 64x48, two pictures at 25 frames a second. */
    private static final byte[] VIDEO = HexFormat.of()
            .parseHex("000001b304003023ffffe018000001b5148a00010000"
                    + "00000100000fffff000001b58ffff341800000010112340000010212340000010312345678".repeat(2));

    private static final Tag ENCAPSULATED_DOCUMENT = new Tag(0x00420011);

    @TempDir
    private Path folder = Path.of("");

    private Dataset instance(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        Media.Content content = (Media.Content) MediaReader.examine(Source.of(file));
        InstanceContext context = new InstanceContext(
                UidSource.seeded("linked"), 1, name, () -> LocalDateTime.of(2026, 1, 31, 14, 30, 5));
        Tag bulk = content instanceof Media.Document ? ENCAPSULATED_DOCUMENT : Tags.PIXEL_DATA;
        return Templates.builtIn(Templates.nameFor(content, false))
                .instantiate(context)
                .with(HeaderAttributes.of(content))
                .with(new Element.BulkData(bulk, VR.OB, name));
    }

    private Dataset linkedTo(Dataset dataset, Tag tag, String name, String latin1) throws IOException {
        Files.write(folder.resolve(name), latin1.getBytes(StandardCharsets.ISO_8859_1));
        return dataset.with(new Element.BulkData(tag, VR.OB, name));
    }

    private List<String> errors(Dataset dataset) throws IOException {
        List<String> errors = new ArrayList<>();
        ValidateOptions options = ValidateOptions.DEFAULT.withLinkedFiles(LinkedFiles.inFolder(folder, List.of()));
        Validator validator = new Validator(options, finding -> {
            boolean unlinked = finding.rule().slug().equals("link/unlinked");
            if (finding.severity() == Severity.ERROR && !unlinked) {
                errors.add(finding.rule().slug() + " " + finding.keyword());
            }
        });
        validator.instance(dataset, "made");
        validator.finish();
        return errors;
    }

    private static Dataset set(Dataset dataset, String setting) {
        return AttributeSetting.parse(setting).applyTo(dataset);
    }

    @Test
    void comparesTheAttributesOfAVideoWithItsHeader() throws IOException {
        Dataset video = instance("a.mpg", VIDEO);
        assertEquals(List.of(), errors(video));
        assertEquals(List.of("link/header NumberOfFrames"), errors(set(video, "NumberOfFrames=3")));
        assertEquals(List.of("link/header Rows"), errors(set(video, "Rows=47")));
        assertEquals(List.of("link/header Columns"), errors(set(video, "Columns=65")));
    }

    @Test
    void refusesAVideoThatAServerWouldStoreAndLaterFailOn() throws IOException {
        Dataset avi = linkedTo(instance("a.mpg", VIDEO), Tags.PIXEL_DATA, "b.avi", "RIFF\1\2\3\4AVI LIST");
        Files.delete(folder.resolve("a.mpg"));
        assertEquals(List.of("link/media-type PixelData"), errors(avi));
    }

    @Test
    void refusesAnotherKindThanTheSopClassTakes() throws IOException {
        String model = "newmtl red\nKd 1 0 0\n";
        Dataset mtl = instance("a.mtl", model.getBytes(StandardCharsets.US_ASCII));
        assertEquals(List.of(), errors(mtl));
        Dataset obj = linkedTo(mtl, ENCAPSULATED_DOCUMENT, "a.mtl", "v 0 0 0\nv 1 0 0\nf 1 2 1\n");
        assertEquals(1, errors(obj).size(), errors(obj).toString());
        assertEquals("link/media-type EncapsulatedDocument", errors(obj).get(0));
    }

    @Test
    void takesDcm4chesPrivateSopClasses() throws IOException {
        byte[] genozip = "'\5 \22xyz'\5 \22".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(List.of(), errors(instance("a.genozip", genozip)));
    }
}
