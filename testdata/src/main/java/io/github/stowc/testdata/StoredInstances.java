package io.github.stowc.testdata;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the SOP Instance UIDs in a message as it arrives, in DICOM files, JSON and XML, by their looks. */
final class StoredInstances {
    private static final Pattern UID = Pattern.compile(
            "\\x02\\x00\\x03\\x00UI..([0-9.]+)"
                    + "|\"00080018\"\\s*:\\s*\\{[^}]*?\\[\\s*\"([0-9.]+)\""
                    + "|tag=\"00080018\"[^>]*>\\s*<Value[^>]*>([0-9.]+)<",
            Pattern.DOTALL);
    /** The longest text that the pattern finds. */
    private static final int OVERLAP = 400;

    private final Set<String> uids = new LinkedHashSet<>();
    private String rest = "";

    void add(byte[] bytes, int count) {
        String text = rest + new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
        Matcher matcher = UID.matcher(text);
        while (matcher.find()) {
            // At the end, it may be a part of the UID.
            if (matcher.end() < text.length()) {
                for (int group = 1; group <= 3; group++) {
                    if (matcher.group(group) != null) {
                        uids.add(matcher.group(group));
                    }
                }
            }
        }
        rest = text.substring(Math.max(0, text.length() - OVERLAP));
    }

    /** A Store Instances Response in DICOM JSON (PS3.18 I.1); for bytes without instances, it names one. */
    String response() {
        StringBuilder items = new StringBuilder();
        for (String uid : uids.isEmpty() ? Set.of("2.25.1") : uids) {
            items.append(items.isEmpty() ? "" : ",");
            items.append("{\"00081155\":{\"vr\":\"UI\",\"Value\":[\"")
                    .append(uid)
                    .append("\"]}}");
        }
        return "{\"00081199\":{\"vr\":\"SQ\",\"Value\":[" + items + "]}}";
    }
}
