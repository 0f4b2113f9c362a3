package io.github.stowc.dicom.json;

import io.github.stowc.bytes.Printable;

/**
 * Puts a parser's complaint into the words of someone who writes JSON by hand, with the remedy.
 *
 * @param message what was expected and found
 * @param remedy what to do; empty if nothing simple helps
 */
record SyntaxMessage(String message, String remedy) {
    private static final String NUMBER_FIX =
            "write it without plus sign and leading zeros, with digits on both sides of the point";

    /** Translates the parser's phrases, and passes on unknown ones unchanged. */
    static SyntaxMessage of(String complaint) {
        String found = found(complaint);
        if (complaint.startsWith("Illegal unquoted character")) {
            return new SyntaxMessage(
                    "the control character " + found + " is in a string",
                    "write it as an escape, \\n for a line feed and \\t for a tab");
        }
        if (complaint.contains("character escape")) {
            return new SyntaxMessage(
                    "a backslash begins an escape that JSON does not have", "write \\\\ for a backslash itself");
        }
        if (complaint.contains("umeric value")) {
            return new SyntaxMessage("a number of another form is expected", NUMBER_FIX);
        }
        if (complaint.startsWith("Non-standard token")) {
            return new SyntaxMessage("JSON has no such number", "put it in double quotes: \"NaN\", \"-Infinity\"");
        }
        if (complaint.startsWith("Unrecognized token")) {
            return word(complaint);
        }
        if (complaint.startsWith("Unexpected close marker")) {
            return closeMarker(complaint);
        }
        return complaint.startsWith("Unexpected character") ? unexpected(complaint, found) : plain(complaint);
    }

    private static SyntaxMessage word(String complaint) {
        int from = complaint.indexOf('\'');
        int to = complaint.indexOf('\'', from + 1);
        String word = from < 0 || to < 0 ? "" : complaint.substring(from + 1, to);
        return switch (word) {
            case "None", "nil", "undefined", "NULL", "Null", "nan" ->
                new SyntaxMessage(
                        "JSON has no " + word,
                        "leave out the Value of an attribute without one; between other values write null");
            case "True", "False", "TRUE", "FALSE" ->
                new SyntaxMessage("JSON has no " + word, "true and false are lower-case, but no VR takes them");
            default ->
                new SyntaxMessage(
                        "a value is expected, found a bare word",
                        "put it in double quotes; null, true, false are lower-case");
        };
    }

    /** What a quote of another kind is; empty if it is none. */
    private static String quote(String found) {
        return switch (found) {
            case "'", "`", "U+00B4" -> "a single quote";
            case "U+201C", "U+201D", "U+201E", "U+201F", "U+2018", "U+2019", "U+00AB", "U+00BB" ->
                "a typographic quote";
            default -> "";
        };
    }

    private static SyntaxMessage closeMarker(String complaint) {
        boolean brace = complaint.contains("marker '}'");
        String found = brace ? "}" : "]";
        if (complaint.contains("no open")) {
            return new SyntaxMessage("this " + found + " closes nothing that is open", "remove it");
        }
        return new SyntaxMessage(
                (brace ? "]" : "}") + " is expected, found " + found, "close what was opened last first");
    }

    private static SyntaxMessage unexpected(String complaint, String found) {
        String quote = quote(found);
        if (!quote.isEmpty() && complaint.contains("property name")) {
            return new SyntaxMessage(
                    "a name in double quotes is expected, found " + quote + " (" + found + ")",
                    "write the name as \"…\"");
        }
        if (!quote.isEmpty()) {
            return new SyntaxMessage(
                    "a string begins with a double quote, found " + quote + " (" + found + ")",
                    "write \" before and after it, which word processors change");
        }
        if (complaint.contains("start property name")) {
            String message = "a name in double quotes is expected, found " + found;
            return new SyntaxMessage(
                    message, found.equals("}") ? "remove the comma before it" : "write the name as \"…\"");
        }
        if (complaint.contains("expecting a colon")) {
            return new SyntaxMessage("a colon is expected after the name, found " + found, "write the colon");
        }
        if (complaint.contains("expecting comma")) {
            String end = complaint.contains("Array") ? "]" : "}";
            return new SyntaxMessage(
                    "a comma or " + end + " is expected after this, found " + found,
                    found.equals("\"") || found.equals("{") || found.equals("[")
                            ? "add a comma"
                            : "look for what is missing between the two");
        }
        if (complaint.contains("comment")) {
            return new SyntaxMessage("JSON has no comments", "remove it");
        }
        if (complaint.contains("valid value")) {
            boolean end = found.equals("]") || found.equals("}") || found.equals(",");
            return new SyntaxMessage(
                    "a value is expected, found " + found,
                    end ? "remove the comma before it, or write the value" : "put texts in double quotes");
        }
        return plain(complaint);
    }

    private static SyntaxMessage plain(String complaint) {
        int source = complaint.indexOf("[Source");
        return new SyntaxMessage("not JSON: " + (source < 0 ? complaint : complaint.substring(0, source)), "");
    }

    /** The character that the complaint gives by its code. */
    private static String found(String complaint) {
        int at = complaint.indexOf("code ");
        if (at < 0) {
            return "another";
        }
        int code = 0;
        for (int i = at + 5; i < complaint.length() && Character.isDigit(complaint.charAt(i)); i++) {
            code = Math.min(code * 10 + complaint.charAt(i) - '0', Character.MAX_VALUE);
        }
        return Printable.character((char) code);
    }
}
