package io.github.stowc.media.jpeg;

import static io.github.stowc.media.Examined.codestream;
import static io.github.stowc.media.Examined.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Slice;
import io.github.stowc.bytes.Source;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaException.Reason;
import io.github.stowc.media.content.MediaType;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegLsTest {
    private static final int SOF55 = 0xf7;

    /** A scan of JPEG-LS with data among which are an FF with its zero bit and a restart marker. */
    private static JpegBytes scan(JpegBytes jpeg, int near, int interleave, int... ids) {
        int length = 6 + 2 * ids.length;
        jpeg.raw(0xff, 0xda, length >> 8, length, ids.length);
        for (int id : ids) {
            jpeg.raw(id, 0);
        }
        return jpeg.raw(near, interleave, 0).raw(0x12, 0xff, 0x7f, 0x34, 0xff, 0xd0, 0x56);
    }

    private static JpegBytes start(int precision, int... ids) {
        return JpegBytes.start().frame(SOF55, precision, 16, 24, JpegBytes.FULL, ids);
    }

    private static byte[] grey(int precision, int near) {
        return scan(start(precision, 1), near, 0, 1).end();
    }

    private static byte[] behind(JpegBytes start) {
        return scan(start.frame(SOF55, 8, 16, 24, JpegBytes.FULL, 1, 2, 3), 0, 1, 1, 2, 3)
                .end();
    }

    @ParameterizedTest
    @CsvSource({"8, 8", "2, 8", "10, 16", "12, 16", "16, 16"})
    void readsBitsAndTakesThemForUnsigned(int precision, int allocated) throws IOException {
        Media.Codestream media = codestream(grey(precision, 0));
        ImagePixel pixel = media.imagePixel();
        assertEquals("image/jls", media.mediaType().value());
        assertEquals("1.2.840.10008.1.2.4.80", pixel.transferSyntax().value());
        assertEquals("MONOCHROME2", pixel.photometricInterpretation());
        assertEquals(
                List.of(16, 24, 1, allocated, precision, precision - 1, 0),
                List.of(
                        pixel.rows(),
                        pixel.columns(),
                        pixel.samplesPerPixel(),
                        pixel.bitsAllocated(),
                        pixel.bitsStored(),
                        pixel.highBit(),
                        pixel.pixelRepresentation()));
        assertEquals(new Slice(0, media.source().size()), media.codestream());
        assertTrue(pixel.lossy().isEmpty() && media.fileType().isEmpty());
    }

    @Test
    void isNearLosslessIfOneScanIs() throws IOException {
        ImagePixel near = codestream(grey(8, 2)).imagePixel();
        assertEquals("1.2.840.10008.1.2.4.81", near.transferSyntax().value());
        assertEquals("ISO_14495_1", near.lossy().orElseThrow().method());
        JpegBytes scans = scan(scan(scan(start(8, 1, 2, 3), 0, 0, 1), 0, 0, 2), 3, 0, 3);
        ImagePixel last = codestream(scans.end()).imagePixel();
        assertEquals("1.2.840.10008.1.2.4.81", last.transferSyntax().value());
        assertEquals("RGB", last.photometricInterpretation());
    }

    @Test
    void takesThreeComponentsForRgbUnlessSpiffSaysOtherwise() throws IOException {
        assertEquals("RGB", codestream(behind(JpegBytes.start())).imagePixel().photometricInterpretation());
        for (int space : new int[] {3, 10}) {
            byte[] spiff = behind(JpegBytes.start()
                    .segment(0xe8, "SPIFF\0\1\2\0\3\0\0\0\20\0\0\0\30" + (char) space + "\10\6\1\0\0\0\1\0\0\0\1"));
            assertEquals(
                    space == 3 ? "YBR_FULL" : "RGB",
                    codestream(spiff).imagePixel().photometricInterpretation());
        }
        byte[] cmyk =
                behind(JpegBytes.start().segment(0xe8, "SPIFF\0\1\2\0\3\0\0\0\20\0\0\0\30\14\10\6\1\0\0\0\1\0\0\0\1"));
        assertEquals(Reason.UNSUPPORTED, refusal(cmyk).reason());
    }

    @Test
    void refusesHpsColourTransforms() throws IOException {
        byte[] transformed = behind(JpegBytes.start().segment(0xe8, "mrfx\1"));
        assertEquals(Reason.UNSUPPORTED, refusal(transformed).reason());
        assertTrue(refusal(transformed).problem().contains("HP's colour transform"));
        codestream(behind(JpegBytes.start().segment(0xe8, "mrfx\0")));
    }

    @Test
    void refusesWhatDicomHasNoAttributesFor() {
        for (byte[] picture : List.of(
                scan(start(8, 1, 2), 0, 1, 1, 2).end(),
                scan(start(8, 1, 2, 3, 4), 0, 1, 1, 2, 3, 4).end(),
                JpegBytes.start().frame(SOF55, 8, 0, 24, JpegBytes.FULL, 1).end(),
                scan(JpegBytes.start().frame(SOF55, 8, 9, 9, JpegBytes.SUBSAMPLED, 1, 2, 3), 0, 1, 1, 2, 3)
                        .end(),
                scan(start(8, 1).segment(0xf8, "\2\1\1\1\1"), 0, 0, 1).end(),
                scan(start(8, 1).segment(0xf8, "\4\2\1\1\1\1"), 0, 0, 1).end(),
                start(8, 1).raw(0xff, 0xda, 0, 8, 1, 1, 1, 0, 0, 0, 5).end())) {
            MediaException refusal = refusal(picture);
            assertEquals(Reason.UNSUPPORTED, refusal.reason(), refusal.getMessage());
        }
    }

    @Test
    void passesOverTheParametersOfTheCoder() throws IOException {
        byte[] picture = scan(start(8, 1).segment(0xf8, "\1\0\377\0\3\0\7\0\25\0\100"), 0, 0, 1)
                .end();
        assertEquals(8, codestream(picture).imagePixel().bitsStored());
    }

    @Test
    void refusesHeadersThatBreakTheRules() {
        for (byte[] picture : List.of(
                grey(1, 0),
                grey(17, 0),
                scan(start(8, 1, 2, 3), 0, 3, 1, 2, 3).end(),
                scan(start(8, 1, 2, 3), 0, 0, 1, 2, 3).end(),
                scan(scan(start(8, 1, 2, 3), 0, 0, 1), 0, 0, 2).end(),
                start(8, 1).end(),
                start(8, 1).frame(SOF55, 8, 16, 24, JpegBytes.FULL, 1).end(),
                start(8, 1).frame(JpegBytes.SOF0, 8, 16, 24, JpegBytes.FULL, 1).end(),
                start(8, 1).segment(SOF55, "\10").end(),
                start(8, 1).raw(0xff, 0xda, 0, 8, 1, 1, 0, 0, 0, 0, 0xff, 0xd9).unfinished(),
                start(8, 1).raw(0xff, 0xd8).end())) {
            MediaException refusal = refusal(picture);
            assertEquals(Reason.MALFORMED, refusal.reason(), refusal.getMessage());
        }
    }

    @Test
    void noticesThatAnyByteIsMissing() {
        byte[] one = grey(8, 0);
        byte[] three =
                scan(scan(scan(start(8, 1, 2, 3), 0, 0, 1), 0, 0, 2), 0, 0, 3).end();
        for (byte[] picture : List.of(one, three)) {
            for (int length = 4; length < picture.length; length++) {
                MediaException refusal = refusal("a.jls", Arrays.copyOf(picture, length));
                assertEquals(Reason.TRUNCATED, refusal.reason(), refusal.getMessage());
            }
        }
    }

    @Test
    void leavesOutWhatFollowsTheEnd() throws IOException {
        byte[] picture = grey(8, 0);
        for (int more : new int[] {1, 2, 50}) {
            byte[] longer = Arrays.copyOf(picture, picture.length + more);
            assertEquals(picture.length, codestream(longer).codestream().length());
        }
    }

    @Test
    void holdsTheExtensionAgainstTheBytes() throws IOException {
        assertEquals("rename it to end in .jls", refusal("a.jpg", grey(8, 0)).remedy());
        assertEquals(Reason.MISNAMED, refusal("a.jpeg", grey(8, 0)).reason());
        assertEquals(
                "rename it to end in .jpg",
                refusal("a.jls", JpegBytes.sound(JpegBytes.SOF0, 8, 1)).remedy());
        assertEquals(Reason.MISNAMED, refusal("a.dcm", grey(8, 0)).reason());
        assertEquals(
                MediaType.JPEG_LS,
                MediaReader.examine(Source.of("a.JLS", grey(8, 0))).mediaType());
    }
}
