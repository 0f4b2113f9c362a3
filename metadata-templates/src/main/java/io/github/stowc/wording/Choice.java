package io.github.stowc.wording;

/** What a person can choose or do when instances are made, checked, compiled and sent. */
public enum Choice {
    /** How instances are encoded. */
    ENCODING("encoding"),
    /** Each instance as a DICOM file. */
    AS_DICOM("encoding(DICOM)"),
    /** What a kind of server takes; its name follows. */
    EXPLAIN_TARGET("see target"),
    /** The kind of server; its name follows. */
    TARGET("target"),
    /** A value for an attribute. */
    SET("set"),
    /** An existing patient, study, series or order. */
    LIKE("like"),
    /** The level that the instances are attached to; its name follows. */
    ATTACH("the level"),
    /** Metadata that link to the files. */
    METADATA("metadata(source)"),
    /** A file for a BulkDataURI. */
    LINK("link(uri, source)"),
    TEMPLATE("template"),
    /** The study, by its UID or the URL. */
    STUDY("url or study"),
    /** No attributes from the headers of pictures. */
    NO_PIXEL_HEADER("pixelHeader(false)"),
    /** Pictures turned as their EXIF says. */
    TURN("turn(true)"),
    /** JPEGs without their application segments. */
    NO_APPLICATION_SEGMENTS("applicationSegments(false)"),
    /** Metadata that are not checked against the rules. */
    NO_VALIDATE("validate(false)"),
    /** VL Photographic instances. */
    PHOTOGRAPHIC("photographic(true)"),
    /** How many bytes a message may have. */
    MAX_SIZE("limit of bytes"),
    /** One instance a message. */
    ONE_EACH("a limit of 1 instance"),
    /** A new UID. */
    NEW_UID("UidSource.random()"),
    /** A look at all findings; the file's name follows. */
    VALIDATE("validating"),
    VALIDATE_MESSAGE("validating the message"),
    /** More about a code, a UID or an attribute. */
    EXPLAIN("the explanation of"),
    /** Proof of who is asking: an account or a token. */
    CREDENTIALS("credentials"),
    /** An account. */
    ACCOUNT("credentials of a user"),
    /** A bearer token. */
    BEARER_TOKEN("credentials of a bearer token"),
    /** A header field of the request. */
    HEADER("header"),
    /** The URL that a message is sent to. */
    URL("url"),
    /** How long a server may be silent. */
    TIMEOUT("timeout"),
    /** How long one message may take. */
    MAX_TIME("maxTime"),
    /** How long connecting may take. */
    CONNECT_TIMEOUT("connectTimeout"),
    /** Trusted certificates. */
    TRUST("trust(file)"),
    /** Every certificate. */
    TRUST_ALL("trustAll()"),
    /** The client's own certificate and key. */
    CLIENT_KEY("clientKey(certificate, key)"),
    /** The charset of a table. */
    CHARSET("charset"),
    /** The character between the cells of a table. */
    DELIMITER("delimiter"),
    /** What the names of all outputs begin with. */
    OUTPUT("output"),
    /** What the UIDs of a batch are made from. */
    NAMESPACE("namespace"),
    /** What the headers of a table mean. */
    COLUMN_MAP("a column map");

    private final String words;

    Choice(String words) {
        this.words = words;
    }

    /** As the libraries call it. */
    public String words() {
        return words;
    }
}
