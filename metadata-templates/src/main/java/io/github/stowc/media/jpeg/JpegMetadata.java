package io.github.stowc.media.jpeg;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.jpeg.JpegSegments.Segment;
import io.github.stowc.media.reading.Exif;
import io.github.stowc.wording.WayOut;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What the application segments of a JPEG tell about persons and places, and how viewers turn it: EXIF, XMP and IPTC. Only
 * the presence of such data is kept, never the data.
 */
final class JpegMetadata {
    private static final String EXIF = "Exif\0\0";
    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
    private static final String PHOTOSHOP = "Photoshop 3.0\0";
    private static final String BYLINE = "\u001c\2P";
    private static final String IPTC_COPYRIGHT = "\u001c\2t";

    private int orientation = 1;
    private Optional<LocalDateTime> taken = Optional.empty();
    private boolean gps;
    private boolean artist;
    private boolean owner;
    private boolean copyright;
    private boolean serialNumber;

    /** EXIF Orientation, 1 to 8. */
    int orientation() {
        return orientation;
    }

    /** When the picture was taken, by EXIF. */
    Optional<LocalDateTime> taken() {
        return taken;
    }

    void readApp1(ByteWindow in, Segment segment) throws IOException {
        if (begins(in, segment, EXIF)) {
            byte[] tiff = in.copy(segment.body() + EXIF.length(), segment.length() - EXIF.length());
            Exif exif = Exif.read(tiff);
            orientation = exif.orientation();
            taken = exif.taken();
            gps |= exif.gps();
            artist |= exif.artist();
            owner |= exif.owner();
            copyright |= exif.copyright();
            serialNumber |= exif.serialNumber();
        } else if (begins(in, segment, XMP)) {
            String packet = latin1(in, segment);
            gps |= packet.contains("exif:GPSLatitude");
            artist |= packet.contains("dc:creator") || packet.contains("tiff:Artist");
            owner |= packet.contains("aux:OwnerName") || packet.contains("exifEX:CameraOwnerName");
            copyright |= packet.contains("dc:rights") || packet.contains("xmpRights:Owner");
            serialNumber |= packet.contains("aux:SerialNumber") || packet.contains("exifEX:BodySerialNumber");
        }
    }

    void readApp13(ByteWindow in, Segment segment) throws IOException {
        if (begins(in, segment, PHOTOSHOP)) {
            String resources = latin1(in, segment);
            artist |= resources.contains(BYLINE);
            copyright |= resources.contains(IPTC_COPYRIGHT);
        }
    }

    private static boolean begins(ByteWindow in, Segment segment, String latin1) throws IOException {
        return segment.length() > latin1.length() && in.has(segment.body(), latin1);
    }

    private static String latin1(ByteWindow in, Segment segment) throws IOException {
        return new String(in.copy(segment.body(), segment.length()), StandardCharsets.ISO_8859_1);
    }

    /** Adds at most one warning to each list. */
    void warn(JpegWarnings warnings) {
        if (orientation != 1) {
            warnings.addWithoutAppn("viewers turn it by EXIF Orientation " + orientation
                    + ", which {NO_APPLICATION_SEGMENTS} leaves out without turning the picture; " + turn());
        }
        String found = found();
        if (!found.isEmpty()) {
            warnings.addWithAppn("its metadata has " + found + "; {NO_APPLICATION_SEGMENTS} leaves it out"
                    + (orientation == 1 ? "" : ", but does not turn the picture: " + turn()));
        }
    }

    private String turn() {
        return "{TURN} turns it, or turn it first by {RUN:" + transform().name()
                + "}, which refuses sizes that it could not turn without loss; then" + " by {RUN:TURN_JPEG}";
    }

    private WayOut transform() {
        return switch (orientation) {
            case 2 -> WayOut.MIRROR;
            case 3 -> WayOut.TURN_180;
            case 4 -> WayOut.FLIP;
            case 5 -> WayOut.TRANSPOSE;
            case 6 -> WayOut.TURN_90;
            case 7 -> WayOut.TRANSVERSE;
            default -> WayOut.TURN_270;
        };
    }

    private String found() {
        StringBuilder text = new StringBuilder();
        if (orientation != 1) {
            text.append("EXIF Orientation ").append(orientation).append(" (shown turned by viewers)");
        }
        add(text, gps, "a GPS position");
        add(text, artist, "an artist's name");
        add(text, owner, "the camera owner's name");
        add(text, copyright, "a copyright notice");
        add(text, serialNumber, "a serial number");
        return text.toString();
    }

    private static void add(StringBuilder text, boolean found, String what) {
        if (found) {
            text.append(text.length() == 0 ? "" : ", ").append(what);
        }
    }
}
