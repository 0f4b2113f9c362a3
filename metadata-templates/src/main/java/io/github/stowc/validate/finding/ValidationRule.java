package io.github.stowc.validate.finding;

import static io.github.stowc.dicom.text.Severity.ERROR;
import static io.github.stowc.dicom.text.Severity.INFO;
import static io.github.stowc.dicom.text.Severity.WARNING;

import io.github.stowc.dicom.text.Rule;
import io.github.stowc.dicom.text.Severity;

/** All rules but those on the form of a text and on IODs, each with the name that reports use. */
public enum ValidationRule implements Rule {
    UNREADABLE("io/unreadable", ERROR, "PS3.10 7"),

    PRIVATE_CREATOR("json/private-creator", ERROR, "PS3.5 7.8.1"),

    DICTIONARY("vr/dictionary", ERROR, "PS3.6 6"),
    UNKNOWN_VR("vr/unknown-vr", WARNING, "PS3.5 6.2.2"),
    UNKNOWN_ATTRIBUTE("vr/unknown-attribute", WARNING, "PS3.6 6"),
    RETIRED("vr/retired", INFO, "PS3.6 6"),
    MULTIPLICITY("vr/multiplicity", ERROR, "PS3.5 6.4"),
    CHARACTER_SET("vr/character-set", WARNING, "PS3.3 C.12.1.1.2"),
    BACKSLASH("vr/backslash", ERROR, "PS3.18 F.2.4"),
    PADDING("vr/padding", WARNING, "PS3.5 6.2"),
    LENGTH("vr/length", ERROR, "PS3.5 6.2"),
    CHARACTERS("vr/characters", ERROR, "PS3.5 6.1"),
    APPLICATION_ENTITY("vr/application-entity", ERROR, "PS3.5 6.2"),
    AGE("vr/age", ERROR, "PS3.5 6.2"),
    ATTRIBUTE_TAG("vr/attribute-tag", ERROR, "PS3.18 F.2.3"),
    CODE_STRING("vr/code-string", ERROR, "PS3.5 6.2"),
    DATE("vr/date", ERROR, "PS3.5 6.2"),
    DATE_TIME("vr/datetime", ERROR, "PS3.5 6.2"),
    TIME("vr/time", ERROR, "PS3.5 6.2"),
    DECIMAL_STRING("vr/decimal-string", ERROR, "PS3.5 6.2"),
    INTEGER_STRING("vr/integer-string", ERROR, "PS3.5 6.2"),
    NUMBER_RANGE("vr/number-range", ERROR, "PS3.5 6.2"),
    PERSON_NAME("vr/person-name", ERROR, "PS3.5 6.2.1"),
    UID("vr/uid", ERROR, "PS3.5 9.1"),
    URI("vr/uri", ERROR, "PS3.5 6.2"),

    DUPLICATE_INSTANCE("study/duplicate-instance", ERROR, "PS3.5 9"),
    OTHER_STUDY("study/other-study", ERROR, "PS3.18 10.5.1"),
    SERIES_IN_STUDIES("study/series-in-studies", ERROR, "PS3.3 7.3.1"),
    SERIES_MODALITY("study/series-modality", ERROR, "PS3.3 C.7.3.1"),
    PATIENT_DIFFERS("study/patient-differs", ERROR, "PS3.3 7.3.1"),
    STUDY_DIFFERS("study/study-differs", WARNING, "PS3.3 C.7.2.1"),
    UID_REUSED("study/uid-reused", ERROR, "PS3.5 9"),
    INSTANCE_NUMBER("study/instance-number", WARNING, "PS3.3 C.7.6.1"),
    NOT_AN_INSTANCE("study/not-an-instance", ERROR, "PS3.18 10.5.1"),
    QUERY_ATTRIBUTE("study/query-attribute", WARNING, "PS3.18 10.6.3"),

    LINK_URI("link/uri", ERROR, "PS3.18 F.2.6"),
    LINK_MISSING("link/missing-file", ERROR, "PS3.18 10.5.1"),
    LINK_LETTER_CASE("link/letter-case", ERROR, "PS3.18 10.5.1"),
    LINK_AMBIGUOUS("link/ambiguous", ERROR, "PS3.18 10.5.1"),
    LINK_TWICE("link/referenced-twice", ERROR, "PS3.18 10.5.1"),
    LINK_UNUSED("link/unused-file", ERROR, "PS3.18 10.5.1"),
    LINK_ATTRIBUTE("link/attribute", ERROR, "PS3.3 A"),
    LINK_MEDIA_TYPE("link/media-type", ERROR, "PS3.18 8.7.3"),
    LINK_BROKEN("link/broken-file", ERROR, "PS3.18 8.7.3"),
    LINK_HEADER("link/header", ERROR, "PS3.3 C.7.6.3"),
    LINK_LENGTH("link/length", ERROR, "PS3.3 C.7.6.3"),

    MIME_STRUCTURE("mime/structure", ERROR, "RFC 2046 5.1.1"),
    MIME_NO_PARTS("mime/no-parts", ERROR, "RFC 2046 5.1.1"),
    MIME_NO_END("mime/no-end", ERROR, "RFC 2046 5.1.1"),
    MIME_NOT_A_MESSAGE("mime/not-a-message", ERROR, "PS3.18 10.5"),
    MIME_NOT_MULTIPART("mime/not-multipart", ERROR, "PS3.18 10.5.1"),
    MIME_FORM_DATA("mime/form-data", ERROR, "RFC 7578 1"),
    MIME_BOUNDARY("mime/boundary", ERROR, "RFC 2046 5.1.1"),
    MIME_BOUNDARY_LENGTH("mime/boundary-length", WARNING, "RFC 2046 5.1.1"),
    MIME_TYPE_PARAMETER("mime/type-parameter", ERROR, "RFC 2387 3.1"),
    MIME_CONTENT_LENGTH("mime/content-length", ERROR, "RFC 9112 6.2"),
    MIME_METADATA_FIRST("mime/metadata-first", ERROR, "PS3.18 10.5.1"),
    MIME_EMPTY_PART("mime/empty-part", ERROR, "RFC 2046 5.1"),
    MIME_MIXED("mime/mixed", ERROR, "PS3.18 10.5.1"),
    MIME_PREAMBLE("mime/preamble", WARNING, "RFC 2046 5.1.1"),
    MIME_EPILOGUE("mime/epilogue", WARNING, "RFC 2046 5.1.1"),
    MIME_LINE_END("mime/line-end", ERROR, "RFC 2046 5.1.1"),
    MIME_BLANK_LINE("mime/blank-line", ERROR, "RFC 2046 5.1"),
    MIME_TRANSFER_ENCODING("mime/transfer-encoding", ERROR, "RFC 9110 B"),
    MIME_DISPOSITION("mime/disposition", WARNING, "PS3.18 10.5.1"),
    MIME_CONTENT_TYPE("mime/content-type", ERROR, "PS3.18 8.7.3"),
    MIME_CONTENT_LOCATION("mime/content-location", ERROR, "PS3.18 10.5.1.2"),
    PART10_BROKEN("part10/broken", ERROR, "PS3.10 7.1");

    @SuppressWarnings("ImmutableEnumChecker") // a record of two strings and an enum
    private final Facts facts;

    ValidationRule(String slug, Severity severity, String section) {
        this.facts = new Facts(slug, severity, section);
    }

    @Override
    public Facts facts() {
        return facts;
    }
}
