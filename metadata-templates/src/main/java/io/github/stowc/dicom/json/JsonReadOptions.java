package io.github.stowc.dicom.json;

/**
 * How DICOM JSON is read. Immutable.
 *
 * @param file the name for messages
 * @param acceptsTransferSyntax whether Transfer Syntax UID (0002,0010) among the attributes is no problem, as some
 *     servers want it there
 */
public record JsonReadOptions(String file, boolean acceptsTransferSyntax) {

    /** The usual options for a file of that name. */
    public static JsonReadOptions of(String file) {
        return new JsonReadOptions(file, false);
    }

    /** These options, with Transfer Syntax UID among the attributes taken without a word or not. */
    public JsonReadOptions withTransferSyntax(boolean accepts) {
        return new JsonReadOptions(file, accepts);
    }
}
