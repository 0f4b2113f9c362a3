package io.github.stowc.anatomy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.mime.Messages;
import io.github.stowc.mime.Multipart;
import io.github.stowc.mime.MultipartReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.james.mime4j.MimeException;

/** The spans of any bytes are whole, and the parts of a good message are what other readers read. */
class AnatomyProperties {
    private static final String TYPE = "multipart/related; boundary=b";

    @Provide
    Arbitrary<Multipart> messages() {
        return Messages.messages().filter(AnatomyProperties::isGood);
    }

    private static boolean isGood(Multipart message) {
        try {
            message.requireBoundaryUnused();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Property(tries = 300)
    void mime4jReadsTheSameParts(@ForAll("messages") Multipart message) throws IOException, MimeException {
        byte[] bytes = Spans.readAll(message.open());
        Anatomy anatomy = Spans.read(bytes, message.contentType());
        assertTrue(anatomy.hasEnd());
        assertEquals(ReadByMime4j.parts(message.contentType(), bytes), ours(bytes, anatomy));
    }

    @Property(tries = 300)
    void theReaderOfPartsReadsTheSameParts(@ForAll("messages") Multipart message) throws IOException {
        byte[] bytes = Spans.readAll(message.open());
        Anatomy anatomy = Spans.read(bytes, message.contentType());
        List<String> read = new ArrayList<>();
        List<Long> offsets = new ArrayList<>();
        try (MultipartReader reader = MultipartReader.of(message.contentType(), new ByteArrayInputStream(bytes))) {
            for (Optional<MultipartReader.ReadPart> part = reader.next(); part.isPresent(); part = reader.next()) {
                List<String> fields = part.get().headers().stream()
                        .map(header -> header.name() + ": " + header.value())
                        .toList();
                offsets.add(part.get().offset());
                read.add(ReadByMime4j.text(fields, part.get().body().readAllBytes()));
            }
            assertEquals(reader.lineEndFault(), anatomy.lineEnd());
        }
        assertEquals(read, ours(bytes, anatomy));
        assertEquals(offsets, anatomy.parts().stream().map(Anatomy.Part::offset).toList());
    }

    @Property(tries = 300)
    void anyBytesAreWhole(@ForAll byte[] bytes) throws IOException {
        for (String type : List.of("", TYPE)) {
            Spans.read(bytes, type);
        }
    }

    @Property(tries = 1000)
    void piecesOfMessagesInAnyOrderAreWhole(@ForAll("pieces") byte[] bytes, @ForAll("chunks") int chunk)
            throws IOException {
        for (String type : List.of("", TYPE)) {
            Anatomy anatomy = Spans.read(bytes, type);
            assertEquals(anatomy.spans(), Spans.read(bytes, type, chunk).spans());
        }
    }

    @Provide
    Arbitrary<byte[]> pieces() {
        Arbitrary<byte[]> framing = Arbitraries.of(
                        "--b", "\r\n--b", "\n--b\n", "--b--", "\r\n--b--\r\n", "\r\n--b \t\r\n", "--", "-", "\r", "\n")
                .map(Spans::bytes);
        Arbitrary<byte[]> fields = Arbitraries.of(
                        "\r\n",
                        "\r\n\r\n",
                        "\r\r\n",
                        " ",
                        "\t",
                        ":",
                        "Content-Type: a/b\r\n",
                        "X: 1\n",
                        " folded\r\n",
                        "POST / HTTP/1.1\r\n",
                        "Content-Type: multipart/related; boundary=c\r\n",
                        "--c\r\n",
                        "x",
                        "\0\u00ff")
                .map(Spans::bytes);
        return Arbitraries.oneOf(framing, fields)
                .list()
                .ofMaxSize(25)
                .map(list -> Spans.join(list.toArray(new byte[0][])));
    }

    @Provide
    Arbitrary<Integer> chunks() {
        return Arbitraries.integers().between(1, 20);
    }

    @Property(tries = 200)
    void whatIsCutOffIsWhole(@ForAll("messages") Multipart message, @ForAll("places") int place) throws IOException {
        byte[] bytes = Spans.readAll(message.open());
        int keep = (int) ((long) bytes.length * place / 1000);
        Anatomy uncut = Spans.read(bytes, message.contentType());
        byte[] cut = Arrays.copyOf(bytes, keep);
        Anatomy anatomy = Spans.read(cut, message.contentType());
        Spans.read(Arrays.copyOf(bytes, keep), "");
        for (Anatomy.Part part : uncut.parts()) {
            // A body that another delimiter's line follows is not touched by the cut.
            if (part.index() + 1 < uncut.parts().size()
                    && uncut.parts().get(part.index() + 1).offset() <= keep) {
                assertArrayEquals(
                        Spans.body(bytes, part), Spans.body(cut, anatomy.parts().get(part.index())));
            }
        }
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 1000);
    }

    @Property(tries = 300)
    void oneByteEditedIsWhole(@ForAll("messages") Multipart message, @ForAll("places") int place, @ForAll byte value)
            throws IOException {
        byte[] bytes = Spans.readAll(message.open());
        Assume.that(bytes.length > 0);
        int at = (int) ((long) (bytes.length - 1) * place / 1000);
        byte[] changed = bytes.clone();
        changed[at] = value;
        Spans.read(changed, message.contentType());
        Spans.read(changed, "");
        Spans.read(Spans.join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + 1, bytes.length)), "");
        byte[] inserted = {value};
        Spans.read(
                Spans.join(Arrays.copyOf(bytes, at), inserted, Arrays.copyOfRange(bytes, at, bytes.length)),
                message.contentType());
    }

    private static List<String> ours(byte[] bytes, Anatomy anatomy) {
        List<String> found = new ArrayList<>();
        for (Anatomy.Part part : anatomy.parts()) {
            List<String> fields = part.fields().list().stream()
                    .map(field -> field.name() + ": " + field.value())
                    .toList();
            found.add(ReadByMime4j.text(fields, Spans.body(bytes, part)));
        }
        return found;
    }
}
