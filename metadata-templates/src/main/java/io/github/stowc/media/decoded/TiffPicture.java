package io.github.stowc.media.decoded;

import io.github.stowc.bytes.Source;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.reading.PictureFaults;
import java.util.List;

/**
 * The pages of a TIFF that become frames.
 *
 * @param directories where the directory of each page is
 * @param samples how the samples of each page become pixels
 * @param pixel the form of each frame
 * @param fax whether the pages are compressed as a fax is (CCITT)
 */
record TiffPicture(
        Source source,
        List<Long> directories,
        List<Samples> samples,
        ImagePixel pixel,
        boolean fax,
        PictureFaults faults) {
    static final String REMEDY = "make a PNG of it: {RUN:TO_PNG}";

    int rowLength() {
        return (int) (pixel.frameLength() / pixel.rows());
    }
}
