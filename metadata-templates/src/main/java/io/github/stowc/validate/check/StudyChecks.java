package io.github.stowc.validate.check;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidationRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares the instances of a run: what must be unique, and what a study and a series have in common
 * (PS3.3 7). Keeps hashes of UIDs and of values, some 100 bytes an instance.
 */
final class StudyChecks {

    /** Name, ID, issuer, birth date and sex of the patient, whose study it is. */
    private static final Tag[] OF_PATIENT = {
        Tags.PATIENT_NAME, Tags.PATIENT_ID, Tags.ISSUER_OF_PATIENT_ID, Tags.PATIENT_BIRTH_DATE, Tags.PATIENT_SEX
    };

    /** Date, time, accession number, referring physician, description and ID of the study. */
    private static final Tag[] OF_STUDY = {
        Tags.STUDY_DATE,
        Tags.STUDY_TIME,
        Tags.ACCESSION_NUMBER,
        Tags.REFERRING_PHYSICIAN_NAME,
        Tags.STUDY_DESCRIPTION,
        Tags.STUDY_ID
    };

    private final Optional<String> expectedStudy;
    private final List<String> files;
    private final Hash hash = new Hash();
    private final HashTable instances = new HashTable();
    private final HashTable numbers = new HashTable();
    private final HashTable seriesNumbers = new HashTable();
    private final HashTable studyNumbers = new HashTable();
    private final List<Series> series = new ArrayList<>();
    private final List<Study> studies = new ArrayList<>();
    private final Origins instanceOrigins = new Origins();
    private final Origins numberOrigins = new Origins();

    /**
     * Checks for one run.
     *
     * @param files the names of the run's files, a list that grows with it
     */
    StudyChecks(Optional<String> expectedStudy, List<String> files) {
        this.files = files;
        this.expectedStudy = expectedStudy;
    }

    /** What the first instance of a series has. */
    private static final class Series {
        /** The study's number; -1 until one is known. */
        int study;

        @Nullable
        String modality;

        Series(int study) {
            this.study = study;
        }
    }

    /** The hashes of the values in the first instances of a study; 0 for a value that none has had yet. */
    private static final class Study {
        final long[] values = new long[OF_PATIENT.length + OF_STUDY.length];
    }

    /**
     * Checks an instance against those before it.
     *
     * @param origin its place
     * @return whether its SOP Instance UID is a duplicate
     */
    boolean check(Dataset instance, ReportedElements reported, Origins.Origin origin, List<Finding> findings) {
        String study = value(instance, Tags.STUDY_INSTANCE_UID, reported);
        String seriesUid = value(instance, Tags.SERIES_INSTANCE_UID, reported);
        String uid = value(instance, Tags.SOP_INSTANCE_UID, reported);
        boolean duplicate = !uid.isEmpty() && checkInstance(uid, study, seriesUid, origin, findings);
        boolean other = expectedStudy.isPresent() && !study.isEmpty() && !study.equals(expectedStudy.get());
        if (other) {
            add(
                    ValidationRule.OTHER_STUDY,
                    Tags.STUDY_INSTANCE_UID,
                    "expected the Study Instance UID " + expectedStudy.get() + " of the URL, found " + study,
                    "write the study's UID, or send to a URL without a study",
                    findings);
        }
        if (!study.isEmpty()) {
            checkStudy(study, instance, reported, findings);
        }
        if (!seriesUid.isEmpty()) {
            checkSeries(seriesUid, study, other, instance, reported, findings);
            if (!duplicate) {
                checkNumber(seriesUid, instance, reported, origin, findings);
            }
        }
        return duplicate;
    }

    private boolean checkInstance(
            String uid, String study, String seriesUid, Origins.Origin origin, List<Finding> findings) {
        int known = instances.size();
        int number = instances.number(hash.start().add(uid).finish());
        if (number < known) {
            add(
                    ValidationRule.DUPLICATE_INSTANCE,
                    Tags.SOP_INSTANCE_UID,
                    "the SOP Instance UID is also that of " + instanceOrigins.describe(number, origin, files),
                    "give each instance a UID of its own",
                    findings);
            return true;
        }
        instanceOrigins.add(origin);
        if (uid.equals(study) || uid.equals(seriesUid)) {
            add(
                    ValidationRule.UID_REUSED,
                    Tags.SOP_INSTANCE_UID,
                    "the instance has the UID of its " + (uid.equals(study) ? "study" : "series"),
                    "give the instance a UID of its own",
                    findings);
        } else if (!study.isEmpty() && study.equals(seriesUid)) {
            add(
                    ValidationRule.UID_REUSED,
                    Tags.SERIES_INSTANCE_UID,
                    "the series has the UID of its study",
                    "give the series a UID of its own",
                    findings);
        }
        return false;
    }

