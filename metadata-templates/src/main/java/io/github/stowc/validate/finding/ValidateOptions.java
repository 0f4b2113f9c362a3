package io.github.stowc.validate.finding;

import io.github.stowc.dicom.Uid;
import io.github.stowc.wording.UsageException;
import java.util.Optional;

/**
 * How instances are checked. Immutable.
 *
 * @param linkedFiles what the links can mean; empty if they are not followed
 * @param google whether the server is Google's: it takes Transfer Syntax UID among the attributes, and wants the Image
 *     Pixel attributes with bulk data too
 * @param study the study that the URL names; empty if it names none
 * @param maxFindings the most findings to pass on; all are counted
 */
public record ValidateOptions(
        Optional<LinkedFiles> linkedFiles, boolean google, Optional<Uid> study, long maxFindings) {

    /** Without bulk data, for any server and any study, all findings. */
    public static final ValidateOptions DEFAULT =
            new ValidateOptions(Optional.empty(), false, Optional.empty(), Long.MAX_VALUE);

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
        return new ValidateOptions(Optional.of(files), google, study, maxFindings);
    }

    /** These options, for Google's server or not. */
    public ValidateOptions withGoogle(boolean meant) {
        return new ValidateOptions(linkedFiles, meant, study, maxFindings);
    }

    /** These options, for a URL that names a study. */
    public ValidateOptions withStudy(Uid uid) {
        return new ValidateOptions(linkedFiles, google, Optional.of(uid), maxFindings);
    }

    /** These options, with another limit to what is passed on. */
    public ValidateOptions withMaxFindings(long limit) {
        return new ValidateOptions(linkedFiles, google, study, limit);
    }
}
