package io.github.stowc.media.content;

/**
 * The media type of a message part, without parameters (RFC 2045 5.1, PS3.18 8.7.3). Immutable.
 *
 * @param value type and subtype, in lower case: {@code image/jpeg}
 */
public record MediaType(String value) {
    /** DICOM Part 10 files. */
    public static final MediaType DICOM = new MediaType("application/dicom");
    /** JPEG of any process. */
    public static final MediaType JPEG = new MediaType("image/jpeg");
    /** JPEG-LS, lossless or not. */
    public static final MediaType JPEG_LS = new MediaType("image/jls");
    /** JPEG 2000. */
    public static final MediaType JPEG_2000 = new MediaType("image/jp2");
    /** High-Throughput JPEG 2000, the codestream alone. */
    public static final MediaType HTJ2K = new MediaType("image/jphc");
    /** Bytes that are not compressed. */
    public static final MediaType OCTET_STREAM = new MediaType("application/octet-stream");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it is not two lower-case tokens of RFC 2045 5.1 with a slash between them
     */
    public MediaType {
        int slash = value.indexOf('/');
        if (slash < 1 || slash == value.length() - 1 || !isTokens(value, slash)) {
            throw new IllegalArgumentException("\"" + value
                    + "\" is not a media type; write type/subtype in lower case, without parameters (RFC 2045 5.1)");
        }
    }

    private static boolean isTokens(String value, int slash) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean token = c > ' ' && c < 127 && (c < 'A' || c > 'Z') && "()<>@,;:\\\"/[]?=".indexOf(c) < 0;
            if (i != slash && !token) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
