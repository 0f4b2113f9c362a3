package io.github.stowc.curl;

/** The checksum that the program {@code cksum} prints (POSIX XCU cksum): a CRC of the bytes and their number. */
final class Cksum {
    private static final int POLYNOMIAL = 0x04C11DB7;

    private int crc;
    private long length;

    /** Adds a line of ASCII with a line feed. */
    void line(String text) {
        for (int i = 0; i < text.length(); i++) {
            add(text.charAt(i));
        }
        add('\n');
        length += text.length() + 1L;
    }

    /** Adds bytes as they are. */
    void bytes(byte[] buffer, int count) {
        for (int i = 0; i < count; i++) {
            add(buffer[i] & 0xFF);
        }
        length += count;
    }

    private void add(int b) {
        crc ^= b << 24;
        for (int bit = 0; bit < 8; bit++) {
            crc = crc << 1 ^ (crc < 0 ? POLYNOMIAL : 0);
        }
    }

    /** The checksum and the number of bytes, separated by a blank. */
    String text() {
        int bytes = crc;
        for (long left = length; left != 0; left >>>= 8) {
            add((int) (left & 0xFF));
        }
        String text = Integer.toUnsignedString(~crc) + ' ' + length;
        crc = bytes;
        return text;
    }
}
