package io.github.stowc.testdata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message of which the last instance was taken out with its bulk data: a DICOM file, a part of XML, or an object of the
 * array in JSON.
 *
 * @param message the rest, in ISO 8859-1
 * @param isEmpty whether no instance is left
 * @param sopClass the SOP Class UID of the instance that was taken out
 * @param sopInstance its SOP Instance UID
 */
record WithoutLastInstance(String message, boolean isEmpty, String sopClass, String sopInstance) {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
    private static final Pattern BULK = Pattern.compile("(?:BulkDataURI\"\\s*:\\s*\"|uri=\")([^\"]*)\"");

    static WithoutLastInstance of(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            return new WithoutLastInstance("", true, uid(text(body), "00080016", 2), uid(text(body), "00080018", 3));
        }
        String delimiter = "\r\n--" + boundary.group(1);
        String text = "\r\n" + text(body);
        // What is before the first delimiter, the parts, and what follows the last one.
        List<String> pieces = new ArrayList<>(List.of(text.split(Pattern.quote(delimiter), -1)));
        String taken;
        boolean none;
        if (pieces.get(1).contains("application/dicom+json")) {
            String json = pieces.get(1);
            int start = lastObject(json);
            int end = json.lastIndexOf(']');
            taken = json.substring(start, end);
            String before = json.substring(0, start).stripTrailing();
            none = before.endsWith("[");
            pieces.set(1, (none ? before : before.substring(0, before.length() - 1)) + json.substring(end));
        } else {
            int last = lastInstance(pieces);
            taken = pieces.remove(last);
            none = last == 1;
        }
        withoutBulkData(pieces, taken);
        String rest = String.join(delimiter, pieces).substring(2);
        return new WithoutLastInstance(rest, none, uid(taken, "00080016", 2), uid(taken, "00080018", 3));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The last part that is an instance rather than bulk data. */
    private static int lastInstance(List<String> pieces) {
        int last = 1;
        for (int i = 1; i < pieces.size() - 1; i++) {
            String head = pieces.get(i).substring(0, pieces.get(i).indexOf("\r\n\r\n"));
            last = head.contains("application/dicom") ? i : last;
        }
        return last;
    }

    /** Where the last object of the outermost array begins. */
    private static int lastObject(String json) {
        int depth = 0;
        int last = -1;
        boolean quoted = false;
        for (int i = json.indexOf('['); i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '[')) {
                last = depth == 1 ? i : last;
                depth++;
            } else if (!quoted && (c == '}' || c == ']')) {
                depth--;
            }
        }
        return last;
    }

    private static void withoutBulkData(List<String> pieces, String instance) {
        Matcher links = BULK.matcher(instance);
        while (links.find()) {
            Pattern location = Pattern.compile("(?i)\r\nContent-Location: *" + Pattern.quote(links.group(1)) + "\r\n");
            pieces.removeIf(piece -> location.matcher(piece).find());
        }
    }

    /** A UID of an instance: from its JSON, its XML or, by the element of the file meta information, its DICOM file. */
    private static String uid(String instance, String tag, int meta) {
        Matcher matcher = Pattern.compile(
                        "\\x02\\x00\\x0" + meta + "\\x00UI..([0-9.]+)|\"" + tag
                                + "\"\\s*:\\s*\\{[^}]*?\\[\\s*\"([0-9.]+)\"|tag=\"" + tag
                                + "\"[^>]*>\\s*<Value[^>]*>([0-9.]+)<",
                        Pattern.DOTALL)
                .matcher(instance);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + tag + " in the message");
        }
        for (int group = 1; group < 3; group++) {
            if (matcher.group(group) != null) {
                return matcher.group(group);
            }
        }
        return matcher.group(3);
    }

    /** The member of a Store Instances Response (PS3.18 I.1) that says so. */
    String failedSequence() {
        return "\"00081198\":{\"vr\":\"SQ\",\"Value\":[{\"00081150\":{\"vr\":\"UI\",\"Value\":[\"" + sopClass
                + "\"]},\"00081155\":{\"vr\":\"UI\",\"Value\":[\"" + sopInstance
                + "\"]},\"00081197\":{\"vr\":\"US\",\"Value\":[272]}}]}";
    }
}
