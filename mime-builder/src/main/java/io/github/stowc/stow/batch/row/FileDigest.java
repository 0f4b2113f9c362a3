package io.github.stowc.stow.batch.row;

import io.github.stowc.bytes.ByteWindow;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a file's bytes. */
public final class FileDigest {
    private static final int BUFFER = 64 * 1024;

    private FileDigest() {}

    /** The digest in hexadecimal digits. */
    public static String sha256(ByteWindow window) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer =
                new byte[(int) Math.max(1, Math.min(BUFFER, window.source().size()))];
        try (InputStream in = window.source().open()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
