package io.github.stowc.media.document;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Whether an encrypted PDF opens without a password: whether that of its user is empty (ISO 32000-2 7.6.4). */
final class PdfPassword {
    /** What fills a password up to 32 bytes (7.6.4.3.2). */
    private static final byte[] PADDING = ("(\u00bfN^Nu\u008aAd\0NV\u00ff\u00fa\1\b..\0\u00b6\u00d0h>\u0080/\f\u00a9"
                    + "\u00fedSiz")
            .getBytes(StandardCharsets.ISO_8859_1);

    private static final int BLOCK = 16;
    private static final int SALT = 8;
    private static final int HASH = 32;

    private PdfPassword() {}

    /**
     * Tries the empty password.
     *
     * @param encrypt the encryption dictionary
     * @param id the first identifier of the file; empty if it has none
     * @return false also if another handler than the standard one encrypted it
     */
    static boolean isEmpty(PdfObject.Dict encrypt, byte[] id) {
        byte[] user = text(encrypt.get("U"));
        byte[] owner = text(encrypt.get("O"));
        if (!encrypt.isName("Filter", "Standard") || user.length < HASH || owner.length < HASH) {
            return false;
        }
        try {
            long revision = encrypt.number("R");
            return revision >= 5 ? isEmpty(user, revision) : isEmpty(encrypt, owner, user, id);
        } catch (GeneralSecurityException e) {
            // A JDK that lacks the algorithm cannot tell.
            return false;
        }
    }

    private static byte[] text(@Nullable PdfObject object) {
        return object instanceof PdfObject.Text text
                ? text.latin1().getBytes(StandardCharsets.ISO_8859_1)
                : new byte[0];
    }

    /** Algorithms 2, 4, 5 and 6, with MD5 and RC4. */
    private static boolean isEmpty(PdfObject.Dict encrypt, byte[] owner, byte[] user, byte[] id)
            throws GeneralSecurityException {
        boolean first = encrypt.number("R") == 2;
        long bits = encrypt.number("Length");
        int length = first || bits < 40 || bits > 128 ? (encrypt.number("V") == 4 ? BLOCK : 5) : (int) bits / 8;
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        md5.update(PADDING);
        md5.update(owner, 0, HASH);
        long permissions = permissions(encrypt);
        for (int i = 0; i < 4; i++) {
            md5.update((byte) (permissions >> (8 * i)));
        }
        md5.update(id);
        boolean metadata = !(encrypt.get("EncryptMetadata") instanceof PdfObject.Word word
                && word.value().equals("false"));
        if (encrypt.number("R") >= 4 && !metadata) {
            md5.update(new byte[] {-1, -1, -1, -1});
        }
        byte[] key = Arrays.copyOf(md5.digest(), length);
        if (first) {
            return Arrays.equals(rc4(key, PADDING), Arrays.copyOf(user, HASH));
        }
        for (int i = 0; i < 50; i++) {
            key = Arrays.copyOf(md5.digest(key), length);
        }
        md5.update(PADDING);
        byte[] said = md5.digest(id);
        for (int i = 0; i < 20; i++) {
            byte[] changed = key.clone();
            for (int j = 0; j < changed.length; j++) {
                changed[j] ^= (byte) i;
            }
            said = rc4(changed, said);
        }
        return Arrays.equals(said, Arrays.copyOf(user, BLOCK));
    }

    private static long permissions(PdfObject.Dict encrypt) {
        return encrypt.get("P") instanceof PdfObject.Int number ? number.value() : 0;
    }

    private static byte[] rc4(byte[] key, byte[] bytes) {
        byte[] state = new byte[256];
        for (int i = 0; i < 256; i++) {
            state[i] = (byte) i;
        }
        int j = 0;
        for (int i = 0; i < 256; i++) {
            j = (j + state[i] + key[i % key.length]) & 255;
            swap(state, i, j);
        }
        byte[] coded = bytes.clone();
        int x = 0;
        int y = 0;
        for (int i = 0; i < coded.length; i++) {
            x = (x + 1) & 255;
            y = (y + state[x]) & 255;
            swap(state, x, y);
            coded[i] ^= state[(state[x] + state[y]) & 255];
        }
        return coded;
    }

    private static void swap(byte[] state, int i, int j) {
        byte kept = state[i];
        state[i] = state[j];
        state[j] = kept;
    }

    /** Algorithm 11: the hash of the password and a salt; since revision 6 by algorithm 2.B. */
    private static boolean isEmpty(byte[] user, long revision) throws GeneralSecurityException {
        if (user.length < HASH + SALT) {
            return false;
        }
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Arrays.copyOfRange(user, HASH, HASH + SALT));
        return Arrays.equals(revision == 5 ? hash : hardened(hash), Arrays.copyOf(user, HASH));
    }

    private static byte[] hardened(byte[] hash) throws GeneralSecurityException {
        byte[] key = hash;
        byte[] coded = new byte[1];
        for (int round = 0; round < 64 || (coded[coded.length - 1] & 0xff) > round - 32; round++) {
            byte[] repeated = new byte[64 * key.length];
            for (int i = 0; i < 64; i++) {
                System.arraycopy(key, 0, repeated, i * key.length, key.length);
            }
            Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
            aes.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key, 0, BLOCK, "AES"),
                    new IvParameterSpec(key, BLOCK, BLOCK));
            coded = aes.doFinal(repeated);
            int sum = 0;
            for (int i = 0; i < BLOCK; i++) {
                sum += coded[i] & 0xff;
            }
            String digest = sum % 3 == 0 ? "SHA-256" : sum % 3 == 1 ? "SHA-384" : "SHA-512";
            key = MessageDigest.getInstance(digest).digest(coded);
        }
        return Arrays.copyOf(key, HASH);
    }
}
