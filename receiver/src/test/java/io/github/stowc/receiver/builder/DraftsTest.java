package io.github.stowc.receiver.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many drafts there are, how large they may be, and when they go. */
class DraftsTest {
    private static final DraftLimits SMALL = new DraftLimits(2, 3, 100, 150, Duration.ofMinutes(60));

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final AtomicInteger places = new AtomicInteger();

    private Drafts drafts() {
        return new Drafts(SMALL, now::get, () -> folder.resolve(places.incrementAndGet() + ".tmp"));
    }

    private void take(Drafts drafts, Draft draft, String name, int size) throws IOException, DraftException {
        Path received = Files.write(folder.resolve("received"), new byte[size]);
        try {
            drafts.take(draft, name, received, size);
        } finally {
            Files.deleteIfExists(received);
        }
    }

    private int files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return (int) all.count();
        }
    }

    private static int status(DraftException refusal) {
        return refusal.status();
    }

    @Test
    void aDraftTakesAsManyFilesAndBytesAsAreAllowed() throws Exception {
        Drafts drafts = drafts();
        Draft draft = drafts.begin();
        take(drafts, draft, "a", 60);
        assertEquals(413, status(assertThrows(DraftException.class, () -> take(drafts, draft, "b", 41))));
        take(drafts, draft, "b", 20);
        take(drafts, draft, "c", 20);
        assertEquals(413, status(assertThrows(DraftException.class, () -> take(drafts, draft, "d", 0))));
        assertEquals(3, files());
    }

    @Test
    void allDraftsTogetherAreLimitedToo() throws Exception {
        Drafts drafts = drafts();
        Draft first = drafts.begin();
        Draft second = drafts.begin();
        assertEquals(503, status(assertThrows(DraftException.class, drafts::begin)));
        take(drafts, first, "a", 100);
        assertEquals(50, drafts.room(second));
        assertEquals(413, status(assertThrows(DraftException.class, () -> take(drafts, second, "a", 51))));
        drafts.end(first.id());
        take(drafts, second, "a", 51);
        drafts.begin();
    }

    @Test
    void aDraftThatNobodyUsesGoesWithItsFiles() throws Exception {
        Drafts drafts = drafts();
        Draft old = drafts.begin();
        Draft used = drafts.begin();
        take(drafts, old, "a", 10);
        take(drafts, used, "a", 10);
        now.set(Instant.EPOCH.plusSeconds(3599));
        drafts.find(used.id());
        now.set(Instant.EPOCH.plusSeconds(3601));
        drafts.removeOld();
        assertEquals(1, drafts.count());
        assertEquals(1, files());
        assertEquals(404, status(assertThrows(DraftException.class, () -> drafts.find(old.id()))));
        assertEquals(404, status(assertThrows(DraftException.class, () -> take(drafts, old, "b", 1))));
        assertEquals(1, files());
        assertEquals(used, drafts.find(used.id()));
    }

    @Test
    void idsAreLongAndNeverTheSame() throws Exception {
        Drafts drafts = drafts();
        String first = drafts.begin().id();
        assertTrue(first.matches("[0-9a-f]{32}"), first);
        assertNotEquals(first, drafts.begin().id());
        assertFalse(drafts.find(first).id().isEmpty());
    }

    @Test
    void aRequestThatALaterOneOvertookIsNotBuilt() throws Exception {
        Draft draft = drafts().begin();
        Thread[] later = new Thread[2];
        AtomicInteger built = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        draft.build(number -> {
            for (int i = 0; i < later.length; i++) {
                later[i] = new Thread(() -> {
                    try {
                        draft.build(next -> {
                            built.incrementAndGet();
                            return null;
                        });
                    } catch (DraftException e) {
                        refused.set(e.status());
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                });
                later[i].start();
                while (later[i].getState() != Thread.State.BLOCKED) {
                    Thread.onSpinWait();
                }
            }
            return null;
        });
        for (Thread thread : later) {
            thread.join();
        }
        assertEquals(1, built.get());
        assertEquals(409, refused.get());
    }
}
