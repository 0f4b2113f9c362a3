package io.github.stowc.media.reading;

import io.github.stowc.bytes.Printable;
import io.github.stowc.bytes.Source;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaException.Reason;
import io.github.stowc.wording.Sentence;

/** The messages for pictures of one kind. */
public final class PictureFaults {
    private final Source source;
    private final String noun;
    private final String remedy;

    /**
     * Messages for a source.
     *
     * @param noun the name of such a file: {@code PNG}
     * @param remedy what mends one that breaks the rules of its kind
     */
    public PictureFaults(Source source, String noun, String remedy) {
        this.source = source;
        this.noun = noun;
        this.remedy = remedy;
    }

    /** The bytes end too early. */
    public MediaException cutOff(long offset, String expected) {
        return MediaException.at(
                offset,
                Reason.TRUNCATED,
                source,
                "expected " + expected + ", found the end of the file: the " + noun + " is truncated",
                "copy or export it again");
    }

    /** The bytes break the rules. */
    public MediaException malformed(long offset, String expected, Object found) {
        return MediaException.at(offset, Reason.MALFORMED, source, expectedAndFound(expected, found), remedy);
    }

    /** The bytes are sound, but cannot be sent. */
    public MediaException unsupported(long offset, String expected, Object found, String otherRemedy) {
        return MediaException.at(offset, Reason.UNSUPPORTED, source, expectedAndFound(expected, found), otherRemedy);
    }

    /**
     * Checks that DICOM can hold the sides of a picture.
     *
     * @param offset where they are
     */
    public void checkSides(long offset, long columns, long rows) throws MediaException {
        if (columns < 1 || rows < 1) {
            throw malformed(offset, "1 column and 1 row or more", columns + " by " + rows);
        }
        if (columns > ImagePixel.LARGEST_SIDE || rows > ImagePixel.LARGEST_SIDE) {
            throw unsupported(
                    offset,
                    "at most 65535 columns and rows (PS3.3 C.7.6.3)",
                    columns + " by " + rows,
                    "make it smaller: {RUN:SHRINK}, or cut it into pieces");
        }
    }

    /**
     * Checks that decoded pixels fit into native Pixel Data.
     *
     * @param offset where their number is
     */
    public void checkLength(long offset, long length) throws MediaException {
        if (length > ImagePixel.LONGEST_NATIVE) {
            throw unsupported(
                    offset,
                    "a picture of at most " + ImagePixel.LONGEST_NATIVE + " bytes once it is decoded (PS3.5 7.1)",
                    length,
                    noun.equals("GIF")
                            ? "make a video of it: {RUN:COMPRESS}"
                            : "make it smaller, or cut it into pieces");
        }
    }

    /** What was found may be characters of the file, which must not move the cursor of a terminal. */
    private static String expectedAndFound(String expected, Object found) {
        return "expected " + expected + ", found " + Printable.escaped(String.valueOf(found));
    }

    /** A warning, which begins with the source's name. */
    public Sentence warning(String text) {
        return Sentence.of(Printable.escaped(source.name()) + ": ", Sentence.parse(text));
    }
}
