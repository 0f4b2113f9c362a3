package io.github.stowc.dicom.json;

import io.github.stowc.dicom.text.Rule;
import io.github.stowc.dicom.text.Severity;

/** The rules that DICOM JSON may break, each under the name that reports show. */
public enum JsonRule implements Rule {
    /** The text is not JSON (RFC 8259). Nothing after this place can be read. */
    SYNTAX("syntax", Severity.ERROR, "RFC 8259"),
    /** The bytes are not UTF-8, or an escape gives half a character. */
    ENCODING("encoding", Severity.ERROR, "RFC 8259 8.1"),
    /** The file begins with a byte order mark. */
    BYTE_ORDER_MARK("byte-order-mark", Severity.ERROR, "RFC 8259 8.1"),
    /** Something is larger or deeper than this reader takes. */
    LIMIT("limit", Severity.ERROR, "RFC 8259 9"),
    /** Something follows the end of the array. */
    TRAILING_CONTENT("trailing-content", Severity.ERROR, "RFC 8259 2"),
    /** The whole is not an array of objects. */
    ROOT("root", Severity.ERROR, "PS3.18 F.2.1"),
    /** The text is JSON of another kind than the DICOM JSON Model. */
    MODEL("model", Severity.ERROR, "PS3.18 F.2.1"),
    /** The whole is one object without an array around it. */
    BARE_OBJECT("bare-object", Severity.WARNING, "PS3.18 F.2.1"),
    /** The name of an attribute is not a tag of eight hexadecimal digits. */
    TAG("tag", Severity.ERROR, "PS3.18 F.2.2"),
    /** A tag has lower-case digits. */
    TAG_CASE("tag-case", Severity.ERROR, "PS3.18 F.2.2"),
    /** A keyword is in place of a tag. */
    KEYWORD_AS_TAG("keyword-as-tag", Severity.ERROR, "PS3.18 F.2.2"),
    /** An attribute occurs twice in a dataset. */
    DUPLICATE_TAG("duplicate-tag", Severity.ERROR, "PS3.5 7.1"),
    /** The attributes are not in the order of their tags. */
    TAG_ORDER("tag-order", Severity.WARNING, "PS3.18 F.2.2"),
    /** A group length. */
    GROUP_LENGTH("group-length", Severity.ERROR, "PS3.18 F.2.2"),
    /** An attribute of group 0002, which belongs in the header of a file. */
    FILE_META("file-meta", Severity.WARNING, "PS3.10 7.1"),
    /** An attribute is not a JSON object. */
    ATTRIBUTE("attribute", Severity.ERROR, "PS3.18 F.2.2"),
    /** An attribute has a member that the model does not know. */
    UNKNOWN_MEMBER("unknown-member", Severity.ERROR, "PS3.18 F.2.2"),
    /** A member occurs twice in an attribute or in a person's name. */
    DUPLICATE_MEMBER("duplicate-member", Severity.ERROR, "RFC 8259 4"),
    /** An attribute has no {@code vr}. */
    VR_MISSING("vr-missing", Severity.ERROR, "PS3.18 F.2.2"),
    /** A {@code vr} is not in the standard. */
    VR_UNKNOWN("vr-unknown", Severity.ERROR, "PS3.5 6.2"),
    /** An attribute has more than one of Value, BulkDataURI and InlineBinary. */
    VALUE_AND_BULKDATA("value-and-bulkdata", Severity.ERROR, "PS3.18 F.2.2"),
    /** A Value is not an array. */
    VALUE_ARRAY("value-array", Severity.ERROR, "PS3.18 F.2.4"),
    /** A Value is an array without values. */
    EMPTY_ARRAY("empty-array", Severity.ERROR, "PS3.18 F.2.5"),
    /** An empty string where a value should be left out or null. */
    EMPTY_STRING("empty-string", Severity.ERROR, "PS3.18 F.2.5"),
    /** A null outside an array of values. */
    NULL("null", Severity.ERROR, "PS3.18 F.2.5"),
    /** The JSON type of a value is not that of its VR. */
    TYPE("type", Severity.ERROR, "PS3.18 F.2.3"),
    /** A number that is infinite, or none, as a string. */
    NON_FINITE("non-finite", Severity.WARNING, "PS3.18 F.2.3"),
    /** A person's name is not an object of component groups. */
    PERSON_NAME("person-name", Severity.ERROR, "PS3.18 F.2.2"),
    /** An item of a sequence is not an object. */
    ITEM("item", Severity.ERROR, "PS3.18 F.2.2"),
    /** An InlineBinary is not Base64. */
    BASE64("base64", Severity.ERROR, "PS3.18 F.2.7"),
    /** An InlineBinary is in an attribute whose VR does not hold bytes. */
    INLINE_BINARY("inline-binary", Severity.ERROR, "PS3.18 F.2.7"),
    /** A BulkDataURI is not a string, or is in a sequence. */
    BULKDATA_URI("bulkdata-uri", Severity.ERROR, "PS3.18 F.2.6");

    @SuppressWarnings("ImmutableEnumChecker") // a record of two strings and an enum
    private final Facts facts;

    JsonRule(String name, Severity severity, String section) {
        this.facts = new Facts("json/" + name, severity, section);
    }

    @Override
    public Facts facts() {
        return facts;
    }
}
