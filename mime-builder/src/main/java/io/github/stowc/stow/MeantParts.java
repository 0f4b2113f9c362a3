package io.github.stowc.stow;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.mime.Header;
import io.github.stowc.stow.input.StoredMessage.StoredPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can still be told of the parts of a message whose framing is broken (RFC 2046 5.1.1), so that they are checked all the same. */
final class MeantParts {
    private static final int MOST_LINES = 100;
    private static final int MAX_LINE = 1000;
    /** A longer rest is a body without its empty line. */
    private static final int MOST_OF_FIELD = 60;
    /** A line end alone may be the last byte of a picture. */
    private static final int LEAST_OF_DELIMITER = 2;

    private final ByteWindow window;
    private final List<StoredPart> parts;
    private final Set<Integer> untold = new HashSet<>();

    private MeantParts(ByteWindow window, List<StoredPart> parts) {
        this.window = window;
        this.parts = new ArrayList<>(parts);
    }

    /**
     * The parts of a message, as far as they can be told.
     *
     * @param parts as the delimiters show them
     * @param broken the indexes of those whose fields break off at a line that is none
     * @throws IOException if the message cannot be read
     */
    static MeantParts of(ByteWindow window, Anatomy anatomy, List<StoredPart> parts, Set<Integer> broken)
            throws IOException {
        MeantParts meant = new MeantParts(window, parts);
        for (int index : broken) {
            meant.readOn(index);
        }
        if (!anatomy.hasEnd() && !parts.isEmpty()) {
            meant.cutOff(anatomy.parts().get(parts.size() - 1), anatomy.boundary());
        }
        return meant;
    }

    /** All parts, each at its index. */
    List<StoredPart> parts() {
        return parts;
    }

    /** Whether the fields of a part are complete and its body is there, so that it can be checked. */
    boolean isTold(int index) {
        return !untold.contains(index);
    }

    /** Reads the fields of a part beyond a line without colon, which has a space in its place. */
    private void readOn(int index) throws IOException {
        StoredPart part = parts.get(index);
        List<Header> fields = new ArrayList<>(part.headers());
        long at = part.offset();
        long end = at + part.body().length();
        for (int lines = 0; lines < MOST_LINES; lines++) {
            String line = line(at, end);
            long next = afterLineEnd(at + line.length(), end);
            if (next < 0) {
                break;
            }
            if (line.isEmpty()) {
                parts.set(index, part.readOn(fields, next - part.offset(), lines + 1));
                return;
            }
            field(line).ifPresent(fields::add);
            at = next;
        }
        untold.add(index);
    }

    private static Optional<Header> field(String line) {
        int colon = line.indexOf(':');
        int space = line.indexOf(' ');
        boolean lacksColon = colon < 0 || (space > 0 && space < colon);
        int at = lacksColon ? space : colon;
        return at < 0
                ? Optional.empty()
                : Header.of(
                        line.substring(0, at).strip(), line.substring(at + 1).strip());
    }

    private String line(long from, long end) throws IOException {
        StringBuilder line = new StringBuilder();
        for (long at = from; at < end && line.length() < MAX_LINE; at++) {
            int b = window.u8(at);
            if (b == '\r' || b == '\n') {
                break;
            }
            line.append((char) b);
        }
        return line.toString();
    }

    /** The first byte after a line end; negative if there is none. */
    private long afterLineEnd(long at, long end) throws IOException {
        long feed = at < end && window.u8(at) == '\r' ? at + 1 : at;
        return feed < end && window.u8(feed) == '\n' ? feed + 1 : -1;
    }

    /** Takes what is left of a delimiter from the last body; without an empty line, the message ends among the fields. */
    private void cutOff(Anatomy.Part last, String boundary) throws IOException {
        StoredPart part = parts.get(last.index());
        long end = part.offset() + part.body().length();
        long length = part.body().length();
        if (!last.hasBlank()
                && length <= MOST_OF_FIELD
                && line(part.offset(), end).length() == length) {
            untold.add(last.index());
            if (window.u8(end - 1) != '\n') {
                // Its last field may be cut, too.
                parts.set(last.index(), part.readOn(List.of(), 0, 0));
            }
            return;
        }
        String delimiter = "\r\n--" + boundary + "--";
        for (int left = (int) Math.min(delimiter.length() - 1, length); left >= LEAST_OF_DELIMITER; left--) {
            if (window.has(part.offset() + length - left, delimiter.substring(0, left))) {
                parts.set(last.index(), part.withBody(part.body().slice(0, length - left)));
                return;
            }
        }
    }
}
