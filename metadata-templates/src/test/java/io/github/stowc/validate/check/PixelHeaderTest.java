package io.github.stowc.validate.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.bytes.Payload;
import io.github.stowc.bytes.Slice;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Uid;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaType;
import io.github.stowc.validate.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PixelHeaderTest {
    private static final Source SOURCE = Source.of("a", new byte[] {1});

    private static ImagePixel pixel(String colours, int bits, int signed, String syntax) {
        boolean grey = colours.equals("MONOCHROME2");
        return new ImagePixel(
                4,
                6,
                grey ? 1 : 3,
                colours,
                grey ? Optional.empty() : Optional.of(0),
                bits > 8 ? 16 : 8,
                bits,
                bits - 1,
                signed,
                Optional.empty(),
                new Uid("1.2.840.10008.1.2." + syntax));
    }

    private static Media.Codestream codestream(ImagePixel pixel) {
        return new Media.Codestream(SOURCE, pixel, MediaType.JPEG_2000, new Slice(0, 1), Optional.empty(), List.of());
    }

    private static List<String> complaints(Media media, String keyword, String value) {
        Tag tag = DataDictionary.standard().find(keyword).orElseThrow().tag();
        Dataset instance =
                Dataset.of(List.of(Element.of(tag, DataDictionary.standard().vr(tag), value)));
        List<Finding> findings = new ArrayList<>();
        PixelHeader.compare(media, false, instance, new ReportedElements(null), findings);
        return findings.stream().map(Finding::keyword).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "Rows, 4",
        "Columns, 6",
        "SamplesPerPixel, 3",
        "BitsAllocated, 8",
        "PhotometricInterpretation, YBR_RCT",
        "PlanarConfiguration, 0",
        "NumberOfFrames, 1",
        "PixelRepresentation, 0"
    })
    void holdsMetadataAgainstACodestream(String keyword, String value) {
        Media.Codestream media = codestream(pixel("YBR_RCT", 8, 0, "4.90"));
        assertEquals(List.of(), complaints(media, keyword, value));
        String other = keyword.startsWith("Photometric") ? "RGB" : "16";
        assertEquals(List.of(keyword), complaints(media, keyword, other));
    }

    @Test
    void countsTheFramesOfAnAnimation() {
        Media.Raster raster =
                new Media.Raster(SOURCE, pixel("RGB", 8, 0, "1"), List.of(10, 20), Payload.whole(SOURCE), List.of());
        assertEquals(List.of(), complaints(raster, "NumberOfFrames", "2"));
        assertEquals(List.of("NumberOfFrames"), complaints(raster, "NumberOfFrames", "3"));
    }

    @ParameterizedTest
    @CsvSource({
        "MONOCHROME2, 4.80, PhotometricInterpretation, MONOCHROME1",
        "MONOCHROME2, 4.80, PhotometricInterpretation, PALETTE COLOR",
        "MONOCHROME2, 4.80, PixelRepresentation, 1",
        "MONOCHROME2, 4.90, BitsStored, 12",
        "RGB, 4.80, PhotometricInterpretation, YBR_FULL",
        "RGB, 4.90, PhotometricInterpretation, YBR_FULL",
    })
    void leavesToTheMetadataWhatACodestreamDoesNotTell(String colours, String syntax, String keyword, String value) {
        assertEquals(List.of(), complaints(codestream(pixel(colours, 16, 0, syntax)), keyword, value));
    }

    @ParameterizedTest
    @CsvSource({
        "MONOCHROME2, 4.90, PixelRepresentation, 1",
        "MONOCHROME2, 4.80, PhotometricInterpretation, RGB",
        "RGB, 1, PhotometricInterpretation, YBR_FULL",
        "RGB, 4.80, PhotometricInterpretation, YBR_RCT",
    })
    void complainsOfWhatItTellsOtherwise(String colours, String syntax, String keyword, String value) {
        assertEquals(List.of(keyword), complaints(codestream(pixel(colours, 16, 0, syntax)), keyword, value));
    }
}
