package io.github.stowc.template.header;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.media.content.ImagePixel;
import java.util.ArrayList;
import java.util.List;

/** The attributes of an image that its own header tells (PS3.3 C.7.6.3, C.7.6.1.1.5). */
public final class PixelAttributes {
    private static final String LOSSY = "01";

    private PixelAttributes() {}

    /** The elements, in the order of their tags. */
    public static List<Element> of(ImagePixel pixel) {
        List<Element> elements = new ArrayList<>(12);
        add(elements, Tags.SAMPLES_PER_PIXEL, Integer.toString(pixel.samplesPerPixel()));
        add(elements, Tags.PHOTOMETRIC_INTERPRETATION, pixel.photometricInterpretation());
        if (pixel.planarConfiguration().isPresent()) {
            add(
                    elements,
                    Tags.PLANAR_CONFIGURATION,
                    Integer.toString(pixel.planarConfiguration().get()));
        }
        add(elements, Tags.ROWS, Integer.toString(pixel.rows()));
        add(elements, Tags.COLUMNS, Integer.toString(pixel.columns()));
        add(elements, Tags.BITS_ALLOCATED, Integer.toString(pixel.bitsAllocated()));
        add(elements, Tags.BITS_STORED, Integer.toString(pixel.bitsStored()));
        add(elements, Tags.HIGH_BIT, Integer.toString(pixel.highBit()));
        add(elements, Tags.PIXEL_REPRESENTATION, Integer.toString(pixel.pixelRepresentation()));
        ImagePixel.Lossy lossy = pixel.lossy().orElse(null);
        if (lossy != null) {
            add(elements, Tags.LOSSY_IMAGE_COMPRESSION, LOSSY);
            add(elements, Tags.LOSSY_IMAGE_COMPRESSION_RATIO, lossy.ratio());
            add(elements, Tags.LOSSY_IMAGE_COMPRESSION_METHOD, lossy.method());
        }
        return elements;
    }

    private static void add(List<Element> elements, Tag tag, String value) {
        elements.add(Element.of(tag, DataDictionary.standard().vr(tag), value));
    }
}
