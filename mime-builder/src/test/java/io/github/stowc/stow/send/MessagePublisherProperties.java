package io.github.stowc.stow.send;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.mime.MessagePublisher;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.testdata.TestData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The body of a request has the message's bytes, however a subscriber requests them. */
class MessagePublisherProperties {

    private static StowMessage message(int more) throws Exception {
        byte[] image = Files.readAllBytes(TestData.file("hand-1.jpg"));
        Source source = Source.of(
                "a.jpg",
                image.length + (long) more,
                () -> new SequenceInputStream(
                        new ByteArrayInputStream(image), new ByteArrayInputStream(new byte[more])));
        return StowCompiler.builder().seed("1").build().compile(List.of(source));
    }

    @Property(tries = 60)
    void theBodyIsTheMessage(
            @ForAll @IntRange(min = 0, max = 300_000) int more,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 4) Integer> demands,
            @ForAll boolean within)
            throws Exception {
        StowMessage message = message(more);
        AtomicLong written = new AtomicLong();
        MessagePublisher publisher = MessagePublisher.once(message.length(), message::open, written::addAndGet);
        assertEquals(message.length(), publisher.contentLength());
        Taker taker = new Taker(demands, within);
        publisher.subscribe(taker);
        taker.askUntilDone();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        message.writeTo(expected);
        assertArrayEquals(expected.toByteArray(), taker.bytes.toByteArray());
        assertEquals(message.length(), publisher.handedOut());
        assertEquals(message.length(), written.get());
    }

    @Property(tries = 1)
    void aSecondSubscriptionIsAnError() throws Exception {
        StowMessage message = message(0);
        MessagePublisher publisher = MessagePublisher.once(message.length(), message::open, SendListener.NONE);
        publisher.subscribe(new Taker(List.of(1), false));
        Taker second = new Taker(List.of(1), false);
        publisher.subscribe(second);
        assertTrue(second.failed);
        publisher.close();
    }

    /** Requests buffers in a given pattern, inside the calls that deliver them or after. */
    private static final class Taker implements Subscriber<ByteBuffer> {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<Integer> demands;
        private final boolean within;
        private @Nullable Subscription subscription;
        private int asked;
        private long open;
        private boolean done;
        private boolean failed;

        Taker(List<Integer> demands, boolean within) {
            this.demands = demands;
            this.within = within;
        }

        void askUntilDone() {
            for (int i = 0; i < 1000 && !done; i++) {
                ask();
            }
            assertTrue(done && !failed);
        }

        private void ask() {
            int count = demands.get(asked++ % demands.size());
            open += count;
            subscription.request(count);
        }

        @Override
        public void onSubscribe(Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(ByteBuffer buffer) {
            assertTrue(!done && open-- > 0, "no more than was asked for");
            assertTrue(buffer.hasRemaining());
            byte[] some = new byte[buffer.remaining()];
            buffer.get(some);
            bytes.writeBytes(some);
            if (within) {
                ask();
            }
        }

        @Override
        public void onError(Throwable thrown) {
            failed = true;
            done = true;
        }

        @Override
        public void onComplete() {
            assertTrue(!done, "once");
            done = true;
        }
    }
}
