package io.github.stowc.receiver.retrieve;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.part10.BulkValue;
import io.github.stowc.stow.source.CompressedMedia;
import java.util.Locale;

/** What a value that is no encapsulated Pixel Data is. */
final class BulkType {
    private BulkType() {}

    /** The media type: that of the document, if it is one. */
    static String of(Opened opened, BulkValue value) {
        String type = value.tag().equals(Tags.ENCAPSULATED_DOCUMENT)
                ? opened.dataset()
                        .text(Tags.MIME_TYPE_OF_ENCAPSULATED_DOCUMENT)
                        .orElse("")
                        .strip()
                        .toLowerCase(Locale.ROOT)
                : "";
        return CompressedMedia.isMediaType(type) ? type : CompressedMedia.UNCOMPRESSED;
    }

    /** The bytes, those of a document without the one that makes their number even (PS3.3 C.24.2, A.45). */
    static Body body(Opened opened, BulkValue value) {
        Body body = opened.body(value);
        String length = opened.dataset().text(Tags.ENCAPSULATED_DOCUMENT_LENGTH).orElse("");
        boolean isPadded = value.tag().equals(Tags.ENCAPSULATED_DOCUMENT)
                && length.strip().equals(Long.toString(body.length() - 1));
        return isPadded ? body.slice(0, body.length() - 1) : body;
    }
}
