package io.github.stowc.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What harms a receiver in a process of its own: it goes on or starts again whole, and its memory stays below 256 MiB. */
@Timeout(300)
class HostileTest {
    private static final long TEN_GB = 10_000_000_000L;
    private static final int MOST_MEBIBYTES = 256;
    private static final int LARGE = 20_000_000;

    @TempDir
    Path folder = Path.of("");

    private static String get(String url, String path) throws IOException {
        try (RawClient client = new RawClient(url)) {
            return client.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .answer();
        }
    }

    private static String headOf(int length) {
        return "POST /studies HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + Messages.CONTENT_TYPE
                + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static String post(String url, byte[] message) throws IOException {
        try (RawClient client = new RawClient(url)) {
            return client.send(headOf(message.length)).send(message).answer();
        }
    }

    private static void assertStatus(int status, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    }

    private static void assertWellAndSmall(ReceiverProcess receiver) throws IOException {
        assertStatus(200, get(receiver.url(), "/studies"));
        long peak = receiver.peakMebibytes();
        assertTrue(peak < MOST_MEBIBYTES, peak + " MiB");
    }

    private static List<Path> files(Path root, String suffix) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(suffix))
                    .toList();
        }
    }

    @Test
    void tenGigabytesInChunksEndAtTheLimit() throws Exception {
        try (ReceiverProcess receiver = ReceiverProcess.start(folder, 50_000_000, 30);
                RawClient client = new RawClient(receiver.url())) {
            client.head("Transfer-Encoding: chunked");
            byte[] chunk = ("100000\r\n" + "x".repeat(0x100000) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
            AtomicLong sent = new AtomicLong();
            CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> {
                try {
                    while (sent.get() < TEN_GB) {
                        client.send(chunk);
                        sent.addAndGet(chunk.length);
                    }
                } catch (IOException e) {
                    // The receiver has closed the connection.
                }
            });
            assertStatus(413, client.answer());
            sender.get();
            assertTrue(sent.get() < 1_000_000_000, "sent " + sent);
            assertEquals(List.of(), files(folder, ".tmp"));
            assertWellAndSmall(receiver);
        }
    }

    @Test
    void aHeadOfAMegabyteIsRefused() throws Exception {
        try (ReceiverProcess receiver = ReceiverProcess.start(folder, 50_000_000, 30)) {
            for (int i = 0; i < 20; i++) {
                try (RawClient client = new RawClient(receiver.url())) {
                    client.send("GET /studies HTTP/1.1\r\nHost: localhost\r\nX: ");
                    try {
                        client.send("a".repeat(1_000_000)).send("\r\n\r\n");
                        String answer = client.answer();
                        assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 431 "), answer);
                    } catch (IOException e) {
                        // The receiver has closed the connection, which is its right.
                    }
                }
            }
            assertWellAndSmall(receiver);
        }
    }

    @Test
    void threeHundredSlowSendersTakeNeitherThreadsNorMemory() throws Exception {
        List<RawClient> slow = new ArrayList<>();
        try (ReceiverProcess receiver = ReceiverProcess.start(folder, 50_000_000, 30)) {
            for (int i = 0; i < 300; i++) {
                // As much as stays in memory for each.
                slow.add(new RawClient(receiver.url())
                        .head("Content-Length: 5000000")
                        .send("x".repeat(900)));
            }
            for (RawClient client : slow) {
                client.send("x".repeat(100_000));
            }
            // They are at pace in this second only.
            Thread.sleep(2500);
            for (RawClient client : slow) {
                client.send("x");
            }
            long start = System.nanoTime();
            assertStatus(200, post(receiver.url(), Messages.message("1.2.3.4", 1000)));
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertTrue(millis < 1000, millis + " ms");
            assertWellAndSmall(receiver);
        } finally {
            for (RawClient client : slow) {
                client.close();
            }
        }
    }

    @Test
    void manyLargeMessagesAtOnceStayWithinTheMemory() throws Exception {
        byte[] start = Messages.start("1.2.3.4").getBytes(StandardCharsets.ISO_8859_1);
        try (ReceiverProcess receiver = ReceiverProcess.start(folder, 100_000_000, 30)) {
            List<CompletableFuture<String>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String uid = "1.2.3." + (1000 + i);
                answers.add(CompletableFuture.supplyAsync(() -> {
                    try {
                        return post(receiver.url(), Messages.message(uid, LARGE));
                    } catch (IOException e) {
                        return e.toString();
                    }
                }));
            }
            for (CompletableFuture<String> answer : answers) {
                assertStatus(200, answer.get());
            }
            assertEquals(16, files(folder, ".dcm").size());
            assertTrue(start.length > 0);
            assertWellAndSmall(receiver);
        }
    }

    @Test
    void aReceiverThatIsKilledWhileItStoresStartsAgainWithWholeInstancesOnly() throws Exception {
        byte[] good = Files.readAllBytes(undisturbed());
        int partial = 0;
        for (int moment = 0; moment < 10; moment++) {
            Path used = Files.createDirectories(folder.resolve("moment-" + moment));
            try (ReceiverProcess receiver = ReceiverProcess.start(used, 100_000_000, 30)) {
                AtomicBoolean begun = new AtomicBoolean();
                CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> {
                    try (RawClient client = new RawClient(receiver.url())) {
                        byte[] message = Messages.message("1.2.3.4", LARGE);
                        client.send(headOf(message.length)).send(Arrays.copyOf(message, 1000));
                        begun.set(true);
                        client.send(Arrays.copyOfRange(message, 1000, message.length));
                        client.answer();
                    } catch (IOException e) {
                        // The receiver was killed.
                    }
                });
                while (!begun.get()) {
                    Thread.onSpinWait();
                }
                Thread.sleep(moment * 60L);
                receiver.kill();
                sender.get();
            }
            partial += files(used, ".dcm").isEmpty() ? 1 : 0;
            try (ReceiverProcess again = ReceiverProcess.start(used, 100_000_000, 30)) {
                assertEquals(List.of(), files(used, ".tmp"));
                String found = get(again.url(), "/instances");
                for (int i = 0; i < 100 && found.startsWith("HTTP/1.1 503"); i++) {
                    Thread.sleep(50);
                    found = get(again.url(), "/instances");
                }
                List<Path> stored = files(used, ".dcm");
                assertEquals(stored.size(), found.contains("1.2.3.4") ? 1 : 0, found);
                for (Path file : stored) {
                    assertEquals(-1, Arrays.mismatch(good, Files.readAllBytes(file)));
                }
                assertStatus(200, post(again.url(), Messages.message("1.2.3.4", LARGE)));
            }
        }
        assertTrue(partial > 0, "no kill was early enough to hit an instance that was not whole");
    }

    /** The file as a receiver stores it that nobody kills. */
    private Path undisturbed() throws Exception {
        Path used = Files.createDirectories(folder.resolve("undisturbed"));
        try (ReceiverProcess receiver = ReceiverProcess.start(used, 100_000_000, 30)) {
            assertStatus(200, post(receiver.url(), Messages.message("1.2.3.4", LARGE)));
        }
        return files(used, ".dcm").get(0);
    }

    @NeedsTools({"mount", "umount"})
    @Test
    void aFullDiskIs503WithItsReasonAndTheReceiverGoesOn() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        Program mount = Program.of(folder, "mount", "-t", "tmpfs", "-o", "size=2m", "none", disk.toString());
        Tools.assume(mount.run().exit() == 0, "mounting a disk takes a superuser");
        try (ReceiverProcess receiver = ReceiverProcess.start(disk, 100_000_000, 30)) {
            // While it comes in, and when the file is written beside it.
            for (int size : new int[] {8_000_000, 1_200_000}) {
                String answer = post(receiver.url(), Messages.message("1.2.3.4", size));
                assertStatus(503, answer);
                assertTrue(answer.contains("\"00081197\":{\"vr\":\"US\",\"Value\":[42752]}"), answer);
                assertEquals(List.of(), files(disk, ".tmp"));
                assertEquals(List.of(), files(disk, ".dcm"));
            }
            assertStatus(200, post(receiver.url(), Messages.message("1.2.3.4", 100_000)));
            assertWellAndSmall(receiver);
        } finally {
            Program.of(folder, "umount", disk.toString()).run();
        }
    }
}
