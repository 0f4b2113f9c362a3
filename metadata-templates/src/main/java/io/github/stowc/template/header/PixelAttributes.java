package io.github.stowc.template.header;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.media.content.ImagePixel;
import java.util.ArrayList;
import java.util.List;

/** The attributes of an image that its own header tells (PS3.3 C.7.6.3, C.7.6.1.1.5). */
public final class PixelAttributes {
    private static final Tag SAMPLES_PER_PIXEL = new Tag(0x00280002);
    private static final Tag PHOTOMETRIC_INTERPRETATION = new Tag(0x00280004);
    private static final Tag PLANAR_CONFIGURATION = new Tag(0x00280006);
    private static final Tag ROWS = new Tag(0x00280010);
    private static final Tag COLUMNS = new Tag(0x00280011);
    private static final Tag BITS_ALLOCATED = new Tag(0x00280100);
    private static final Tag BITS_STORED = new Tag(0x00280101);
    private static final Tag HIGH_BIT = new Tag(0x00280102);
    private static final Tag PIXEL_REPRESENTATION = new Tag(0x00280103);
    private static final Tag LOSSY_IMAGE_COMPRESSION = new Tag(0x00282110);
    private static final Tag LOSSY_IMAGE_COMPRESSION_RATIO = new Tag(0x00282112);
    private static final Tag LOSSY_IMAGE_COMPRESSION_METHOD = new Tag(0x00282114);
    private static final String LOSSY = "01";

    private PixelAttributes() {}

    /** The elements, in the order of their tags. */
    public static List<Element> of(ImagePixel pixel) {
        List<Element> elements = new ArrayList<>(12);
        add(elements, SAMPLES_PER_PIXEL, Integer.toString(pixel.samplesPerPixel()));
        add(elements, PHOTOMETRIC_INTERPRETATION, pixel.photometricInterpretation());
        if (pixel.planarConfiguration().isPresent()) {
            add(
                    elements,
                    PLANAR_CONFIGURATION,
                    Integer.toString(pixel.planarConfiguration().get()));
        }
        add(elements, ROWS, Integer.toString(pixel.rows()));
        add(elements, COLUMNS, Integer.toString(pixel.columns()));
        add(elements, BITS_ALLOCATED, Integer.toString(pixel.bitsAllocated()));
        add(elements, BITS_STORED, Integer.toString(pixel.bitsStored()));
        add(elements, HIGH_BIT, Integer.toString(pixel.highBit()));
        add(elements, PIXEL_REPRESENTATION, Integer.toString(pixel.pixelRepresentation()));
        ImagePixel.Lossy lossy = pixel.lossy().orElse(null);
        if (lossy != null) {
            add(elements, LOSSY_IMAGE_COMPRESSION, LOSSY);
            add(elements, LOSSY_IMAGE_COMPRESSION_RATIO, lossy.ratio());
            add(elements, LOSSY_IMAGE_COMPRESSION_METHOD, lossy.method());
        }
        return elements;
    }

    private static void add(List<Element> elements, Tag tag, String value) {
        elements.add(Element.of(tag, DataDictionary.standard().vr(tag), value));
    }
}
