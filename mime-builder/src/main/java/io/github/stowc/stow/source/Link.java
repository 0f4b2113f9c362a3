package io.github.stowc.stow.source;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.template.links.BulkLength;
import java.util.Map;
import java.util.Optional;

/**
 * An attribute that links to bulk data.
 *
 * @param tag the attribute
 * @param instance the SOP Instance UID if it is the Pixel Data of an instance; else empty
 * @param frames Number of Frames; 1 if there is none
 * @param length of the value if it is not compressed; empty if the metadata do not tell
 */
public record Link(Tag tag, String instance, int frames, Optional<BulkLength> length) {

    /** Whether it is in the Pixel Data of an instance, not of an icon. */
    boolean isPixelData() {
        return tag.equals(Tags.PIXEL_DATA) && !instance.isEmpty();
    }

    /**
     * Collects an instance's links to any depth by their BulkDataURI, the first of each.
     *
     * @param links gets them
     */
    public static void collect(Dataset instance, Map<String, Link> links) {
        collect(instance, instance.text(Tags.SOP_INSTANCE_UID).orElse("").strip(), links);
    }

    private static void collect(Dataset level, String instance, Map<String, Link> links) {
        for (Element element : level) {
            if (element instanceof Element.BulkData bulk) {
                if (!links.containsKey(bulk.uri())) {
                    links.put(bulk.uri(), of(level, bulk.tag(), instance));
                }
            } else if (element instanceof Element.Sequence sequence) {
                sequence.items().forEach(item -> collect(item, "", links));
            }
        }
    }

    private static Link of(Dataset level, Tag tag, String instance) {
        int frames = level.integer(Tags.NUMBER_OF_FRAMES).orElse(1);
        return new Link(tag, tag.equals(Tags.PIXEL_DATA) ? instance : "", frames, BulkLength.of(level, tag));
    }
}
