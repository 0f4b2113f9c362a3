package io.github.stowc.stow.source;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.stow.options.CompileException;
import java.io.IOException;

/** The datasets of a message's instances in order, the same on each call. */
public interface InstanceStream {

    /** Takes a dataset. */
    interface Sink {
        void accept(Dataset dataset) throws IOException, CompileException;
    }

    /**
     * Passes every dataset in order to a sink.
     *
     * @throws CompileException if one cannot be made
     * @throws IOException if one cannot be read or the sink fails
     */
    void forEach(Sink sink) throws IOException, CompileException;
}
