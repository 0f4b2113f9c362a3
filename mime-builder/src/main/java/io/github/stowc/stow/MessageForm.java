package io.github.stowc.stow;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Rule;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Kind;
import io.github.stowc.stow.input.EchoTraces;
import io.github.stowc.stow.input.StoredMessage.StoredPart;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.FindingSink;
import io.github.stowc.validate.finding.ValidationRule;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Finds what is wrong with the form of a message that was made by hand, and the parts as they were meant. */
final class MessageForm {
    private static final String SHELL_REMEDY = "write the message with printf '...\\r\\n', or compile it";
    private static final int MOST_BLANK = 16;
    private static final int TRACE = 8;
    private static final long MAX_DECODED = 8 << 20;

    private final ByteWindow window;
    private final Source source;
    private final List<StoredPart> parts;
    private final FindingSink sink;

    /**
     * For a message.
     *
     * @param window the message, opened
     * @param parts as the delimiters show them
     */
    MessageForm(ByteWindow window, List<StoredPart> parts, FindingSink sink) {
        this.window = window;
        this.source = window.source();
        this.parts = parts;
        this.sink = sink;
    }

    /** Reports the faults; returns the parts without them, so that they can be checked further. */
    List<StoredPart> check() throws IOException {
        List<StoredPart> meant = new ArrayList<>(parts.size());
        for (StoredPart part : parts) {
            meant.add(meant(part));
        }
        return meant;
    }

    private StoredPart meant(StoredPart part) throws IOException {
        String disposition = part.header("Content-Disposition").toLowerCase(Locale.ROOT);
        if (disposition.startsWith("form-data")) {
            report(
                    part,
                    part.offset(),
                    line(part, "Content-Disposition"),
                    ValidationRule.MIME_DISPOSITION,
                    name(part)
                            + "Content-Disposition: form-data makes it a part of a web form, not of multipart/related",
                    "leave the field out, and send the message whole as the body of the request, not as a form");
        }
        StoredPart bare = withoutTrace(withoutBlankLines(part));
        String coding = part.header("Content-Transfer-Encoding").toLowerCase(Locale.ROOT);
        boolean plain = coding.equals("8bit") || coding.equals("7bit");
        if (plain) {
            sink.accept(finding(
                            part,
                            part.offset(),
                            line(part, "Content-Transfer-Encoding"),
                            ValidationRule.MIME_TRANSFER_ENCODING,
                            name(part) + "Content-Transfer-Encoding: " + coding
                                    + " is for mail; HTTP has no such field",
                            "leave the field out")
                    .withSeverity(Severity.WARNING));
        }
        boolean coded = !coding.isEmpty() && !coding.equals("binary") && !plain;
        if (!coded && !isBase64(bare)) {
            return bare;
        }
        report(
                part,
                part.offset(),
                coded ? line(part, "Content-Transfer-Encoding") : line(part),
                ValidationRule.MIME_TRANSFER_ENCODING,
                name(part)
                        + (coded
                                ? "Content-Transfer-Encoding: " + coding + " is for mail; HTTP sends bytes as they are"
                                : "the body is a file in Base64; HTTP sends bytes as they are"),
                "put the bytes of the file themselves after the blank line, and leave the field out");
        return coding.isEmpty() || coding.equals("base64") ? decoded(bare) : bare;
    }

    /** The part without line ends before a known kind of content; one blank line has ended the fields. */
    private StoredPart withoutBlankLines(StoredPart part) throws IOException {
        long length = Math.min(MOST_BLANK, part.body().length());
        int blank = 0;
        while (blank < length && isLineEnd(window.u8(part.offset() + blank))) {
            blank++;
        }
        if (blank == 0 || blank == MOST_BLANK || part.contentType().equals(Encoding.JSON.mediaType())) {
            return part;
        }
        StoredPart bare = part.withBody(part.body().slice(blank, part.body().length() - blank));
        Kind found = kind(bare);
        if (found == Kind.UNKNOWN || found == Kind.TEXT) {
            return part;
        }
        report(
                part,
                part.offset(),
                line(part),
                ValidationRule.MIME_BLANK_LINE,
                name(part) + "expected " + found.label() + " right after the blank line that ends the fields, found "
                        + "more line ends before it, " + blank + (blank == 1 ? " byte" : " bytes"),
                "leave out the second blank line; sh's echo writes it unasked: " + SHELL_REMEDY);
        return bare;
    }

