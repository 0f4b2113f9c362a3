package io.github.stowc.template.header;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.media.content.Media;
import java.time.LocalDateTime;

/** When the pixels of a photograph were made: Content Date and Content Time (PS3.3 C.7.6.1). */
public final class ContentTime {
    private static final int MICROSECOND = 1000;

    private ContentTime() {}

    /** The dataset with the time that a photograph's own EXIF tells, unless it has a Content Date. */
    public static Dataset addTo(Dataset dataset, Media.Content content) {
        LocalDateTime taken =
                content instanceof Media.Jpeg jpeg ? jpeg.facts().taken().orElse(null) : null;
        if (taken == null || dataset.text(Tags.CONTENT_DATE).isPresent()) {
            return dataset;
        }
        String date = digits(taken.getYear(), 4) + digits(taken.getMonthValue(), 2) + digits(taken.getDayOfMonth(), 2);
        String time = digits(taken.getHour(), 2) + digits(taken.getMinute(), 2) + digits(taken.getSecond(), 2);
        int micros = taken.getNano() / MICROSECOND;
        return dataset.with(Element.of(Tags.CONTENT_DATE, VR.DA, date))
                .with(Element.of(Tags.CONTENT_TIME, VR.TM, micros == 0 ? time : time + "." + digits(micros, 6)));
    }

    private static String digits(int number, int count) {
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, count - text.length())) + text;
    }
}
