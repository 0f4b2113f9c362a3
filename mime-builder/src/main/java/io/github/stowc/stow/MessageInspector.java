package io.github.stowc.stow;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.anatomy.ChunkedRequest;
import io.github.stowc.anatomy.Inspection;
import io.github.stowc.anatomy.PartContents;
import io.github.stowc.bytes.Source;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.Summary;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Shows all of a message: what every byte is, what its parts hold, and what is wrong with it. */
public final class MessageInspector {
    private MessageInspector() {}

    /**
     * Inspects a message, or a raw HTTP request with one.
     *
     * @param source of a request in chunks, best {@link ChunkedRequest#decoded}: its offsets are those of the result
     * @param contentType the Content-Type that goes with it; empty if that is not known
     * @param digest whether to compute the SHA-256 of each body, which reads all of them once more
     * @param options how it is checked
     * @throws IOException if it cannot be read; never because of its content
     */
    public static Inspection inspect(Source source, String contentType, boolean digest, ValidateOptions options)
            throws IOException {
        Source decoded = ChunkedRequest.decoded(source);
        Anatomy anatomy = Anatomy.of(decoded, contentType);
        List<Finding> findings = new ArrayList<>();
        StowValidator validator = new StowValidator(options, findings::add);
        validator.source(decoded, contentType, anatomy);
        Summary summary = validator.finish();
        return new Inspection(anatomy, PartContents.of(anatomy, decoded, digest), findings, summary);
    }
}
