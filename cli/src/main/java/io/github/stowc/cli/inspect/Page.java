package io.github.stowc.cli.inspect;

import io.github.stowc.anatomy.Span;
import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Printable;
import io.github.stowc.cli.command.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines that people see, cut to the width, in colours if the terminal takes them. */
final class Page {
    private static final String RESET = "\u001B[0m";
    private static final int HEX = 12;
    private static final int WIDTH = 120;
    private static final int NARROWEST = 40;
    private static final int INDENT = 37;
    private static final int SHOWN = 8 * 1024;
    private static final String CUT = "…";

    private final PrintWriter out;
    private final boolean colour;
    private final int width;

    Page(Terminal terminal) {
        this.out = terminal.out();
        this.colour = terminal.hasColourInOutput();
        this.width = width(terminal.variable("COLUMNS"));
    }

    private static int width(String columns) {
        try {
            return columns.isEmpty() ? WIDTH : Math.max(NARROWEST, Integer.parseInt(columns));
        } catch (NumberFormatException e) {
            return WIDTH;
        }
    }

    String bold(String text) {
        return styled("\u001B[1m", text);
    }

    String faint(String text) {
        return styled("\u001B[2m", text);
    }

    private String styled(String style, String text) {
        return colour ? style + text + RESET : text;
    }

    void line(String text) {
        out.append(text).append('\n');
    }

    /** A line whose end is cut if it is too long. */
    void indented(int columns, String text) {
        line(" ".repeat(columns) + cut(text, width - columns));
    }

    /** What else belongs to a row. */
    void more(String text) {
        indented(INDENT, text);
    }

    /** The place of a span, its kind and what it shows. */
    void row(Span span, String shown) {
        String kind = span.kind().name().toLowerCase(Locale.ROOT);
        out.append(String.format(Locale.ROOT, "%12d %12d  ", span.offset(), span.length()));
        out.append(styled(colour(span.kind()), kind)).append(" ".repeat(INDENT - 27 - kind.length()));
        out.append(cut(shown, width - INDENT)).append('\n');
    }

    private static String colour(Span.Kind kind) {
        return switch (kind) {
            case DELIMITER, CLOSE -> "\u001B[1;35m";
            case HEADER -> "\u001B[36m";
            case BODY -> "\u001B[32m";
            case PREAMBLE, EPILOGUE, PADDING -> "\u001B[33m";
            case BLANK -> "\u001B[2m";
        };
    }

    /** The first bytes of a span as hexadecimal digits. */
    String hex(ByteWindow window, Span span) throws IOException {
        byte[] bytes = window.copy(span.offset(), (int) Math.min(HEX, span.length()));
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.append(text.isEmpty() ? "" : " ").append(Printable.hex(b & 0xFF));
        }
        return text.append(span.length() > HEX ? " …" : "").toString();
    }

    /** The first bytes of a span, on one line: as text, or as hexadecimal digits if they are none. */
    String start(ByteWindow window, Span span) throws IOException {
        for (byte b : window.copy(span.offset(), (int) Math.min(SHOWN, span.length()))) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\r' && b != '\n') {
                return faint(hex(window, span));
            }
        }
        StringBuilder text = new StringBuilder();
        shown(window, span).forEach(text::append);
        return text.toString();
    }

    /** The bytes of a span as lines, with visible line ends; at least one. */
    List<String> shown(ByteWindow window, Span span) throws IOException {
        byte[] bytes = window.copy(span.offset(), (int) Math.min(SHOWN, span.length()));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean ends = text.charAt(i) == '\n'
                    && (i > 1 || (span.kind() != Span.Kind.DELIMITER && span.kind() != Span.Kind.CLOSE));
            if (ends || i == text.length() - 1) {
                lines.add(visible(text.substring(start, i + 1)));
                start = i + 1;
            }
        }
        if (span.length() > SHOWN) {
            lines.add(CUT);
        }
        return lines;
    }

    private String visible(String line) {
        StringBuilder text = new StringBuilder();
        int plain = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\r' || c == '\n') {
                text.append(Printable.masked(line.substring(plain, i))).append(c == '\r' ? '␍' : '␊');
                plain = i + 1;
            }
        }
        return text.append(Printable.masked(line.substring(plain))).toString();
    }

    /** Cuts what people see of a text; styles take no columns, and a cut text loses them. */
    private static String cut(String text, int columns) {
        String plain = text.indexOf('\u001B') < 0 ? text : text.replaceAll("\u001B\\[[0-9;]*m", "");
        return plain.length() <= columns ? text : plain.substring(0, Math.max(0, columns - 1)) + CUT;
    }
}
