package io.github.stowc.template.header;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.media.content.Media;
import java.util.ArrayList;
import java.util.List;

/** The attributes of a decoded picture; if it has several frames, those of the Multi-frame and Cine Modules too. */
final class FrameAttributes {

    private FrameAttributes() {}

    static List<Element> of(Media.Raster raster) {
        List<Element> elements = PixelAttributes.of(raster.imagePixel());
        List<Integer> times = raster.frameTimes();
        if (times.size() > 1) {
            elements.add(element(Tags.NUMBER_OF_FRAMES, List.of(Integer.toString(times.size()))));
            if (raster.isPages()) {
                elements.add(element(Tags.FRAME_INCREMENT_POINTER, List.of(Tags.PAGE_NUMBER_VECTOR.hex())));
                elements.add(element(Tags.PAGE_NUMBER_VECTOR, pageNumbers(times.size())));
                return elements;
            }
            boolean steady = times.stream().distinct().count() == 1;
            Tag increment = steady ? Tags.FRAME_TIME : Tags.FRAME_TIME_VECTOR;
            elements.add(element(Tags.FRAME_INCREMENT_POINTER, List.of(increment.hex())));
            elements.add(element(increment, steady ? List.of(times.get(0).toString()) : increments(times)));
        }
        return elements;
    }

    /** The time from each frame to the one before it; the first has none before it (PS3.3 C.7.6.5.1.2). */
    private static List<String> increments(List<Integer> times) {
        List<String> increments = new ArrayList<>(times.size());
        increments.add("0");
        for (Integer time : times.subList(0, times.size() - 1)) {
            increments.add(time.toString());
        }
        return increments;
    }

    /** The number of each page, from 1 (PS3.3 C.8.6.4). */
    private static List<String> pageNumbers(int count) {
        List<String> numbers = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            numbers.add(Integer.toString(i));
        }
        return numbers;
    }

    private static Element element(Tag tag, List<String> values) {
        return Element.of(tag, DataDictionary.standard().vr(tag), values);
    }
}
