package io.github.stowc.stow.batch.row;

import io.github.stowc.bytes.Body;
import io.github.stowc.mime.Boundary;
import io.github.stowc.mime.Header;
import io.github.stowc.mime.Message;
import io.github.stowc.mime.Multipart;
import io.github.stowc.mime.Part;
import io.github.stowc.mime.SinglePart;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.ServerTrait;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Puts instances that are encoded one by one into one message. */
public final class MessageParts {
    /** What a message has beside its instances: delimiters, and the header fields of a part for the metadata of all. */
    public static final int FRAME = 256;

    /** Two line ends, two dashes and a boundary of 32 characters. */
    private static final int DELIMITER = 2 + 2 + 32 + 2;

    private MessageParts() {}

    /** The bytes that an instance adds to a message. */
    static long length(Encoding encoding, List<Part> parts) {
        long length = 0;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            length += part.body().length();
            if (i > 0 || encoding != Encoding.JSON) {
                length += DELIMITER + 2;
                for (Header header : part.headers()) {
                    length += header.toString().length() + 2;
                }
            }
        }
        return length;
    }

    /** The message of instances, in their order. */
    public static Message message(CompilerOptions options, Boundary boundary, List<MadeRow> rows) throws IOException {
        Encoding encoding = rows.get(0).encoding();
        List<Part> parts = new ArrayList<>();
        if (encoding == Encoding.JSON) {
            parts.add(metadata(rows));
        } else {
            rows.forEach(row -> parts.add(row.parts().get(0)));
        }
        for (MadeRow row : rows) {
            parts.addAll(row.parts().subList(1, row.parts().size()));
        }
        boolean alone = rows.size() == 1 && encoding == Encoding.DICOM;
        return alone && options.target().has(ServerTrait.SINGLE_PART_FIRST)
                ? new SinglePart(parts.get(0))
                : Multipart.related(encoding.mediaType(), boundary, options.framing(), parts);
    }

    /** One array of the instances in arrays of their own. */
    private static Part metadata(List<MadeRow> rows) throws IOException {
        List<Body> pieces = new ArrayList<>(2 * rows.size() + 1);
        for (MadeRow row : rows) {
            Body array = row.parts().get(0).body();
            pieces.add(Body.of((pieces.isEmpty() ? "[" : ",").getBytes(StandardCharsets.US_ASCII)));
            pieces.add(array.slice(1, end(array) - 1));
        }
        pieces.add(Body.of("]\n".getBytes(StandardCharsets.US_ASCII)));
        return new Part(rows.get(0).parts().get(0).headers(), new Body.Sequence(pieces));
    }

    /** Where the bracket is that ends an array. */
    private static long end(Body array) throws IOException {
        try (InputStream in = array.slice(array.length() - 2, 2).open()) {
            return in.read() == ']' ? array.length() - 2 : array.length() - 1;
        }
    }
}
