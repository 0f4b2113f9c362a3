package io.github.stowc.template;

import io.github.stowc.dicom.Uid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Makes the UIDs of one message, each from the role that it plays there: the same role gets the same UID.
 *
 * <p>Every UID is a 2.25 UID (PS3.5 B.2). Safe to share between threads.
 */
public final class UidSource {
    private static final int RANDOM = 4;
    private static final int NAME_BASED = 5;

    private final byte[] key;
    private final int version;
    /** The UIDs of the whole message, which are few. */
    private final Map<String, Uid> shared = new ConcurrentHashMap<>();

    private UidSource(byte[] key, int version) {
        this.key = key;
        this.version = version;
    }

    /** UIDs that are new in each run. */
    public static UidSource random() {
        RandomGenerator random = new SystemRandom();
        byte[] key = ByteBuffer.allocate(16)
                .putLong(random.nextLong())
                .putLong(random.nextLong())
                .array();
        return new UidSource(key, RANDOM);
    }

    /** UIDs that are the same in each run with the same seed: name-based UUIDs (RFC 9562 5.5). */
    public static UidSource seeded(String seed) {
        return new UidSource((seed + '\n').getBytes(StandardCharsets.UTF_8), NAME_BASED);
    }

    /** The UID for a role: {@code study}, {@code 3/SOPInstanceUID}. */
    public Uid uid(String role) {
        return Uid.of(uuid(role));
    }

    /** Like {@link #uid}, but keeps the UID, for a role that many instances share. */
    Uid sharedUid(String role) {
        Uid known = shared.get(role);
        if (known == null) {
            known = uid(role);
            shared.put(role, known);
        }
        return known;
    }

    /** The UUID for a role. */
    public UUID uuid(String role) {
        byte[] name = role.getBytes(StandardCharsets.UTF_8);
        byte[] message = Arrays.copyOf(key, key.length + name.length);
        System.arraycopy(name, 0, message, key.length, name.length);
        byte[] digest = Sha1.digest(message);
        digest[6] = (byte) ((digest[6] & 0x0F) | version << 4);
        digest[8] = (byte) ((digest[8] & 0x3F) | 0x80);
        ByteBuffer bits = ByteBuffer.wrap(digest);
        return new UUID(bits.getLong(), bits.getLong());
    }
}
