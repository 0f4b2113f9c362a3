package io.github.stowc.validate.check;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.text.Rule;
import io.github.stowc.iod.IodRule;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidationRule;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Datasets that are no instances, of which every attribute of an instance would be reported as missing. */
final class OtherDatasets {
    /** Missing attributes that make an answer to a query of what has attributes of one. */
    private static final int MISSING = 5;

    /** Failed and Referenced SOP Sequence, Other Failures Sequence. */
    private static final int[] RESPONSE = {0x00081198, 0x00081199, 0x0008119A};

    private static final Tag DIRECTORY_RECORDS = new Tag(0x00041220);

    private static final int[] QUERY_ATTRIBUTES = {
        0x00080052,
        0x00080053,
        0x00080054,
        0x00080056,
        0x00080061,
        0x00080062,
        0x00080063,
        0x00081190,
        0x00201200,
        0x00201202,
        0x00201204,
        0x00201206,
        0x00201208,
        0x00201209
    };

    private OtherDatasets() {}

    /** What a dataset without the UIDs of an instance is; null if it may be one. */
    static @Nullable Finding find(Dataset dataset) {
        if (dataset.get(DIRECTORY_RECORDS).isPresent()) {
            return finding(
                    "this is the directory of a medium (DICOMDIR), not an instance",
                    "give the files that it lists, without it");
        }
        if (dataset.get(Tags.SOP_CLASS_UID).isPresent()
                || dataset.get(Tags.SOP_INSTANCE_UID).isPresent()) {
            return null;
        }
        for (int tag : RESPONSE) {
            if (dataset.get(new Tag(tag)).isPresent()) {
                return finding(
                        "this is a Store Instances Response, the answer of a server, not an instance",
                        "give the metadata that were sent");
            }
        }
        return dataset.get(Tags.STUDY_INSTANCE_UID).isPresent() && isOfQuery(dataset) ? answer() : null;
    }

    /** What a dataset with the UIDs of an instance is if so much is missing; null if it may be one. */
    static @Nullable Finding find(Dataset dataset, List<Finding> findings) {
        if (findings.size() < MISSING || !isOfQuery(dataset)) {
            return null;
        }
        int missing = 0;
        for (Finding finding : findings) {
            missing += isMissing(finding.rule()) ? 1 : 0;
        }
        return missing < MISSING ? null : answer();
    }

    private static Finding answer() {
        return finding(
                "this is the answer to a query (QIDO-RS), not an instance",
                "get the instance's metadata from the server: …/instances/UID/metadata");
    }

    private static Finding finding(String message, String remedy) {
        return Finding.of(ValidationRule.NOT_AN_INSTANCE, message, remedy);
    }

    private static boolean isOfQuery(Dataset dataset) {
        for (Element element : dataset) {
            if (isOfQuery(element.tag())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfQuery(Tag tag) {
        return Arrays.binarySearch(QUERY_ATTRIBUTES, tag.value()) >= 0;
    }

    static boolean isMissing(Rule rule) {
        return rule == IodRule.MISSING_TYPE_1
                || rule == IodRule.MISSING_TYPE_1C
                || rule == IodRule.MISSING_TYPE_2
                || rule == IodRule.MISSING_TYPE_2C;
    }

    /** Reports attributes that only answers to queries have, but no instance (PS3.18 10.6.3). */
    static void checkQueryAttributes(Dataset instance, List<Finding> findings) {
        for (Element element : instance) {
            if (isOfQuery(element.tag())) {
                findings.add(Finding.of(
                                ValidationRule.QUERY_ATTRIBUTE,
                                "the attribute belongs to a query or its answer, not to an instance",
                                "leave it out")
                        .on(element.tag()));
            }
        }
    }
}
