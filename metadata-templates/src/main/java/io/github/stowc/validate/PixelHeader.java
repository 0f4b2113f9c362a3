package io.github.stowc.validate;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tag;
import io.github.stowc.media.ImagePixel;
import io.github.stowc.media.Media;
import java.util.List;
import java.util.Optional;

/** Holds Image Pixel attributes against the header of the picture that they describe (PS3.3 C.7.6.3). */
final class PixelHeader {
    private final String file;
    private final Dataset instance;
    private final Flagged flagged;
    private final List<Issue> issues;

    private PixelHeader(String file, Dataset instance, Flagged flagged, List<Issue> issues) {
        this.file = file;
        this.instance = instance;
        this.flagged = flagged;
        this.issues = issues;
    }

    /** Compares, where the media is one that says so much of itself. */
    static void compare(Media media, Dataset instance, Flagged flagged, List<Issue> issues) {
        PixelHeader comparison = new PixelHeader(media.source().name(), instance, flagged, issues);
        if (media instanceof Media.Jpeg jpeg) {
            comparison.compare(jpeg.facts().imagePixel(), 1);
        } else if (media instanceof Media.Video video) {
            comparison.compare(video.facts().imagePixel(), video.facts().frames());
        }
    }

    private void compare(ImagePixel header, int frames) {
        number(0x00280002, header.samplesPerPixel());
        photometric(header.photometricInterpretation());
        if (header.planarConfiguration().isPresent()) {
            number(0x00280006, header.planarConfiguration().get());
        }
        number(0x00280008, frames);
        number(0x00280010, header.rows());
        number(0x00280011, header.columns());
        number(0x00280100, header.bitsAllocated());
        // A lossless picture of 16 bits may hold samples of 12: the precision is an upper bound (PS3.5 8.2.1).
        if (!holdsFewerBits(header, instance)) {
            number(0x00280101, header.bitsStored());
            number(0x00280102, header.highBit());
        }
        number(0x00280103, header.pixelRepresentation());
    }

    private static boolean holdsFewerBits(ImagePixel header, Dataset instance) {
        String stored = instance.text(new Tag(0x00280101)).orElse("").strip();
        return !header.isLossy()
                && header.bitsAllocated() == 16
                && !stored.isEmpty()
                && stored.length() <= 2
                && stored.chars().allMatch(Character::isDigit)
                && Integer.parseInt(stored) < header.bitsStored();
    }

    private void number(int tag, int expected) {
        Optional<String> found = found(new Tag(tag));
        if (found.isPresent() && !found.get().equals(Integer.toString(expected))) {
            report(new Tag(tag), found.get(), Integer.toString(expected));
        }
    }

    /** How much the chroma is reduced does not change what the colours mean. */
    private void photometric(String expected) {
        Tag tag = new Tag(0x00280004);
        Optional<String> found = found(tag);
        boolean same = found.isEmpty()
                || found.get().equals(expected)
                || (found.get().startsWith("YBR_FULL") && expected.startsWith("YBR_FULL"));
        if (!same) {
            report(tag, found.get(), expected);
        }
    }

    private Optional<String> found(Tag tag) {
        return !flagged.isEmpty() && flagged.isFlawed(tag)
                ? Optional.empty()
                : instance.text(tag).map(String::strip);
    }

    private void report(Tag tag, String found, String expected) {
        issues.add(Issue.of(
                Check.LINK_HEADER,
                List.of(),
                tag,
                "the header of " + file + " says " + expected + ", found " + found,
                "write " + expected + ", or link to the right file"));
        flagged.add(List.of(), tag);
    }
}
