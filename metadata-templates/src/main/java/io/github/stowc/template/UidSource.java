package io.github.stowc.template;

import io.github.stowc.dicom.Uid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

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

    private UidSource(byte[] key, int version) {
        this.key = key;
        this.version = version;
    }

    /** UIDs that are new in each run. */
    public static UidSource random() {
        UUID key = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(key.getMostSignificantBits())
                .putLong(key.getLeastSignificantBits())
                .array();
        return new UidSource(bytes, RANDOM);
    }

    /** UIDs that are the same in each run with that seed: name-based UUIDs (RFC 9562 5.5). */
    public static UidSource seeded(String seed) {
        return new UidSource((seed + '\n').getBytes(StandardCharsets.UTF_8), NAME_BASED);
    }

    /** The UID of a role: {@code study}, {@code 3/SOPInstanceUID}. */
    public Uid uid(String role) {
        return Uid.of(uuid(role));
    }

    /** The UUID of a role. */
    public UUID uuid(String role) {
        MessageDigest sha1 = sha1();
        sha1.update(key);
        byte[] digest = sha1.digest(role.getBytes(StandardCharsets.UTF_8));
        digest[6] = (byte) ((digest[6] & 0x0F) | version << 4);
        digest[8] = (byte) ((digest[8] & 0x3F) | 0x80);
        ByteBuffer bits = ByteBuffer.wrap(digest);
        return new UUID(bits.getLong(), bits.getLong());
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
