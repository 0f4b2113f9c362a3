package io.github.stowc.dicom.xml;

import io.github.stowc.dicom.text.Rule;
import io.github.stowc.dicom.text.Severity;

/** The rules that XML of the Native DICOM Model may break, each under the name that reports show. */
public enum XmlRule implements Rule {
    /** The text is not XML (XML 1.0). Nothing after this place can be read. */
    SYNTAX("syntax", Severity.ERROR, "XML 1.0"),
    /** The bytes are not those of the encoding. */
    ENCODING("encoding", Severity.ERROR, "XML 1.0 4.3.3"),
    /** The text has a document type declaration, which this reader does not follow. */
    DOCTYPE("doctype", Severity.ERROR, "PS3.19 A.1.6"),
    /** Something is larger or deeper than this reader takes. */
    LIMIT("limit", Severity.ERROR, "PS3.19 A.1"),
    /** The outermost element is not NativeDicomModel. */
    ROOT("root", Severity.ERROR, "PS3.19 A.1.6"),
    /** The elements are in no namespace. */
    NAMESPACE("namespace", Severity.WARNING, "PS3.19 A.1.6"),
    /** NativeDicomModel does not say to keep white space. */
    SPACE("space", Severity.WARNING, "PS3.19 A.1.5"),
    /** An element is in a place where the model does not allow it. */
    ELEMENT("element", Severity.ERROR, "PS3.19 A.1.6"),
    /** An element has an XML attribute that the model does not know. */
    XML_ATTRIBUTE("attribute", Severity.ERROR, "PS3.19 A.1.6"),
    /** The name of an XML attribute differs from the model's in case. */
    ATTRIBUTE_CASE("attribute-case", Severity.WARNING, "PS3.19 A.1.1"),
    /** Text is between elements. */
    TEXT("text", Severity.ERROR, "PS3.19 A.1.6"),
    /** A {@code tag} is not eight hexadecimal digits. */
    TAG("tag", Severity.ERROR, "PS3.19 A.1.5"),
    /** A {@code tag} has lower-case digits. */
    TAG_CASE("tag-case", Severity.ERROR, "PS3.19 A.1.5"),
    /** An attribute occurs twice in a dataset. */
    DUPLICATE_TAG("duplicate-tag", Severity.ERROR, "PS3.5 7.1"),
    /** A group length. */
    GROUP_LENGTH("group-length", Severity.WARNING, "PS3.19 A.1.1"),
    /** An attribute of group 0002, which belongs in the header of a file. */
    FILE_META("file-meta", Severity.WARNING, "PS3.10 7.1"),
    /** A {@code privateCreator} that does not fit its attribute or the others of the dataset. */
    PRIVATE_CREATOR("private-creator", Severity.ERROR, "PS3.19 A.1.5"),
    /** The {@code keyword} and the {@code tag} are of different attributes. */
    KEYWORD("keyword", Severity.ERROR, "PS3.19 A.1.5"),
    /** An attribute has no {@code vr}. */
    VR_MISSING("vr-missing", Severity.WARNING, "PS3.19 A.1.6"),
    /** A {@code vr} is not in the standard. */
    VR_UNKNOWN("vr-unknown", Severity.ERROR, "PS3.5 6.2"),
    /** An attribute has more than one of Value, PersonName, Item, BulkData and InlineBinary. */
    CONTENT("content", Severity.ERROR, "PS3.19 A.1.6"),
    /** What an attribute holds is not for its VR. */
    TYPE("type", Severity.ERROR, "PS3.19 A.1.5"),
    /** A {@code number} is missing, not a number, or occurs twice. */
    NUMBER("number", Severity.ERROR, "PS3.19 A.1.5"),
    /** The {@code number}s do not go up from 1 by 1. */
    NUMBER_ORDER("number-order", Severity.WARNING, "PS3.19 A.1.5"),
    /** A component of a person's name holds a caret. */
    PERSON_NAME("person-name", Severity.WARNING, "PS3.19 A.1.5"),
    /** An InlineBinary is not Base64. */
    BASE64("base64", Severity.ERROR, "PS3.19 A.1.5"),
    /** A BulkData does not have one of {@code uri} and {@code uuid}. */
    BULKDATA("bulkdata", Severity.ERROR, "PS3.19 A.1.5");

    @SuppressWarnings("ImmutableEnumChecker") // a record of two strings and an enum
    private final Facts facts;

    XmlRule(String name, Severity severity, String section) {
        this.facts = new Facts("xml/" + name, severity, section);
    }

    @Override
    public Facts facts() {
        return facts;
    }
}
