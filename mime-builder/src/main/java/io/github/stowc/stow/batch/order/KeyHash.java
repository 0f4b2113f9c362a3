package io.github.stowc.stow.batch.order;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Digests of keys, which do not show the values in them; who has the salt can still find a value by trying all that are
 * likely. For one thread.
 */
public final class KeyHash {
    private final MessageDigest digest;
    private final byte[] salt;

    /** Digests that differ from those with another salt. */
    public KeyHash(String salt) {
        this.salt = salt.getBytes(StandardCharsets.UTF_8);
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 128 bits in hexadecimal digits. */
    public String text(String key) {
        return HexFormat.of().formatHex(bytes(key), 0, 16);
    }

    /** The first 64 bits. */
    public long number(String key) {
        return ByteBuffer.wrap(bytes(key)).getLong();
    }

    private byte[] bytes(String key) {
        digest.update(salt);
        return digest.digest(key.getBytes(StandardCharsets.UTF_8));
    }

    /** The first 64 bits of a digest in hexadecimal digits. */
    public static long number64(String hex) {
        return Long.parseUnsignedLong(hex.substring(0, 16), 16);
    }
}
