package io.github.stowc.media.document;

import java.nio.charset.StandardCharsets;

/** Decodes a text string of a PDF file (ISO 32000-2 7.9.2.2, D.2). */
final class PdfText {
    /** PDFDocEncoding's characters at 18 to 1F and at 80 to A0, where ISO 8859-1 has control characters. */
    private static final String ACCENTS = "\u02d8\u02c7\u02c6\u02d9\u02dd\u02db\u02da\u02dc";

    private static final String MARKS = "\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203a\u2212\u2030\u201e"
            + "\u201c\u201d\u2018\u2019\u201a\u2122\ufb01\ufb02\u0141\u0152\u0160\u0178\u017d\u0131\u0142\u0153\u0161"
            + "\u017e\ufffd\u20ac";

    private PdfText() {}

    static String decode(byte[] bytes) {
        if (starts(bytes, 0xfe, 0xff)) {
            return withoutLanguage(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE));
        }
        if (starts(bytes, 0xff, 0xfe)) {
            return withoutLanguage(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE));
        }
        if (starts(bytes, 0xef, 0xbb) && bytes.length > 2 && (bytes[2] & 0xff) == 0xbf) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder(bytes.length);
        for (byte b : bytes) {
            int c = b & 0xff;
            if (c >= 0x18 && c < 0x20) {
                text.append(ACCENTS.charAt(c - 0x18));
            } else if (c >= 0x80 && c <= 0xa0) {
                text.append(MARKS.charAt(c - 0x80));
            } else {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    private static boolean starts(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }

    /** The text may contain an escape, a language's code and another escape. */
    private static String withoutLanguage(String text) {
        int from = text.indexOf('\u001b');
        int to = from < 0 ? -1 : text.indexOf('\u001b', from + 1);
        return to < 0 ? text : text.substring(0, from) + text.substring(to + 1);
    }
}
