package io.github.stowc.validate.finding;

import static io.github.stowc.dicom.text.Severity.ERROR;
import static io.github.stowc.dicom.text.Severity.INFO;
import static io.github.stowc.dicom.text.Severity.WARNING;

import io.github.stowc.dicom.text.Severity;

/** The rules that this package checks itself. */
public enum Check {
    PRIVATE_CREATOR("json/private-creator", ERROR),

    DICTIONARY("vr/dictionary", ERROR),
    UNKNOWN_VR("vr/unknown-vr", WARNING),
    UNKNOWN_ATTRIBUTE("vr/unknown-attribute", WARNING),
    RETIRED("vr/retired", INFO),
    MULTIPLICITY("vr/multiplicity", ERROR),
    CHARACTER_SET("vr/character-set", WARNING),
    PADDING("vr/padding", WARNING),
    LENGTH("vr/length", ERROR),
    CHARACTERS("vr/characters", ERROR),
    APPLICATION_ENTITY("vr/application-entity", ERROR),
    AGE("vr/age", ERROR),
    ATTRIBUTE_TAG("vr/attribute-tag", ERROR),
    CODE_STRING("vr/code-string", ERROR),
    DATE("vr/date", ERROR),
    DATE_TIME("vr/datetime", ERROR),
    TIME("vr/time", ERROR),
    DECIMAL_STRING("vr/decimal-string", ERROR),
    INTEGER_STRING("vr/integer-string", ERROR),
    NUMBER_RANGE("vr/number-range", ERROR),
    PERSON_NAME("vr/person-name", ERROR),
    UID("vr/uid", ERROR),
    URI("vr/uri", ERROR),

    DUPLICATE_INSTANCE("study/duplicate-instance", ERROR),
    OTHER_STUDY("study/other-study", ERROR),
    SERIES_IN_STUDIES("study/series-in-studies", ERROR),
    SERIES_MODALITY("study/series-modality", ERROR),
    PATIENT_DIFFERS("study/patient-differs", ERROR),
    STUDY_DIFFERS("study/study-differs", WARNING),
    UID_REUSED("study/uid-reused", ERROR),
    INSTANCE_NUMBER("study/instance-number", WARNING),
    QUERY_ATTRIBUTE("study/query-attribute", WARNING),

    LINK_URI("link/uri", ERROR),
    LINK_MISSING("link/missing-file", ERROR),
    LINK_AMBIGUOUS("link/ambiguous", ERROR),
    LINK_TWICE("link/referenced-twice", ERROR),
    LINK_UNUSED("link/unused-file", ERROR),
    LINK_ATTRIBUTE("link/attribute", ERROR),
    LINK_MEDIA_TYPE("link/media-type", ERROR),
    LINK_BROKEN("link/broken-file", ERROR),
    LINK_HEADER("link/header", ERROR);

    private final String slug;
    private final Severity severity;

    Check(String slug, Severity severity) {
        this.slug = slug;
        this.severity = severity;
    }

    public String slug() {
        return slug;
    }

    public Severity severity() {
        return severity;
    }
}
