package io.github.stowc.curl;

import java.util.Map;

/** Lines of a script with places to be filled in, such as {@code @MESSAGE@}. */
final class ScriptLines {
    private ScriptLines() {}

    /** The lines with what belongs into their places; what is filled in is never taken for a place itself. */
    static String filled(String lines, Map<String, String> texts) {
        StringBuilder out = new StringBuilder(lines.length() + 256);
        int done = 0;
        for (int at = lines.indexOf('@'); at >= 0; at = lines.indexOf('@', at + 1)) {
            int end = lines.indexOf('@', at + 1);
            String text = end < 0 ? null : texts.get(lines.substring(at + 1, end));
            if (text != null) {
                out.append(lines, done, at).append(text);
                done = end + 1;
                at = end;
            }
        }
        return out.append(lines, done, lines.length()).toString();
    }
}
