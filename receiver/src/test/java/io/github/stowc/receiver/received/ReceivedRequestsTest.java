package io.github.stowc.receiver.received;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.bytes.Source;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceivedRequestsTest {
    private static final String TYPE = "multipart/related; type=\"application/dicom+json\"; boundary=b";
    private static final String HEAD = "--b\r\nContent-Type: application/dicom+json\r\n\r\n[]";
    private static final String BULK_HEAD =
            "\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Location: x\r\n\r\n";
    private static final String END = "\r\n--b--\r\n";

    private long number;

    private static byte[] message(int bulk) {
        byte[] values = new byte[bulk];
        for (int i = 0; i < bulk; i++) {
            values[i] = (byte) (i % 251);
        }
        return joined(latin1(HEAD), latin1(BULK_HEAD), values, latin1(END));
    }

    private static byte[] joined(byte[]... pieces) {
        byte[] all = new byte[0];
        for (byte[] piece : pieces) {
            int at = all.length;
            all = Arrays.copyOf(all, at + piece.length);
            System.arraycopy(piece, 0, all, at, piece.length);
        }
        return all;
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void add(ReceivedRequests requests, byte[] body) throws Exception {
        Source source = Source.of("request", body);
        requests.add(
                new ReceivedRequest(
                        ++number,
                        Instant.EPOCH,
                        "POST",
                        "/studies",
                        List.of(new HeaderField("Content-Type", TYPE)),
                        body.length,
                        KeptBody.NONE,
                        Optional.of(Anatomy.of(source, TYPE)),
                        List.of(),
                        new GivenAnswer(200, List.of(), "")),
                source);
    }

    @Test
    void aBodyUpToTheLimitIsKeptWhole() throws Exception {
        ReceivedRequests requests = new ReceivedRequests(20_000, Optional.empty());
        byte[] message = message(10_000);
        add(requests, message);

        ReceivedRequest kept = requests.all().get(0);
        assertFalse(kept.body().isCut());
        assertArrayEquals(message, kept.body().bytes());
        assertEquals(message.length, kept.excerpts().length());
        assertArrayEquals(
                Arrays.copyOfRange(message, 9000, 9010),
                kept.excerpts().bytes(9000, 10).orElseThrow());
    }

    @Test
    void ofALargerBodyFramingMetadataAndBothEndsOfBulkDataAreKept() throws Exception {
        ReceivedRequests requests = new ReceivedRequests(20_000, Optional.empty());
        byte[] message = message(50_000);
        add(requests, message);

        ReceivedRequest kept = requests.all().get(0);
        int bulk = HEAD.length() + BULK_HEAD.length();
        int end = bulk + 50_000;
        assertTrue(kept.body().isCut());
        assertArrayEquals(Arrays.copyOf(message, 4096), kept.body().bytes());
        assertEquals(2, kept.excerpts().ranges().size());
        Excerpts.Excerpt first = kept.excerpts().ranges().get(0);
        assertEquals(0, first.offset());
        assertArrayEquals(Arrays.copyOf(message, bulk + 4096), first.bytes());
        Excerpts.Excerpt last = kept.excerpts().ranges().get(1);
        assertEquals(end - 64, last.offset());
        assertArrayEquals(Arrays.copyOfRange(message, end - 64, message.length), last.bytes());
        assertTrue(kept.excerpts().bytes(bulk + 4090, 7).isEmpty());
        assertArrayEquals(
                Arrays.copyOfRange(message, end - 3, end + 5),
                kept.excerpts().bytes(end - 3, 8).orElseThrow());
    }

    @Test
    void ofTheOldestRequestsTheWholeBodiesGoFirst() throws Exception {
        ReceivedRequests requests = new ReceivedRequests(16 << 20, Optional.empty());
        for (int i = 0; i < 5; i++) {
            add(requests, message(10 << 20));
        }

        List<ReceivedRequest> kept = requests.all();
        assertEquals(5, kept.size());
        assertEquals(
                List.of(true, true, false, false, false),
                kept.stream().map(request -> !isWhole(request)).toList());
        assertEquals(2, kept.get(0).excerpts().ranges().size());
        assertEquals(2, kept.get(0).anatomy().orElseThrow().parts().size());
    }

    private static boolean isWhole(ReceivedRequest request) {
        return !request.body().isCut() && request.body().length() == request.size();
    }

    @Test
    void theOldestRequestsGoWhenThereAreMoreThanAHundred() throws Exception {
        ReceivedRequests requests = new ReceivedRequests(1000, Optional.empty());
        for (int i = 0; i < 103; i++) {
            add(requests, message(10));
        }

        assertEquals(100, requests.all().size());
        assertEquals(4, requests.all().get(0).number());
    }

    @Test
    void manyPartsTakeNoMoreThanTheLimitOfOneRequest() throws Exception {
        StringBuilder message = new StringBuilder("--b\r\n");
        for (int i = 0; i < 20_000; i++) {
            message.append("Content-Type: application/octet-stream\r\n\r\n").append("x".repeat(300));
            message.append(i < 19_999 ? "\r\n--b\r\n" : "\r\n--b--\r\n");
        }
        ReceivedRequests requests = new ReceivedRequests(1000, Optional.empty());
        add(requests, latin1(message.toString()));

        ReceivedRequest kept = requests.all().get(0);
        assertTrue(kept.anatomy().isEmpty());
        assertEquals(4 << 20, kept.excerpts().length());
    }
}
