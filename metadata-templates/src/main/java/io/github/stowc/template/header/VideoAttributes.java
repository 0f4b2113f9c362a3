package io.github.stowc.template.header;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.VideoFacts;
import java.util.List;

/** The attributes of a video: those of its pictures, and of the Multi-frame and Cine Modules (PS3.3 C.7.6.5, C.7.6.6). */
final class VideoAttributes {

    private VideoAttributes() {}

    static List<Element> of(Media.Video video) {
        VideoFacts facts = video.facts();
        List<Element> elements = PixelAttributes.of(facts.imagePixel());
        elements.add(element(Tags.CINE_RATE, Long.toString(Math.max(1, Math.round(facts.frameRate())))));
        elements.add(element(Tags.FRAME_TIME, milliseconds(1_000_000 / facts.frameRate())));
        elements.add(element(Tags.NUMBER_OF_FRAMES, Integer.toString(facts.frames())));
        elements.add(element(Tags.FRAME_INCREMENT_POINTER, Tags.FRAME_TIME.hex()));
        return elements;
    }

    /** Microseconds as a DS value of milliseconds, with up to three decimals. */
    private static String milliseconds(double microseconds) {
        long rounded = Math.max(1, Math.round(microseconds));
        String decimals = Long.toString(1000 + rounded % 1000).substring(1);
        int length = 3;
        while (length > 0 && decimals.charAt(length - 1) == '0') {
            length--;
        }
        String whole = Long.toString(rounded / 1000);
        return length == 0 ? whole : whole + "." + decimals.substring(0, length);
    }

    private static Element element(Tag tag, String value) {
        return Element.of(tag, DataDictionary.standard().vr(tag), value);
    }
}
