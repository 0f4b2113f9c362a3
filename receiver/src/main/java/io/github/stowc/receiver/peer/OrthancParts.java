package io.github.stowc.receiver.peer;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.anatomy.LineEnd;
import io.github.stowc.anatomy.Span;
import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.mime.ContentTypeField;
import io.github.stowc.receiver.stow.PeerRules;
import io.github.stowc.stow.input.StoredMessage.StoredPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Which parts of a message Orthanc looks at; of the others it says nothing. */
final class OrthancParts {
    private final PeerRules.Message message;
    private final List<StoredPart> taken = new ArrayList<>();

    private OrthancParts(PeerRules.Message message) {
        this.message = message;
    }

    static List<StoredPart> taken(PeerRules.Message message) throws IOException {
        OrthancParts parts = new OrthancParts(message);
        String type = message.head().field("Content-Type").orElse("");
        if (message.anatomy().boundary().equals(ContentTypeField.of(type).parameter("boundary"))) {
            parts.find();
        }
        return parts.taken;
    }

    /** It knows a delimiter only between two CR LF, takes a part when the next delimiter comes, and stops at another type. */
    private void find() throws IOException {
        Anatomy anatomy = message.anatomy();
        String delimiter = "--" + anatomy.boundary();
        boolean isHeadWhole = true;
        int open = -1;
        try (ByteWindow window = new ByteWindow(message.body())) {
            for (Span span : anatomy.spans()) {
                boolean isDelimiter = span.kind() == Span.Kind.DELIMITER || span.kind() == Span.Kind.CLOSE;
                if (isDelimiter && !begins(window, span, delimiter)) {
                    return;
                }
                if (isDelimiter
                        && open >= 0
                        && isHeadWhole
                        && !take(message.parts().get(open))) {
                    return;
                }
                if (span.kind() == Span.Kind.PADDING || (isDelimiter && isBare(span))) {
                    return;
                }
                if (span.kind() == Span.Kind.DELIMITER) {
                    open = span.part();
                    isHeadWhole = true;
                } else if (span.kind() == Span.Kind.HEADER && span.lineEnd() != LineEnd.CRLF) {
                    isHeadWhole = false;
                }
            }
        }
    }

    private static boolean isBare(Span span) {
        return span.kind() == Span.Kind.DELIMITER && span.lineEnd() == LineEnd.LF;
    }

    /** Whether CR LF stands before the dashes, or nothing. */
    private static boolean begins(ByteWindow window, Span span, String delimiter) throws IOException {
        return window.has(span.offset(), "\r\n" + delimiter) || window.has(span.offset(), delimiter);
    }

    /** Takes a part; false if nothing after it is looked at. A part without a type is left out. */
    private boolean take(StoredPart part) {
        String type = part.header("Content-Type");
        if (type.isEmpty()) {
            return true;
        }
        if (!type.strip().equalsIgnoreCase("application/dicom")) {
            return false;
        }
        taken.add(part);
        return true;
    }
}
