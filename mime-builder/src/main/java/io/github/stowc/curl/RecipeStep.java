package io.github.stowc.curl;

/** A step of a recipe: writes some bytes, or copies bytes of a file. */
public sealed interface RecipeStep {

    /** The number of bytes that the step adds to the message. */
    long length();

    /**
     * Writes bytes that the recipe contains.
     *
     * <p>The array is neither copied nor changed.
     *
     * @param bytes the bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // up to some megabytes, passed on once
    record Literal(byte[] bytes) implements RecipeStep {
        @Override
        public long length() {
            return bytes.length;
        }
    }

    /**
     * Copies bytes of a file.
     *
     * @param path with {@code /} as separator: relative to the recipe's folder, or absolute if it begins with {@code /}
     *     or a drive's letter as in {@code C:/}
     * @param fileSize the size of the whole file in bytes, which the recipe checks
     * @param offset of the first byte, from 0
     * @param length the number of bytes
     */
    record File(String path, long fileSize, long offset, long length) implements RecipeStep {
        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if the path is empty or a shell cannot express it, or the range is not inside
         *     the file
         */
        public File {
            Quoting.requireText(path);
            if (path.isEmpty() || offset < 0 || length < 0 || offset > fileSize - length) {
                throw new IllegalArgumentException(Quoting.shown(path) + ": expected a range inside its " + fileSize
                        + " bytes, found " + length + " from byte " + offset);
            }
        }

        /** Copies a whole file. */
        public static File whole(String path, long fileSize) {
            return new File(path, fileSize, 0, fileSize);
        }

        boolean isWhole() {
            return length == fileSize;
        }

        boolean isAbsolute() {
            return path.startsWith("/") || isDrive(path);
        }

        /** Whether a path begins with a drive of Windows. */
        static boolean isDrive(String path) {
            return path.length() > 2
                    && path.charAt(1) == ':'
                    && path.charAt(2) == '/'
                    && "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".indexOf(path.charAt(0)) >= 0;
        }
    }
}
