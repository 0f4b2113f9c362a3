package io.github.stowc.template;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * The random numbers of the operating system, fit for what nobody may guess.
 *
 * <p>Reads the system's file of them if there is one, since {@link SecureRandom} takes longer to start than the
 * compilation of an image. Immutable, and safe to share between threads.
 */
public final class SystemRandom implements RandomGenerator {
    private static final String DEVICE = "/dev/urandom";

    @Override
    public long nextLong() {
        byte[] bytes = new byte[Long.BYTES];
        try (InputStream in = new FileInputStream(DEVICE)) {
            if (in.readNBytes(bytes, 0, bytes.length) == bytes.length) {
                return ByteBuffer.wrap(bytes).getLong();
            }
        } catch (IOException e) {
            // Not every system has the device.
        }
        return new SecureRandom().nextLong();
    }
}
