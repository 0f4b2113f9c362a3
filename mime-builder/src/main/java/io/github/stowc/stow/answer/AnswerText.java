package io.github.stowc.stow.answer;

import io.github.stowc.bytes.Source;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The first lines of an answer's body as text for people: HTML without tags, JSON by its messages. Immutable. */
public final class AnswerText {
    private static final int MAX_LINES = 12;
    private static final int MAX_LINE = 500;
    /** How much of a body is read, since it may contain megabytes of script. */
    private static final int MAX_SCANNED = 1 << 18;

    private final String text;
    private final Kind kind;

    AnswerText(String contentType, byte[] body) {
        this.text = decoded(contentType, body);
        this.kind = kind(body);
    }

    private static Kind kind(byte[] body) {
        try {
            return MediaReader.kind(Source.of("the answer", body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it begins like JSON. */
    boolean isJson() {
        return kind == Kind.JSON;
    }

    /** Whether it is a Native DICOM Model in XML (PS3.19 A.1). */
    boolean isDicomXml() {
        String start = text.substring(0, Math.min(text.length(), 2000));
        return kind == Kind.XML && start.contains("NativeDicomModel");
    }

    /** The first lines of its text, without blank ones. */
    List<String> lines() {
        String said = text;
        switch (kind) {
            case JSON -> said = JsonMessages.of(text);
            case HTML, XML, CDA -> said = HtmlText.of(text);
            default -> {}
        }
        List<String> lines = new ArrayList<>();
        for (String line : said.lines().limit(1000).toList()) {
            String shown = oneLine(line);
            if (!shown.isEmpty() && lines.size() < MAX_LINES) {
                lines.add(shown);
            }
        }
        return lines;
    }

    /** A text on one line: white space collapsed, no control characters, cut if very long. */
    public static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        boolean space = false;
        for (int i = 0; i < text.length() && line.length() < MAX_LINE; i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
                space = !line.isEmpty();
            } else {
                line.append(space ? " " : "").append(c);
                space = false;
            }
        }
        return line.length() >= MAX_LINE ? line.append('…').toString() : line.toString();
    }

    private static String decoded(String contentType, byte[] body) {
        ByteBuffer bytes = ByteBuffer.wrap(body, 0, Math.min(body.length, MAX_SCANNED));
        int first = body.length < 2 ? 0 : (body[0] & 0xFF) << 8 | (body[1] & 0xFF);
        Charset charset = first == 0xFEFF || first == 0xFFFE ? StandardCharsets.UTF_16 : charset(contentType, bytes);
        String text = charset.decode(bytes).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The charset that is named; else UTF-8, unless the bytes are not valid UTF-8. */
    private static Charset charset(String contentType, ByteBuffer bytes) {
        int named = contentType.toLowerCase(Locale.ROOT).indexOf("charset=");
        if (named >= 0) {
            String name = contentType.substring(named + 8).replace("\"", "");
            int end = name.indexOf(';');
            try {
                return Charset.forName(
                        name.substring(0, end < 0 ? name.length() : end).strip());
            } catch (IllegalArgumentException e) {
                // The named charset is unknown here; the bytes may tell.
            }
        }
        CharBuffer ignored = CharBuffer.allocate(bytes.remaining());
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate(), ignored, false);
        return result.isError() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    }
}
