package io.github.stowc.media.jpeg.turn;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The application segments of a picture after its turn: its orientation is that of the pixels, its sides and resolutions
 * change places, and small copies that nobody turned are gone.
 */
final class TurnedSegments {
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    /** The marker and the length. */
    private static final int HEAD = 4;

    private static final int JFIF_LENGTH = 18;
    private static final int NAME = 6;

    private final boolean transposed;

    TurnedSegments(boolean transposed) {
        this.transposed = transposed;
    }

    /** Each segment with its marker, those that stay. */
    List<byte[]> of(List<byte[]> segments) {
        List<byte[]> turned = new ArrayList<>(segments.size());
        for (byte[] segment : segments) {
            int marker = segment[1] & 0xff;
            if (marker == APP0 && starts(segment, "JFIF\0") && segment.length >= JFIF_LENGTH) {
                turned.add(jfif(segment));
            } else if (marker == APP1 && starts(segment, "Exif\0\0")) {
                byte[] copy = segment.clone();
                new TurnedExif(copy, HEAD + NAME, transposed).turn();
                turned.add(copy);
            } else if (marker == APP1 && starts(segment, "http://ns.adobe.com/xap/1.0/\0")) {
                turned.add(xmp(segment));
            } else if (!(marker == APP0 && starts(segment, "JFXX\0"))
                    // Further pictures, at offsets that are no longer right.
                    && !(marker == APP2 && starts(segment, "MPF\0"))) {
                turned.add(segment);
            }
        }
        return turned;
    }

    private static boolean starts(byte[] segment, String latin1) {
        byte[] name = latin1.getBytes(StandardCharsets.ISO_8859_1);
        if (segment.length < HEAD + name.length) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (segment[HEAD + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    /** Without its thumbnail. */
    private byte[] jfif(byte[] segment) {
        byte[] copy = Arrays.copyOf(segment, JFIF_LENGTH);
        copy[2] = 0;
        copy[3] = JFIF_LENGTH - 2;
        copy[16] = 0;
        copy[17] = 0;
        if (transposed) {
            System.arraycopy(segment, 14, copy, 12, 2);
            System.arraycopy(segment, 12, copy, 14, 2);
        }
        return copy;
    }

    /** With the orientation 1, written as an attribute or as an element. */
    private static byte[] xmp(byte[] segment) {
        byte[] copy = segment.clone();
        String text = new String(segment, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("tiff:Orientation");
        while (at >= 0) {
            int digit = at + "tiff:Orientation".length();
            while (digit < copy.length && "=\"'> \t\r\n".indexOf(copy[digit]) >= 0) {
                digit++;
            }
            if (digit < copy.length && copy[digit] >= '2' && copy[digit] <= '8') {
                copy[digit] = '1';
            }
            at = text.indexOf("tiff:Orientation", at + 1);
        }
        return copy;
    }
}
