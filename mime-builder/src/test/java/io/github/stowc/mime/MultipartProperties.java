package io.github.stowc.mime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Body;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.parser.AbstractContentHandler;
import org.apache.james.mime4j.parser.MimeStreamParser;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;

class MultipartProperties {

    @Provide
    Arbitrary<Multipart> messages() {
        return Messages.messages();
    }

    @Property(tries = 500)
    void mime4jReadsThePartsThatWentIn(@ForAll("messages") Multipart message) throws IOException, MimeException {
        Assume.that(accepts(message));
        List<String> expected = describe(message.parts());
        assertEquals(expected, readByMime4j(message));
    }

    @Property(tries = 300)
    void ourReaderReadsThePartsThatWentIn(@ForAll("messages") Multipart message) throws IOException {
        Assume.that(accepts(message));
        List<String> found = new ArrayList<>();
        try (MultipartReader reader = MultipartReader.of(message.contentType(), message.open())) {
            for (Optional<MultipartReader.ReadPart> part = reader.next(); part.isPresent(); part = reader.next()) {
                found.add(describe(part.get().headers(), part.get().body().readAllBytes()));
            }
        }
        assertEquals(describe(message.parts()), found);
    }

    @Property(tries = 200)
    void everyWayOfWritingGivesTheAnnouncedBytes(@ForAll("messages") Multipart message) throws Exception {
        byte[] expected = message.toByteArray();
        assertEquals(message.length(), expected.length);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        message.writeTo(stream);
        assertArrayEquals(expected, stream.toByteArray());
        ByteArrayOutputStream channel = new ByteArrayOutputStream();
        message.writeTo(Channels.newChannel(channel), ProgressListener.NONE);
        assertArrayEquals(expected, channel.toByteArray());
        assertEquals(message.length(), message.publisher().contentLength());
        assertArrayEquals(expected, publish(message));
        Path folder = Files.createTempDirectory("stowc");
        Path file = folder.resolve("m.mime");
        message.writeTo(file, false, ProgressListener.NONE);
        assertArrayEquals(expected, Files.readAllBytes(file));
        Files.delete(file);
        Files.delete(folder);
    }

    @Property(tries = 100)
    void twoThreadsWriteWhatOneWrites(@ForAll("messages") Multipart message, @ForAll("chunks") int chunk)
            throws IOException {
        Path folder = Files.createTempDirectory("stowc");
        List<Body> pieces = new ArrayList<>();
        for (Body piece : message.pieces()) {
            Path file = folder.resolve("piece-" + pieces.size());
            Files.write(file, piece.open().readAllBytes());
            pieces.add(piece instanceof Body.Streamed ? Body.of(file) : piece);
        }
        Path out = folder.resolve("out");
        try (FileChannel channel = FileChannel.open(out, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileWriter.writeParallel(pieces, message.length(), channel, ProgressListener.NONE, chunk);
        }
        assertArrayEquals(message.toByteArray(), Files.readAllBytes(out));
        for (Path file : Files.list(folder).toList()) {
            Files.delete(file);
        }
        Files.delete(folder);
    }

    @Provide
    Arbitrary<Integer> chunks() {
        return Arbitraries.integers().between(1, 300);
    }

    /** A boundary and a body with a delimiter at a place where a reader would accept it. */
    record Planted(Boundary boundary, byte[] body, int offset) {}

    @Provide
    Arbitrary<Planted> planted() {
        Arbitrary<String> before = Arbitraries.of("", "\r", "\n", "\r\n", "x\n", "--\r");
        Arbitrary<Integer> lengths = Arbitraries.integers().between(0, 400);
        Arbitrary<String> after = Arbitraries.of("", "--", "\r\n", "x", " ", "--\r\n", "yz\n");
        return Combinators.combine(Messages.boundaries(), lengths, before, after)
                .as((boundary, length, lead, tail) -> {
                    boolean first = lead.isEmpty();
                    // Not a dash first, since a boundary may consist of dashes.
                    String filler = first ? "" : "x" + "-".repeat(length);
                    String head = filler + lead;
                    String text = head + "--" + boundary + tail;
                    return new Planted(boundary, text.getBytes(StandardCharsets.US_ASCII), head.length());
                });
    }

    @Property(tries = 500)
    void aBoundaryThatABodyHoldsIsAlwaysFound(@ForAll("planted") Planted planted, @ForAll("chunks") int bufferSize)
            throws IOException {
        Body whole = Body.of(planted.body());
        assertEquals(planted.offset(), new BoundarySearch(planted.boundary(), bufferSize).find(whole));
        Multipart message = Multipart.related(
                "application/dicom",
                planted.boundary(),
                Framing.CANONICAL,
                List.of(new Part(List.of(), Body.of(new byte[0])), new Part(List.of(), whole)));
        BoundaryFoundException e = assertThrows(BoundaryFoundException.class, message::requireBoundaryUnused);
        assertEquals(1, e.part());
        assertEquals(planted.offset(), e.offset());
        assertTrue(e.getMessage().contains(planted.boundary().value()));
    }

    private static boolean accepts(Multipart message) throws IOException {
        try {
            message.requireBoundaryUnused();
            return true;
        } catch (BoundaryFoundException e) {
            return false;
        }
    }

    private static byte[] publish(Multipart message) throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CountDownLatch done = new CountDownLatch(1);
        message.publisher().subscribe(new Flow.Subscriber<ByteBuffer>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(ByteBuffer item) {
                byte[] bytes = new byte[item.remaining()];
                item.get(bytes);
                out.writeBytes(bytes);
            }

            @Override
            public void onError(Throwable thrown) {
                done.countDown();
            }

            @Override
            public void onComplete() {
                done.countDown();
            }
        });
        done.await();
        return out.toByteArray();
    }

    private static List<String> readByMime4j(Multipart message) throws IOException, MimeException {
        List<String> found = new ArrayList<>();
        MimeStreamParser parser = new MimeStreamParser(MimeConfig.custom()
                .setMaxLineLen(-1)
                .setMaxHeaderLen(-1)
                .setMaxContentLen(-1)
                .build());
        parser.setContentHandler(new AbstractContentHandler() {
            private List<Header> headers = new ArrayList<>();

            @Override
            public void startBodyPart() {
                headers = new ArrayList<>();
            }

            @Override
            public void field(Field field) {
                headers.add(new Header(field.getName(), field.getBody().trim()));
            }

            @Override
            public void body(BodyDescriptor descriptor, InputStream in) throws IOException {
                found.add(describe(headers, in.readAllBytes()));
            }
        });
        byte[] head = ("Content-Type: " + message.contentType() + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        parser.parse(new ByteArrayInputStream(Messages.join(List.of(head, message.toByteArray()))));
        return found;
    }

    private static List<String> describe(List<Part> parts) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Part part : parts) {
            texts.add(describe(part.headers(), part.body().open().readAllBytes()));
        }
        return texts;
    }

    private static String describe(List<Header> headers, byte[] body) {
        return headers + " " + HexFormat.of().formatHex(body);
    }
}