    private void checkStudy(String uid, Dataset instance, ReportedElements reported, List<Finding> findings) {
        int known = studyNumbers.size();
        int number = studyNumbers.number(hash.start().add(uid).finish());
        if (number == known) {
            studies.add(new Study());
        }
        Study study = studies.get(number);
        for (int i = 0; i < study.values.length; i++) {
            boolean patient = i < OF_PATIENT.length;
            Tag tag = patient ? OF_PATIENT[i] : OF_STUDY[i - OF_PATIENT.length];
            long value = hashOf(instance, tag, reported);
            if (value == 0) {
                continue;
            }
            if (study.values[i] == 0) {
                study.values[i] = value;
            } else if (study.values[i] != value) {
                add(
                        patient ? ValidationRule.PATIENT_DIFFERS : ValidationRule.STUDY_DIFFERS,
                        tag,
                        "the value differs from that in the first instance of this study",
                        patient
                                ? "a study is of one patient: write the same value in all instances"
                                : "write the same value in all instances of the study",
                        findings);
            }
        }
    }

    private long hashOf(Dataset instance, Tag tag, ReportedElements reported) {
        Element element = instance.get(tag).orElse(null);
        if (element == null || (!reported.isEmpty() && reported.isReported(tag))) {
            return 0;
        }
        List<String> texts = element.texts();
        if (texts.isEmpty() || texts.get(0).isBlank()) {
            return 0;
        }
        hash.start();
        for (String text : texts) {
            hash.add(text.strip());
        }
        long value = hash.finish().low();
        return value == 0 ? 1 : value;
    }

    private void checkSeries(
            String uid,
            String study,
            boolean otherStudy,
            Dataset instance,
            ReportedElements reported,
            List<Finding> findings) {
        int studyNumber = study.isEmpty() || otherStudy
                ? -1
                : studyNumbers.number(hash.start().add(study).finish());
        int known = seriesNumbers.size();
        int number = seriesNumbers.number(hash.start().add(uid).finish());
        if (number == known) {
            series.add(new Series(studyNumber));
        }
        Series first = series.get(number);
        if (first.study < 0) {
            first.study = studyNumber;
        } else if (first.study != studyNumber && studyNumber >= 0) {
            add(
                    ValidationRule.SERIES_IN_STUDIES,
                    Tags.STUDY_INSTANCE_UID,
                    "an earlier instance has the series " + uid + " in another study",
                    "write the same Study Instance UID in all instances of the series",
                    findings);
        }
        String modality = value(instance, Tags.MODALITY, reported);
        if (first.modality == null && !modality.isEmpty()) {
            first.modality = modality;
        } else if (!modality.isEmpty() && !modality.equals(first.modality)) {
            add(
                    ValidationRule.SERIES_MODALITY,
                    Tags.MODALITY,
                    "the Modality is " + modality + ", but that of the series is " + first.modality,
                    "write the same Modality in all instances of the series, or give this one another series",
                    findings);
        }
    }

    private void checkNumber(
            String seriesUid,
            Dataset instance,
            ReportedElements reported,
            Origins.Origin origin,
            List<Finding> findings) {
        String value = value(instance, Tags.INSTANCE_NUMBER, reported);
        if (value.isEmpty()) {
            return;
        }
        int known = numbers.size();
        int number = numbers.number(hash.start().add(seriesUid).add(value).finish());
        if (number == known) {
            numberOrigins.add(origin);
        } else {
            add(
                    ValidationRule.INSTANCE_NUMBER,
                    Tags.INSTANCE_NUMBER,
                    "the number " + value + " is also that of " + numberOrigins.describe(number, origin, files)
                            + " in the same series",
                    "give each instance of a series its own number",
                    findings);
        }
    }

    private static String value(Dataset instance, Tag tag, ReportedElements reported) {
        Element element = instance.get(tag).orElse(null);
        if (element == null || (!reported.isEmpty() && reported.isReported(tag))) {
            return "";
        }
        List<String> texts = element.texts();
        return texts.size() == 1 ? texts.get(0).strip() : "";
    }

    private static void add(ValidationRule rule, Tag tag, String message, String remedy, List<Finding> findings) {
        findings.add(Finding.of(rule, message, remedy).on(tag));
    }
}
