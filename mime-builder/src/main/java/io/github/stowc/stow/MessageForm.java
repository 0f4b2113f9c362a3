package io.github.stowc.stow;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.anatomy.MessageFindings;
import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Kind;
import io.github.stowc.stow.input.EchoTraces;
import io.github.stowc.stow.input.StoredMessage.StoredPart;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.validate.finding.ValidationRule;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Finds what is wrong with the form of a message that was made by hand, and the parts as they were meant. */
final class MessageForm {
    private static final String TRANSFER_ENCODING = "Content-Transfer-Encoding";
    private static final int MOST_BLANK = 16;
    private static final int TRACE = 8;
    private static final long MAX_DECODED = 8 << 20;

    private final ByteWindow window;
    private final Anatomy anatomy;
    private final List<StoredPart> parts;
    private final MessageFindings findings;

    /**
     * For a message.
     *
     * @param window the message, opened
     * @param anatomy what every byte of it is
     * @param parts as far as they can be told
     * @param findings gets the faults
     */
    MessageForm(ByteWindow window, Anatomy anatomy, List<StoredPart> parts, MessageFindings findings) {
        this.window = window;
        this.anatomy = anatomy;
        this.parts = parts;
        this.findings = findings;
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
            findings.report(
                    part.index(),
                    place(part, "Content-Disposition"),
                    ValidationRule.MIME_DISPOSITION,
                    "Content-Disposition: form-data makes it a part of a web form, not of multipart/related",
                    "leave the field out, and send the message whole as the body of the request, not as a form");
        }
        return withoutCoding(withoutTrace(withoutBlankLines(part)));
    }

    /** The part with the bytes that were meant, which HTTP sends as they are (RFC 9110 8.3.3). */
    private StoredPart withoutCoding(StoredPart part) throws IOException {
        String coding = part.header(TRANSFER_ENCODING).toLowerCase(Locale.ROOT);
        boolean plain = coding.equals("8bit") || coding.equals("7bit");
        if (plain) {
            findings.warn(
                    part.index(),
                    place(part, TRANSFER_ENCODING),
                    ValidationRule.MIME_TRANSFER_ENCODING,
                    "Content-Transfer-Encoding: " + coding + " is for mail; HTTP has no such field",
                    "leave the field out");
        }
        boolean coded = !coding.isEmpty() && !coding.equals("binary") && !plain;
        if (!coded && !isBase64(part)) {
            return part;
        }
        findings.report(
                part.index(),
                coded ? place(part, TRANSFER_ENCODING) : part.offset(),
                ValidationRule.MIME_TRANSFER_ENCODING,
                coded
                        ? "Content-Transfer-Encoding: " + coding + " is for mail; HTTP sends bytes as they are"
                        : "the body is a file in Base64; HTTP sends bytes as they are",
                "put the bytes of the file themselves after the blank line, and leave the field out");
        return coded && !coding.equals("base64") ? part : decoded(part);
    }

    /** The first byte of a field; that of the body if the field follows a line that is none. */
    private long place(StoredPart part, String name) {
        long offset = anatomy.parts().get(part.index()).fields().offset(name);
        return offset == 0 ? part.offset() : offset;
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
        findings.report(
                part.index(),
                part.offset(),
                ValidationRule.MIME_BLANK_LINE,
                "expected " + found.label() + " right after the blank line that ends the fields, found "
                        + "more line ends before it, " + blank + (blank == 1 ? " byte" : " bytes"),
                "leave out the second blank line; sh's echo writes it unasked: " + MessageFindings.SHELL_REMEDY);
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
        findings.report(
                part.index(),
                end - option.length() - 1,
                ValidationRule.MIME_STRUCTURE,
                "the body ends with \"" + option + " \": " + EchoTraces.cause(option),
                MessageFindings.SHELL_REMEDY);
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
}
