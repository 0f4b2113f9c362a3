package io.github.stowc.iod;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import java.util.List;

/** Checks codes, and references to other instances. */
final class ReferenceChecks {
    private static final int LONGEST_CODE_VALUE = 16;

    private ReferenceChecks() {}

    /** Long Code Value is for codes that are too long for Code Value (PS3.3 8.1). */
    static void longCodeValue(Element element, CrossChecks.Reporter reporter) {
        for (String text : element.texts()) {
            if (!text.isEmpty() && text.length() <= LONGEST_CODE_VALUE) {
                reporter.error(
                        element.tag(),
                        "\"" + text + "\" has at most 16 characters, which fit into Code Value (PS3.3 8.1)",
                        "write it as Code Value");
            }
        }
    }

    /** An instance that the content refers to is listed among the evidence (PS3.3 C.17.2). */
    static void evidence(Element element, CrossChecks.Reporter reporter) {
        DatasetScope item = reporter.scope();
        DatasetScope content = item.parent();
        boolean inContent = item.sequence().equals(Tags.REFERENCED_SOP_SEQUENCE)
                && content != null
                && content.sequence().equals(Tags.CONTENT_SEQUENCE);
        Dataset document = item.root().dataset();
        boolean listsEvidence =
                document.get(Tags.CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE).isPresent()
                        || document.get(Tags.PERTINENT_OTHER_EVIDENCE_SEQUENCE).isPresent();
        List<String> texts = element.texts();
        if (!inContent || texts.isEmpty() || texts.get(0).isEmpty() || isDocumentWithoutEvidence(document)) {
            return;
        }
        boolean listed = isListed(document.items(Tags.CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE), texts.get(0))
                || isListed(document.items(Tags.PERTINENT_OTHER_EVIDENCE_SEQUENCE), texts.get(0));
        if (!listed) {
            reporter.error(
                    element.tag(),
                    "the instance is not listed in "
                            + (listsEvidence ? "" : "the missing ")
                            + "CurrentRequestedProcedureEvidenceSequence or PertinentOtherEvidenceSequence"
                            + " (PS3.3 C.17.2)",
                    "list it there");
        }
    }

    /** Documents that are no structured reports have content without evidence. */
    private static boolean isDocumentWithoutEvidence(Dataset document) {
        return !document.text(Tags.SOP_CLASS_UID).orElse("").startsWith("1.2.840.10008.5.1.4.1.1.88.");
    }

    private static boolean isListed(List<Dataset> studies, String instance) {
        for (Dataset study : studies) {
            for (Dataset series : study.items(Tags.REFERENCED_SERIES_SEQUENCE)) {
                for (Dataset reference : series.items(Tags.REFERENCED_SOP_SEQUENCE)) {
                    if (reference
                            .text(Tags.REFERENCED_SOP_INSTANCE_UID)
                            .orElse("")
                            .equals(instance)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
