package io.github.stowc.validate.check;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.Media;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidationRule;
import java.util.List;
import java.util.Optional;

/** Compares Image Pixel attributes with the header of the picture that they describe (PS3.3 C.7.6.3). */
final class PixelHeader {
    private final String file;
    private final Dataset instance;
    private final ReportedElements reported;
    private final List<Finding> findings;

    private PixelHeader(String file, Dataset instance, ReportedElements reported, List<Finding> findings) {
        this.file = file;
        this.instance = instance;
        this.reported = reported;
        this.findings = findings;
    }

    /**
     * Compares, if the media tells enough of itself.
     *
     * @param frame whether it is one of several frames, whose header says nothing of their number
     */
    static void compare(
            Media media, boolean frame, Dataset instance, ReportedElements reported, List<Finding> findings) {
        PixelHeader comparison = new PixelHeader(media.source().name(), instance, reported, findings);
        if (media instanceof Media.Jpeg jpeg) {
            comparison.compare(jpeg.facts().imagePixel(), frame ? 0 : 1);
        } else if (media instanceof Media.Codestream codestream) {
            comparison.compare(codestream.imagePixel(), frame ? 0 : 1);
        } else if (media instanceof Media.Raster raster) {
            comparison.compare(
                    raster.imagePixel(), frame ? 0 : raster.frameTimes().size());
        } else if (media instanceof Media.Video video) {
            comparison.compare(video.facts().imagePixel(), video.facts().frames());
        }
    }

    /** Compares the attributes; without the number of frames if that is 0. */
    private void compare(ImagePixel header, int frames) {
        number(0x00280002, header.samplesPerPixel());
        photometric(header);
        if (header.planarConfiguration().isPresent()) {
            number(0x00280006, header.planarConfiguration().get());
        }
        if (frames > 0) {
            number(0x00280008, frames);
        }
        number(0x00280010, header.rows());
        number(0x00280011, header.columns());
        number(0x00280100, header.bitsAllocated());
        // A picture of 16 bits may hold samples of 12, one of 12 bits samples of 10: the precision is an upper bound
        // (PS3.5 8.2.1).
        if (!holdsFewerBits(header, instance)) {
            number(0x00280101, header.bitsStored());
            number(0x00280102, header.highBit());
        }
        if (header.pixelRepresentation() != 0 || saysWhetherSamplesAreSigned(header)) {
            number(0x00280103, header.pixelRepresentation());
        }
    }

    /** JPEG-LS and lossless JPEG do not tell whether samples have a sign (PS3.5 8.2.1, 8.2.3). */
    private static boolean saysWhetherSamplesAreSigned(ImagePixel header) {
        return switch (header.transferSyntax().value()) {
            case "1.2.840.10008.1.2.4.57",
                    "1.2.840.10008.1.2.4.70",
                    "1.2.840.10008.1.2.4.80",
                    "1.2.840.10008.1.2.4.81" -> header.samplesPerPixel() > 1;
            default -> true;
        };
    }

    private static boolean holdsFewerBits(ImagePixel header, Dataset instance) {
        String stored = instance.text(Tags.BITS_STORED).orElse("").strip();
        return header.bitsAllocated() == 16
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

    private void photometric(ImagePixel header) {
        Tag tag = Tags.PHOTOMETRIC_INTERPRETATION;
        String expected = header.photometricInterpretation();
        Optional<String> found = found(tag);
        if (found.isPresent() && !found.get().equals(expected) && !isLeftOpen(found.get(), header)) {
            report(tag, found.get(), expected);
        }
    }

    /**
     * What a compressed picture does not tell: which end of grey is black, and which colours its unmixed components
     * are.
     */
    private static boolean isLeftOpen(String found, ImagePixel header) {
        return switch (header.photometricInterpretation()) {
            case "MONOCHROME2" -> found.equals("MONOCHROME1") || (found.equals("PALETTE COLOR") && !header.isLossy());
            case "RGB" -> found.equals("YBR_FULL") && !isJpeg(header);
            // Reduced chroma does not change what the colours mean.
            default ->
                found.startsWith("YBR_FULL")
                        && header.photometricInterpretation().startsWith("YBR_FULL");
        };
    }

    /** Whether the picture has markers that tell its colours. */
    private static boolean isJpeg(ImagePixel header) {
        return switch (header.transferSyntax().value()) {
            case "1.2.840.10008.1.2.4.50",
                    "1.2.840.10008.1.2.4.51",
                    "1.2.840.10008.1.2.4.55",
                    "1.2.840.10008.1.2.4.57",
                    "1.2.840.10008.1.2.4.70",
                    "1.2.840.10008.1.2.1" -> true;
            default -> false;
        };
    }

    private Optional<String> found(Tag tag) {
        return !reported.isEmpty() && reported.isReported(tag)
                ? Optional.empty()
                : instance.text(tag).map(String::strip);
    }

    private void report(Tag tag, String found, String expected) {
        findings.add(Finding.of(
                        ValidationRule.LINK_HEADER,
                        "the header of " + file + " says " + expected + ", found " + found,
                        "write " + expected + ", or link to the right file")
                .on(tag));
        reported.add(List.of(), tag);
    }
}
