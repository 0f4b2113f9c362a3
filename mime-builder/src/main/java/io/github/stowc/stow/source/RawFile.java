package io.github.stowc.stow.source;

import io.github.stowc.bytes.Source;
import io.github.stowc.media.content.MediaException;

/**
 * A file that is no picture, video or document: the raw value of an attribute, if metadata link to it.
 *
 * @param refusal why it is none
 * @param found whether it was found in a folder, not named
 */
public record RawFile(Source source, MediaException refusal, boolean found) implements InputFile {
    /** Whether a file in a folder is of another kind rather than broken. */
    static boolean isOfNoUse(MediaException e) {
        return switch (e.reason()) {
            case EMPTY, UNRECOGNISED, UNSUPPORTED, NO_PREAMBLE -> true;
            case MISNAMED, TRUNCATED, MALFORMED -> false;
        };
    }
}
