package io.github.stowc.receiver.web;

import java.io.IOException;

/** Answers requests without a body; called from several threads. */
@FunctionalInterface
public interface Service {
    /**
     * The answer.
     *
     * @throws IOException if a stored file cannot be read
     */
    WebAnswer answer(WebRequest request, DicomPath path) throws IOException;
}
