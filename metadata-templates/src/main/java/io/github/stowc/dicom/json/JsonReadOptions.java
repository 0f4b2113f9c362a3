package io.github.stowc.dicom.json;

/**
 * How to read DICOM JSON. Immutable.
 *
 * @param file the name for messages
 * @param acceptsTransferSyntax whether to accept Transfer Syntax UID (0002,0010) among the attributes, as some servers want
 *     it there
 */
public record JsonReadOptions(String file, boolean acceptsTransferSyntax) {

    /** The usual options for a file of that name. */
    public static JsonReadOptions of(String file) {
        return new JsonReadOptions(file, false);
    }

    /** These options, but accepting Transfer Syntax UID among the attributes or not. */
    public JsonReadOptions withTransferSyntax(boolean accepts) {
        return new JsonReadOptions(file, accepts);
    }
}
