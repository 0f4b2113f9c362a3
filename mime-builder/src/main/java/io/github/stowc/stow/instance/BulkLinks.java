package io.github.stowc.stow.instance;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import java.util.ArrayList;
import java.util.List;

/**
 * The links of an instance, and what its attributes say of the pixels. Immutable.
 *
 * @param links in the order of tags, those of items at the place of their sequence
 * @param hasPixels whether there is Pixel Data, linked to or not
 * @param photometricInterpretation (0028,0004); empty if absent
 * @param pixelRepresentation (0028,0103); empty if absent
 */
public record BulkLinks(
        List<Link> links, boolean hasPixels, String photometricInterpretation, String pixelRepresentation) {

    /** What a link stands for. */
    enum Role {
        /** Pixel Data or Encapsulated Document of the instance itself. */
        MAIN,
        /** Pixel Data of an item, as in Icon Image Sequence. */
        INNER_PIXELS,
        /** Any other attribute. */
        OTHER
    }

    /** A BulkDataURI and its role. */
    record Link(String uri, Role role) {}

    /** Copies the list. */
    public BulkLinks {
        links = List.copyOf(links);
    }

    /** The links of a dataset. */
    public static BulkLinks of(Dataset dataset) {
        List<Link> links = new ArrayList<>();
        collect(dataset, true, links);
        Element pixels = dataset.get(Tags.PIXEL_DATA).orElse(null);
        boolean hasPixels = pixels != null && !(pixels instanceof Element.Empty);
        return new BulkLinks(
                links,
                hasPixels,
                dataset.text(Tags.PHOTOMETRIC_INTERPRETATION).orElse(""),
                dataset.text(Tags.PIXEL_REPRESENTATION).orElse(""));
    }

    private static void collect(Dataset dataset, boolean outermost, List<Link> links) {
        for (Element element : dataset) {
            if (element instanceof Element.BulkData link) {
                links.add(new Link(link.uri(), role(link, outermost)));
            } else if (element instanceof Element.Sequence sequence) {
                for (Dataset item : sequence.items()) {
                    collect(item, false, links);
                }
            }
        }
    }

    private static Role role(Element.BulkData link, boolean outermost) {
        boolean pixels = link.tag().equals(Tags.PIXEL_DATA);
        if (outermost && (pixels || link.tag().equals(Tags.ENCAPSULATED_DOCUMENT))) {
            return Role.MAIN;
        }
        return pixels ? Role.INNER_PIXELS : Role.OTHER;
    }
}
