package io.github.stowc.receiver.page;

import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.receiver.web.WebRequest;
import java.io.IOException;

/** Data of the page that another room answers for. Called from several threads. */
public interface PageSection {
    /** The path that it answers for, with all paths below it, such as {@code /api/faults}. */
    String path();

    /**
     * The answer to a GET, HEAD or POST, of whose body nothing is read.
     *
     * @throws IOException if what it needs cannot be read
     */
    WebAnswer answer(WebRequest request) throws IOException;
}
