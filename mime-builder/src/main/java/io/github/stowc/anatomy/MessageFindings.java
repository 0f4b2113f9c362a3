package io.github.stowc.anatomy;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.FindingSink;
import io.github.stowc.validate.finding.ValidationRule;
import java.io.IOException;

/** Reports what is wrong with the form of a message, each at its byte and line. For one message. */
public final class MessageFindings {
    /** The remedy for line ends and texts that a shell's echo wrote. */
    public static final String SHELL_REMEDY = "write the message with printf '...\\r\\n', or compile it";

    private final Anatomy anatomy;
    private final ByteWindow window;
    private final FindingSink sink;
    private final long lastLine;
    private long counted;
    private int lines;

    /**
     * For a message.
     *
     * @param window the message, opened
     * @param sink gets the findings
     */
    public MessageFindings(Anatomy anatomy, ByteWindow window, FindingSink sink) {
        this.anatomy = anatomy;
        this.window = window;
        this.sink = sink;
        this.lastLine = lastLine(anatomy);
    }

    /** The offset of the first body that is no text: what follows it has no lines. */
    private static long lastLine(Anatomy anatomy) {
        for (Anatomy.Part part : anatomy.parts()) {
            String type = part.fields().mediaType();
            if (!type.endsWith("json") && !type.endsWith("xml")) {
                return part.offset();
            }
        }
        return anatomy.size();
    }

    /**
     * Reports a finding on the whole message.
     *
     * @param offset the byte where it is, from 0
     * @throws IOException if the message cannot be read, or the sink throws
     */
    void report(long offset, ValidationRule rule, String message, String remedy) throws IOException {
        sink.accept(finding(offset, rule, message, remedy));
    }

    /**
     * Reports a finding on a part.
     *
     * @param part its index, from 0
     * @param offset the byte where it is, from 0
     * @throws IOException if the message cannot be read, or the sink throws
     */
    public void report(int part, long offset, ValidationRule rule, String message, String remedy) throws IOException {
        sink.accept(finding(part, offset, rule, message, remedy));
    }

    /**
     * Reports a finding on a part as a warning, whatever the rule's severity is.
     *
     * @param part its index, from 0
     * @param offset the byte where it is, from 0
     * @throws IOException if the message cannot be read, or the sink throws
     */
    public void warn(int part, long offset, ValidationRule rule, String message, String remedy) throws IOException {
        sink.accept(finding(part, offset, rule, message, remedy).withSeverity(Severity.WARNING));
    }

    /** The beginning of a sentence on a part. */
    static String name(int part) {
        return "part " + (part + 1) + ": ";
    }

    private Finding finding(int part, long offset, ValidationRule rule, String message, String remedy)
            throws IOException {
        return finding(offset, rule, name(part) + message, remedy).inPart(part);
    }

    private Finding finding(long offset, ValidationRule rule, String message, String remedy) throws IOException {
        int line = lineOf(offset);
        return Finding.of(rule, "byte " + offset + ": " + message, remedy)
                .in(anatomy.file())
                .at(new Place(line, line == 0 ? 0 : 1));
    }

    /** The line of a byte, from 1; 0 where bytes have no lines. */
    private int lineOf(long offset) throws IOException {
        if (offset > lastLine) {
            return 0;
        }
        if (offset < counted) {
            counted = 0;
            lines = 0;
        }
        for (; counted < Math.min(offset, anatomy.size()); counted++) {
            lines += window.u8(counted) == '\n' ? 1 : 0;
        }
        return lines + 1;
    }
}
