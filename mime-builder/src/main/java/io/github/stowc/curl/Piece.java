package io.github.stowc.curl;

/** A stretch of a message: bytes that the message alone has, or bytes of a file. */
public sealed interface Piece {

    /** The number of bytes. */
    long length();

    /**
     * Bytes that the recipe writes out.
     *
     * <p>The array is neither copied nor changed.
     *
     * @param bytes the bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // a stretch of some megabytes, handed over once
    record Literal(byte[] bytes) implements Piece {
        @Override
        public long length() {
            return bytes.length;
        }
    }

    /**
     * Bytes of a file.
     *
     * @param path with {@code /} as separator: relative to the recipe's folder, or absolute if it begins with {@code /}
     *     or a drive's letter as in {@code C:/}
     * @param fileSize the size of the whole file in bytes, which the recipe checks
     * @param offset the first byte's, from 0
     * @param length the number of bytes
     */
    record File(String path, long fileSize, long offset, long length) implements Piece {
        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if the path is empty or no shell can be told it, or the range is not one
         *     inside the file
         */
        public File {
            Quoting.requireText(path);
            if (path.isEmpty() || offset < 0 || length < 0 || offset > fileSize - length) {
                throw new IllegalArgumentException(
                        Quoting.shown(path) + ": no " + length + " bytes from " + offset + " in a file of " + fileSize);
            }
        }

        /** The whole of a file. */
        public static File whole(String path, long fileSize) {
            return new File(path, fileSize, 0, fileSize);
        }

        boolean isWhole() {
            return length == fileSize;
        }

        boolean isAbsolute() {
            return path.startsWith("/") || isDrive(path);
        }

        /** Whether a path begins as one on a drive of Windows. */
        static boolean isDrive(String path) {
            return path.length() > 2
                    && path.charAt(1) == ':'
                    && path.charAt(2) == '/'
                    && "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".indexOf(path.charAt(0)) >= 0;
        }
    }
}
