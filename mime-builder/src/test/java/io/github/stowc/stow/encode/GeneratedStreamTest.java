package io.github.stowc.stow.encode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class GeneratedStreamTest {

    @Test
    void givesWhatIsWrittenHoweverLong() throws IOException {
        byte[] content = new byte[1 << 20];
        new Random(1).nextBytes(content);
        try (InputStream in = new GeneratedStream(out -> out.write(content))) {
            assertArrayEquals(content, in.readAllBytes());
            assertEquals(-1, in.read());
        }
    }

    @Test
    void throwsWhatTheWriterThrewInPlaceOfTheEnd() throws IOException {
        for (Exception thrown : new Exception[] {new IOException("lost"), new IllegalStateException("wrong")}) {
            GeneratedStream.Writer writer = out -> {
                out.write(7);
                if (thrown instanceof IOException e) {
                    throw e;
                }
                throw (RuntimeException) thrown;
            };
            try (InputStream in = new GeneratedStream(writer)) {
                assertEquals(7, in.read());
                assertSame(thrown, assertThrows(Exception.class, in::read));
            }
        }
    }

    @Test
    void theWriterEndsWhenNobodyReadsOn() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        InputStream in = new GeneratedStream(out -> {
            try {
                while (true) {
                    out.write(new byte[4096]);
                }
            } finally {
                ended.countDown();
            }
        });
        assertEquals(0, in.read());
        in.close();
        ended.await();
    }
}
