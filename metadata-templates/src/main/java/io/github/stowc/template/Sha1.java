package io.github.stowc.template;

import java.util.Arrays;

/**
 * The hash of name-based UUIDs (RFC 3174, RFC 9562 5.5).
 *
 * <p>The platform has one too, but its registry of providers takes longer to start than the compilation of an image.
 */
final class Sha1 {
    private static final int BLOCK = 64;
    private static final int LENGTH_FIELD = 8;

    private Sha1() {}

    /** The 20 bytes of the hash. */
    static byte[] digest(byte[] message) {
        int[] state = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
        int[] words = new int[80];
        byte[] padded = pad(message);
        for (int at = 0; at < padded.length; at += BLOCK) {
            for (int i = 0; i < 16; i++) {
                words[i] = word(padded, at + 4 * i);
            }
            block(state, words);
        }
        byte[] digest = new byte[20];
        for (int i = 0; i < digest.length; i++) {
            digest[i] = (byte) (state[i / 4] >>> (24 - 8 * (i % 4)));
        }
        return digest;
    }

    /** The message, a one bit, zeros up to a whole block, and the length in bits at its end (RFC 3174 4). */
    private static byte[] pad(byte[] message) {
        int blocks = (message.length + 1 + LENGTH_FIELD + BLOCK - 1) / BLOCK;
        byte[] padded = Arrays.copyOf(message, blocks * BLOCK);
        padded[message.length] = (byte) 0x80;
        long bits = 8L * message.length;
        for (int i = 0; i < LENGTH_FIELD; i++) {
            padded[padded.length - 1 - i] = (byte) (bits >>> (8 * i));
        }
        return padded;
    }

    private static int word(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8 | (bytes[at + 3] & 0xFF);
    }

    /** Adds one block to the state (RFC 3174 6.1). */
    private static void block(int[] state, int[] words) {
        for (int t = 16; t < 80; t++) {
            words[t] = Integer.rotateLeft(words[t - 3] ^ words[t - 8] ^ words[t - 14] ^ words[t - 16], 1);
        }
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        int e = state[4];
        for (int t = 0; t < 80; t++) {
            int mixed;
            if (t < 20) {
                mixed = ((b & c) | (~b & d)) + 0x5A827999;
            } else if (t < 40) {
                mixed = (b ^ c ^ d) + 0x6ED9EBA1;
            } else if (t < 60) {
                mixed = ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDC;
            } else {
                mixed = (b ^ c ^ d) + 0xCA62C1D6;
            }
            int next = Integer.rotateLeft(a, 5) + mixed + e + words[t];
            e = d;
            d = c;
            c = Integer.rotateLeft(b, 30);
            b = a;
            a = next;
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
    }
}
