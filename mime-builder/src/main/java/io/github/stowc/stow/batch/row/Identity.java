package io.github.stowc.stow.batch.row;

import io.github.stowc.dicom.Uid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/**
 * The UIDs of a batch: UUIDs of version 5 (RFC 9562 5.5) of a namespace and a key, as 2.25 UIDs (PS3.5 B.2). The same
 * namespace and table give the same UIDs in each run, on each machine. Immutable, and safe to share between threads.
 */
public final class Identity {
    private static final String LINE = "\n";

    private final UUID namespace;

    /** The UIDs of a namespace. */
    public Identity(UUID namespace) {
        this.namespace = namespace;
    }

    /** The namespace that a number stands for. */
    public static UUID seeded(String seed) {
        return uuid(new UUID(0, 0), "batch" + LINE + seed);
    }

    /** The namespace. */
    public UUID namespace() {
        return namespace;
    }

    /** The Study Instance UID for the key of a study. */
    public Uid study(String key) {
        return Uid.of(uuid(namespace, key));
    }

    /** The Series Instance UID for the key of a series within its study. */
    public Uid series(String study, String key) {
        return Uid.of(uuid(namespace, study + LINE + key));
    }

    /**
     * The SOP Instance UID for a row.
     *
     * @param sha256 the digest of the file's bytes in hexadecimal digits
     */
    public Uid instance(String row, String sha256) {
        return Uid.of(uuid(namespace, row + LINE + sha256));
    }

    /** A UUID for something else, such as the boundary of a message. */
    public UUID other(String name) {
        return uuid(namespace, LINE + name);
    }

    private static UUID uuid(UUID namespace, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        byte[] all = ByteBuffer.allocate(16 + text.length)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .put(text)
                .array();
        byte[] digest = Arrays.copyOf(sha1().digest(all), 16);
        digest[6] = (byte) ((digest[6] & 0x0F) | 0x50);
        digest[8] = (byte) ((digest[8] & 0x3F) | 0x80);
        ByteBuffer bits = ByteBuffer.wrap(digest);
        return new UUID(bits.getLong(), bits.getLong());
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
