package io.github.stowc.media.decoded;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Payload;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.decoded.Samples.Alpha;
import io.github.stowc.media.decoded.TiffFile.Directory;
import io.github.stowc.media.decoded.TiffFile.Entry;
import io.github.stowc.media.reading.PictureFaults;
import io.github.stowc.media.reading.TurnedRaster;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the directories of a TIFF (TIFF 6.0, BigTIFF): what its pixels are and where; decoding shows whether they are sound.
 * Its pages become frames.
 */
public final class TiffReader {
    /** Their numbers must fit into the 65,534 bytes of an IS. */
    private static final int MOST_PAGES = 9000;

    private static final int REDUCED = 1;
    private static final int MASK = 4;
    private static final int OLD_REDUCED = 2;
    private static final String SPLIT = "send each page as a picture of its own: {RUN:TO_PNG}";

    private final ByteWindow in;
    private final PictureFaults faults;
    private final boolean turns;
    private final List<Sentence> warnings = new ArrayList<>();
    private final List<TiffPage> pages = new ArrayList<>();
    private final List<Samples> samples = new ArrayList<>();

    private TiffReader(ByteWindow in, boolean turns) {
        this.in = in;
        this.turns = turns;
        this.faults = new PictureFaults(in.source(), "TIFF", "write the TIFF anew: {RUN:TO_PNG}");
    }

    /**
     * The facts in the directories, and a payload that decodes the pages.
     *
     * @param turns whether to turn it as its Orientation says, rather than to warn of that
     */
    public static Media.Raster read(ByteWindow in, boolean turns) throws IOException {
        return new TiffReader(in, turns).read();
    }

    private Media.Raster read() throws IOException {
        findPages();
        TiffPage first = pages.get(0);
        ImagePixel pixel = null;
        long compressed = 0;
        for (TiffPage page : pages) {
            TiffPageCheck check = new TiffPageCheck(page);
            Samples known = check.samples();
            samples.add(known);
            compressed += check.blocks();
            ImagePixel form = known.pixel(page.rows(), page.columns());
            if (pixel == null) {
                pixel = form;
                faults.checkLength(page.directory().at(), form.frameLength() * pages.size());
            } else if (!form.equals(pixel) || page.isFax() != first.isFax()) {
                throw faults.unsupported(
                        page.directory().at(),
                        "pages of one size and one kind of pixels: " + describe(pixel),
                        describe(form) + (page.isFax() == first.isFax() ? "" : " in another compression"),
                        SPLIT);
            }
        }
        if (pixel == null) {
            throw faults.malformed(0, "a page", "none");
        }
        return raster(first, pixel, compressed);
    }

    private static String describe(ImagePixel pixel) {
        return pixel.columns() + " by " + pixel.rows() + " " + pixel.photometricInterpretation() + " of "
                + pixel.bitsStored() + " bits";
    }

    private void findPages() throws IOException {
        TiffFile file = new TiffFile(in, faults);
        Set<Long> seen = new HashSet<>();
        List<TiffPage> others = new ArrayList<>();
        long at = file.firstDirectory();
        while (at != 0) {
            if (!seen.add(at)) {
                throw faults.malformed(at, "the last directory", "a chain of directories without an end");
            }
            if (seen.size() > MOST_PAGES) {
                throw faults.unsupported(at, "at most " + MOST_PAGES + " pages", "more", SPLIT);
            }
            Directory directory = file.directory(at);
            TiffPage page = new TiffPage(file, directory);
            int kind = page.small(TiffTag.NEW_SUBFILE_TYPE, 0);
            boolean small = (kind & REDUCED) != 0 || page.small(TiffTag.SUBFILE_TYPE, 0) == OLD_REDUCED;
            (small || (kind & MASK) != 0 ? others : pages).add(page);
            at = directory.next();
        }
        if (pages.isEmpty()) {
            if (others.isEmpty()) {
                throw faults.malformed(4, "a directory, which describes a picture", "none");
            }
            pages.add(others.get(0));
        }
    }

    private Media.Raster raster(TiffPage first, ImagePixel decoded, long compressed) throws IOException {
        ImagePixel pixel = decoded;
        if (first.compression() == TiffPage.JPEG) {
            pixel = decoded.compressedBefore(
                    ImagePixel.Lossy.of("ISO_10918_1", decoded.frameLength() * pages.size(), Math.max(1, compressed)));
        }
        List<Long> directories = new ArrayList<>(pages.size());
        for (TiffPage page : pages) {
            directories.add(page.directory().at());
        }
        TiffPicture picture = new TiffPicture(in.source(), directories, samples, pixel, first.isFax(), faults);
        Payload payload = new Payload.Decoded(pixel.frameLength() * pages.size(), () -> new TiffStream(picture));
        warn(first);
        int orientation = (int) Math.min(9, first.number(TiffTag.ORIENTATION, 1));
        boolean turned = orientation >= 2 && orientation <= 8;
        if (turned && !turns) {
            warn("viewers turn it by Orientation " + orientation
                    + ", which the decoded picture does not have; {TURN} turns it, or"
                    + " {RUN:TO_PNG}");
        }
        // All pages are shown at once, one after the other, as their numbers tell.
        List<Integer> times = Collections.nCopies(pages.size(), 0);
        Media.Raster raster = new Media.Raster(in.source(), pixel, times, payload, warnings);
        return turned && turns ? TurnedRaster.of(raster, orientation) : raster;
    }

    private void warn(TiffPage first) throws IOException {
        boolean transparent = false;
        boolean rounded = false;
        boolean leftOut = false;
        for (int i = 0; i < pages.size(); i++) {
            Samples known = samples.get(i);
            transparent |= known.alpha() != Alpha.NONE;
            rounded |= !known.grey() && !known.isPalette() && known.bits() > 8;
            int colours = known.grey() || known.isPalette() ? 1 : 3;
            leftOut |= known.alpha() == Alpha.NONE && pages.get(i).samples() > colours;
        }
        Entry profile = first.entry(TiffTag.ICC_PROFILE);
        if (profile != null && !isStandard(profile)) {
            warn("its ICC profile is left out, colours may look different; export it as sRGB from the program that made"
                    + " it");
        }
        if (rounded) {
            warn("its colours of " + samples.get(0).bits() + " bits are rounded to 8"
                    + (transparent || pages.size() > 1
                            ? ""
                            : "; to keep them, send JPEG 2000: {RUN:TIFF_TO_JPEG_2000}"));
        }
        if (transparent) {
            warn("DICOM pixels have no transparency: its transparent pixels become white; for another colour"
                    + " {RUN:ON_BLACK}");
        }
        if (leftOut) {
            warn("its samples after the colours are left out, since it does not say that they are about transparency");
        }
    }

    /** Whether a profile is the one that is meant where there is none. */
    private boolean isStandard(Entry profile) throws IOException {
        if (profile.length() < 128 || profile.at() < 0 || profile.at() + profile.length() > in.size()) {
            return false;
        }
        byte[] beginning = in.copy(profile.at(), (int) Math.min(4096, profile.length()));
        return IccProfile.isStandard(beginning);
    }

    private void warn(String text) {
        warnings.add(faults.warning(text));
    }
}
