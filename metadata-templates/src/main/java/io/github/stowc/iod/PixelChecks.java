package io.github.stowc.iod;

import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.iod.condition.Values;

/** Compares the Image Pixel attributes with each other and with the pixels (PS3.3 C.7.6.3). */
final class PixelChecks {

    private PixelChecks() {}

    /** High Bit is one less than Bits Stored, which is not more than Bits Allocated (PS3.3 C.7.6.3.1.1, PS3.5 8.1.1). */
    static void bits(CrossChecks.Reporter reporter) {
        double allocated = Values.number(reporter.scope(), Tags.BITS_ALLOCATED);
        double stored = Values.number(reporter.scope(), Tags.BITS_STORED);
        double highBit = Values.number(reporter.scope(), Tags.HIGH_BIT);
        if (highBit > allocated - 1 && !reporter.isSpoiled(Tags.BITS_ALLOCATED)) {
            reporter.error(
                    Tags.HIGH_BIT,
                    (long) highBit + " does not fit into Bits Allocated " + (long) allocated + " (PS3.5 8.1.1)",
                    "write Bits Stored minus one");
        }
        if (stored > highBit + 1 && highBit > 0 && !reporter.isSpoiled(Tags.HIGH_BIT)) {
            reporter.error(
                    Tags.BITS_STORED,
                    (long) stored + " is more than High Bit " + (long) highBit + " plus one (PS3.5 8.1.1)",
                    "write High Bit plus one");
        } else if (stored != highBit + 1 && !Double.isNaN(stored) && !Double.isNaN(highBit)) {
            reporter.warning(
                    Tags.HIGH_BIT,
                    (long) highBit + " is not Bits Stored " + (long) stored + " minus one (PS3.5 8.1.1)",
                    "write " + (long) (stored - 1));
        }
    }

    /** Native pixels have the length that the attributes announce (PS3.5 8.1.1, A.4). */
    static void length(Element element, CrossChecks.Reporter reporter) {
        DatasetScope scope = reporter.scope();
        boolean native8Or16 = element instanceof Element.Bytes && isNative(scope) && scope.parent() == null;
        if (!native8Or16
                || reporter.isSpoiled(
                        Tags.ROWS,
                        Tags.COLUMNS,
                        Tags.SAMPLES_PER_PIXEL,
                        Tags.NUMBER_OF_FRAMES,
                        Tags.BITS_ALLOCATED,
                        Tags.BITS_STORED,
                        Tags.HIGH_BIT,
                        Tags.PHOTOMETRIC_INTERPRETATION)) {
            return;
        }
        long expected = expectedLength(scope);
        long found = ((Element.Bytes) element).bytes().remaining();
        if (expected >= 0 && found != expected && found != expected + expected % 2) {
            reporter.error(
                    Tags.PIXEL_DATA,
                    "it has " + found + " bytes, expected " + expected
                            + " for its Rows, Columns, Samples per Pixel, Bits Allocated and Number of Frames (PS3.5 8.1.1)",
                    "correct these attributes or the data");
        }
    }

    private static boolean isNative(DatasetScope scope) {
        String uid = scope.dataset().text(Tags.TRANSFER_SYNTAX_UID).orElse("1.2.840.10008.1.2.1");
        return uid.equals("1.2.840.10008.1.2.1")
                || uid.equals("1.2.840.10008.1.2")
                || uid.equals("1.2.840.10008.1.2.2");
    }

    /** The number of bytes without padding; negative if an attribute is missing. */
    private static long expectedLength(DatasetScope scope) {
        double frames = scope.element(Tags.NUMBER_OF_FRAMES) == null ? 1 : Values.number(scope, Tags.NUMBER_OF_FRAMES);
        double samples =
                scope.dataset().text(Tags.PHOTOMETRIC_INTERPRETATION).orElse("").startsWith("YBR_FULL_422")
                        ? 2
                        : Values.number(scope, Tags.SAMPLES_PER_PIXEL);
        double bits = Values.number(scope, Tags.ROWS)
                * Values.number(scope, Tags.COLUMNS)
                * samples
                * frames
                * Values.number(scope, Tags.BITS_ALLOCATED);
        return Double.isNaN(bits) || scope.element(Tags.PIXEL_DATA) == null || isUnknown(scope)
                ? -1
                : (long) Math.ceil(bits / 8);
    }

    private static boolean isUnknown(DatasetScope scope) {
        Element pixels = scope.element(Tags.PIXEL_DATA);
        return pixels == null || pixels.vr() == VR.UN;
    }
}