    /** The part without an option of echo at its end. */
    private StoredPart withoutTrace(StoredPart part) throws IOException {
        long length = part.body().length();
        int count = (int) Math.min(length, TRACE);
        if (count == 0) {
            return part;
        }
        // Blank lines before the body may have been left out of it.
        long end = part.offset() + parts.get(part.index()).body().length();
        StringBuilder last = new StringBuilder();
        for (int i = count; i > 0; i--) {
            last.append((char) window.u8(end - i));
        }
        String option = EchoTraces.optionAtEnd(last.toString());
        if (option.isEmpty()) {
            return part;
        }
        report(
                part,
                end - option.length() - 1,
                0,
                ValidationRule.MIME_STRUCTURE,
                name(part) + "the body ends with \"" + option + " \": " + EchoTraces.cause(option),
                SHELL_REMEDY);
        return part.withBody(part.body().slice(0, length - option.length() - 1));
    }

    private boolean isBase64(StoredPart part) throws IOException {
        boolean binary = part.contentType().equals(Encoding.DICOM.mediaType())
                || part.contentType().startsWith("image/");
        if (!binary || kind(part) != Kind.TEXT) {
            return false;
        }
        try (InputStream in = part.body().open()) {
            for (byte b : in.readNBytes(400)) {
                boolean digit = (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9');
                if (!digit && b != '+' && b != '/' && b != '=' && b != '\r' && b != '\n') {
                    return false;
                }
            }
        }
        Kind found = kind(decoded(part));
        return found != Kind.TEXT && found != Kind.UNKNOWN;
    }

    private static StoredPart decoded(StoredPart part) throws IOException {
        if (part.body().length() > MAX_DECODED) {
            return part;
        }
        try (InputStream in = part.body().open()) {
            return part.withBody(Body.of(Base64.getMimeDecoder().decode(in.readAllBytes())));
        } catch (IllegalArgumentException e) {
            return part;
        }
    }

    private static Kind kind(StoredPart part) throws IOException {
        try (ByteWindow window = new ByteWindow(part.source("part"))) {
            return MediaReader.kind(window);
        }
    }

    private static boolean isLineEnd(int b) {
        return b == '\r' || b == '\n';
    }

    /** The line on which a body begins; 0 after binary content, which has no lines. */
    private static int line(StoredPart part) {
        return part.linesBefore() == 0 ? 0 : part.linesBefore() + 1;
    }

    /** The line of a field, if none before the body is folded. */
    private static int line(StoredPart part, String name) {
        int fields = part.headers().size();
        for (int i = 0; i < fields && line(part) > fields; i++) {
            if (part.headers().get(i).name().equalsIgnoreCase(name)) {
                return line(part) - 1 - fields + i;
            }
        }
        return 0;
    }

    private static String name(StoredPart part) {
        return "part " + (part.index() + 1) + ": ";
    }

    private void report(StoredPart part, long offset, int line, Rule rule, String message, String remedy)
            throws IOException {
        sink.accept(finding(part, offset, line, rule, message, remedy));
    }

    private Finding finding(StoredPart part, long offset, int line, Rule rule, String message, String remedy) {
        return Finding.of(rule, "byte " + offset + ": " + message, remedy)
                .in(source.name())
                .inPart(part.index())
                .at(new Place(line, line == 0 ? 0 : 1));
    }
}
