package io.github.stowc.receiver.retrieve;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.part10.BulkValue;
import io.github.stowc.dicom.part10.TransferSyntax;
import io.github.stowc.stow.source.CompressedMedia;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A form in which pixels are given (PS3.18 table 8.7.3-5). Immutable.
 *
 * @param mediaType the media type of each body
 * @param syntax the transfer syntax of its bytes
 * @param frames a body for each frame
 */
record PixelForm(String mediaType, String syntax, List<Body> frames) {
    private static final String EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid();
    /** Native little endian pixels are the same bytes in both. */
    private static final Set<String> NATIVE = Set.of("", "*", EXPLICIT, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid());

    /** Copies the list. */
    PixelForm {
        frames = List.copyOf(frames);
    }

    /** The Content-Type of a part. */
    String contentType() {
        return Parts.typed(mediaType, syntax);
    }

    /** The frames in the form that is wished; empty if they cannot be given so. */
    static Optional<PixelForm> of(Opened opened, BulkValue value, Wish wish) {
        if (value.encapsulated() && isStoredWished(opened, wish)) {
            return opened.compressedFrames(value)
                    .map(frames ->
                            new PixelForm(storedType(opened), opened.syntax().uid(), frames));
        }
        boolean isNativeWished = wish.includes(CompressedMedia.UNCOMPRESSED) && NATIVE.contains(wish.syntax());
        return isNativeWished
                ? NativeFrames.of(opened)
                        .map(frames -> new PixelForm(CompressedMedia.UNCOMPRESSED, EXPLICIT, frames.frames()))
                : Optional.empty();
    }

    /** The media type of the compressed pixels. */
    static String storedType(Opened opened) {
        return CompressedMedia.mediaType(opened.syntax().uid());
    }

    /** Whether compressed pixels may go out as they are. */
    static boolean isStoredWished(Opened opened, Wish wish) {
        String stored = opened.syntax().uid();
        boolean isOctets = wish.type().equals(CompressedMedia.UNCOMPRESSED);
        boolean isType = isOctets || wish.includes(storedType(opened));
        // Without a transfer syntax, octets are those of native pixels.
        boolean isSyntax =
                wish.syntax().equals(stored) || (isOctets ? wish.syntax().equals("*") : wish.isAnySyntax());
        return isType && isSyntax;
    }
}
