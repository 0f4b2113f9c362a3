package io.github.stowc.cli;

import io.github.stowc.stow.input.StoredMessage;
import io.github.stowc.stow.input.StoredMessage.StoredPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How dcm4chee-arc's StowRS receives a message, retold from its code: what it refuses, and what it stores otherwise. */
final class ArchiveRules {
    private static final List<String> PICTURES =
            List.of("image/jpeg", "image/jp2", "image/j2c", "image/jph", "image/jphc");
    private static final Pattern URI = Pattern.compile("\"BulkDataURI\"\\s*:\\s*\"([^\"]*)\"");

    private ArchiveRules() {}

    /** The reasons against the instances of a message of one instance in JSON or DICOM; empty if it is stored as sent. */
    static String against(Path message) throws IOException {
        List<StoredPart> parts = StoredMessage.read(message).parts();
        if (parts.get(0).contentType().equals("application/dicom")) {
            return "";
        }
        Map<String, StoredPart> bulk = new HashMap<>();
        parts.forEach(part -> bulk.put(String.valueOf(part.contentLocation()), part));
        String metadata = new String(bytes(parts.get(0)), StandardCharsets.UTF_8);
        Matcher link = URI.matcher(metadata);
        StoredPart last = null;
        while (link.find()) {
            last = bulk.get(link.group(1));
            if (last == null) {
                return "A922 Missing Bulkdata: " + link.group(1);
            }
        }
        return last != null && metadata.contains("\"7FE00010\"") ? againstPixels(last) : "";
    }

    private static String againstPixels(StoredPart part) throws IOException {
        String type = part.contentType();
        byte[] bytes = bytes(part);
        if (PICTURES.contains(type)) {
            return againstPicture(bytes);
        }
        return switch (type) {
            case "video/mp4" -> againstMp4(new String(bytes, StandardCharsets.ISO_8859_1));
            case "video/mpeg" -> "other Number of Frames";
            default -> "C122 Content type: \"" + type + "\" of pixel data is not supported";
        };
    }

    private static String againstPicture(byte[] bytes) {
        if ((bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0x4F) {
            return "";
        }
        int at = 2;
        while ((bytes[at + 1] & 0xFF) < 0xC0 || (bytes[at + 1] & 0xFF) > 0xC3) {
            at += 2 + ((bytes[at + 2] & 0xFF) << 8 | (bytes[at + 3] & 0xFF));
        }
        return (bytes[at + 1] & 0xFF) == 0xC2 ? "progressive, but stored as JPEG Baseline" : "";
    }

    private static String againstMp4(String text) {
        if (!text.startsWith("ftyp", 4) || text.startsWith("ftypqt", 4)) {
            return "no MP4";
        }
        int avc = text.indexOf("avcC");
        boolean high = avc > 0 && text.indexOf("avc1") > 0 && text.charAt(avc + 5) == 100;
        int hevc = text.indexOf("hvcC");
        boolean main = hevc > 0 && text.indexOf("hvc1") > 0 && (text.charAt(hevc + 5) & 0x1F) == 1;
        return high || main ? "" : "profile_idc/level_idc not supported";
    }

    private static byte[] bytes(StoredPart part) throws IOException {
        return part.body().open().readAllBytes();
    }
}
