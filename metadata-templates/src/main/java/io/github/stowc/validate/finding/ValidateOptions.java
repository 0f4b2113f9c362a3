package io.github.stowc.validate.finding;

import io.github.stowc.dicom.Uid;
import io.github.stowc.wording.UsageException;
import java.util.Optional;

/**
 * How instances are checked. Immutable.
 *
 * @param linkedFiles what the links can mean; empty if they are not followed
 * @param transferSyntaxUid whether the server takes Transfer Syntax UID (0002,0010) among the attributes
 * @param imagePixel whether the server wants the Image Pixel attributes with bulk data too
 * @param study the study that the URL names; empty if it names none
 * @param maxFindings the most findings to pass on; all are counted
 * @param severities how grave the rules count
 * @param accepted findings that do not count
 */
public record ValidateOptions(
        Optional<LinkedFiles> linkedFiles,
        boolean transferSyntaxUid,
        boolean imagePixel,
        Optional<Uid> study,
        long maxFindings,
        RuleSeverities severities,
        Optional<AcceptedFindings> accepted) {

    /** Without bulk data, for any server and any study, all findings. */
    public static final ValidateOptions DEFAULT = new ValidateOptions(
            Optional.empty(),
            false,
            false,
            Optional.empty(),
            Long.MAX_VALUE,
            RuleSeverities.AS_THE_RULES_SAY,
            Optional.empty());

    /**
     * Checks the limit.
     *
     * @throws UsageException if it is negative
     */
    public ValidateOptions {
        if (maxFindings < 0) {
            throw new UsageException("the number of findings to pass on cannot be negative: " + maxFindings);
        }
    }

    /** These options, with links that are followed. */
    public ValidateOptions withLinkedFiles(LinkedFiles files) {
        return new ValidateOptions(
                Optional.of(files), transferSyntaxUid, imagePixel, study, maxFindings, severities, accepted);
    }

    /** These options, with links that are not followed. */
    public ValidateOptions withoutLinkedFiles() {
        return new ValidateOptions(
                Optional.empty(), transferSyntaxUid, imagePixel, study, maxFindings, severities, accepted);
    }

    /** These options, for a server that takes Transfer Syntax UID (0002,0010) among the attributes, or not. */
    public ValidateOptions withTransferSyntaxUid(boolean taken) {
        return new ValidateOptions(linkedFiles, taken, imagePixel, study, maxFindings, severities, accepted);
    }

    /** These options, for a server that wants the Image Pixel attributes with bulk data too, or not. */
    public ValidateOptions withImagePixel(boolean wanted) {
        return new ValidateOptions(linkedFiles, transferSyntaxUid, wanted, study, maxFindings, severities, accepted);
    }

    /** These options, for a URL that names a study. */
    public ValidateOptions withStudy(Uid uid) {
        return new ValidateOptions(
                linkedFiles, transferSyntaxUid, imagePixel, Optional.of(uid), maxFindings, severities, accepted);
    }

    /** These options, with another limit to what is passed on. */
    public ValidateOptions withMaxFindings(long limit) {
        return new ValidateOptions(linkedFiles, transferSyntaxUid, imagePixel, study, limit, severities, accepted);
    }

    /** These options, with other severities of rules. */
    public ValidateOptions withSeverities(RuleSeverities other) {
        return new ValidateOptions(linkedFiles, transferSyntaxUid, imagePixel, study, maxFindings, other, accepted);
    }

    /** These options, with findings that do not count; empty for none. */
    public ValidateOptions withAccepted(Optional<AcceptedFindings> findings) {
        return new ValidateOptions(
                linkedFiles, transferSyntaxUid, imagePixel, study, maxFindings, severities, findings);
    }
}
