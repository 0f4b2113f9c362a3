package io.github.stowc.stow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.SourceChangedException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notices that a file was replaced by another of the same length, in every use of its bytes. */
class ChangedSourceTest {
    @TempDir
    private Path folder;

    private StowMessage compiled() throws Exception {
        Path file = folder.resolve("a.png");
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        return StowCompiler.create().compile(file);
    }

    private void replace() throws Exception {
        Path file = folder.resolve("a.png");
        Files.setLastModifiedTime(
                file, FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() + 5000));
    }

    @Test
    void noticesThatAPictureWhoseRowsAreUnpackedWasReplaced() throws Exception {
        StowMessage message = compiled();
        replace();
        SourceChangedException e =
                assertThrows(SourceChangedException.class, () -> message.writeTo(new ByteArrayOutputStream()));
        assertTrue(e.getMessage().contains("a.png: changed while it was read"), e.getMessage());
    }

    @Test
    void thePublisherOfAMessageBreaksOffBeforeItsEndIfASourceChanged() throws Exception {
        StowMessage message = compiled();
        replace();
        Taker taker = new Taker();
        message.publisher().subscribe(taker);
        Throwable failure = taker.failure.get();
        assertNotNull(failure);
        assertEquals(SourceChangedException.class, failure.getClass());
        assertTrue(taker.count < message.length());
    }

    private static final class Taker implements Subscriber<ByteBuffer> {
        private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
        private long count;

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer buffer) {
            count += buffer.remaining();
        }

        @Override
        public void onError(Throwable thrown) {
            failure.complete(thrown);
        }

        @Override
        public void onComplete() {
            failure.complete(null);
        }
    }
}
