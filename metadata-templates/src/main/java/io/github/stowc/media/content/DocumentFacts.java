package io.github.stowc.media.content;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a document says about itself. Immutable.
 *
 * @param kind what it is
 * @param title (0042,0010); empty if it names none
 * @param pages the number of pages of a PDF
 * @param hl7InstanceIdentifier (0040,E001) of a CDA document: its root, with a caret and the extension if it has one
 */
public record DocumentFacts(
        Kind kind, Optional<String> title, OptionalInt pages, Optional<String> hl7InstanceIdentifier) {

    /** A kind of document, with the media type that (0042,0012) and the part's Content-Type name. */
    public enum Kind {
        /** Encapsulated PDF (PS3.3 A.45.1). */
        PDF("application/pdf"),
        /** Encapsulated CDA (PS3.3 A.45.2). */
        CDA("text/xml"),
        /** Encapsulated STL (PS3.3 A.85.1). */
        STL("model/stl"),
        /** Encapsulated OBJ (PS3.3 A.85.2). */
        OBJ("model/obj"),
        /** Encapsulated MTL (PS3.3 A.85.3). */
        MTL("model/mtl"),
        /** Data compressed by genozip, in a private SOP Class of dcm4che. */
        GENOZIP("application/vnd.genozip"),
        /** A VCF file compressed by bzip2, in a private SOP Class of dcm4che. */
        BZIP2_VCF("application/prs.vcfbzip2"),
        /** A document compressed by bzip2, in a private SOP Class of dcm4che. */
        BZIP2("application/x-bzip2");

        private final String mediaType;

        Kind(String mediaType) {
            this.mediaType = mediaType;
        }

        /** The media type of the file. */
        public MediaType mediaType() {
            return new MediaType(mediaType);
        }
    }
}
