package io.github.stowc.template.attach;

import java.io.IOException;

/** A file that nothing can be attached to; the message names the file, what is missing and the remedy. */
public final class AttachmentException extends IOException {
    private static final long serialVersionUID = 1L;

    AttachmentException(String file, String problem, String remedy) {
        super(file + ": " + problem + "; " + remedy);
    }
}
