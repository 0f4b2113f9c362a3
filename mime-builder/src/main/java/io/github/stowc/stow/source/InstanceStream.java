package io.github.stowc.stow.source;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.stow.options.CompileException;
import java.io.IOException;

/** The datasets of a message's instances, one after the other, the same at each call. */
public interface InstanceStream {

    /** Takes a dataset. */
    interface Sink {
        void accept(Dataset dataset) throws IOException, CompileException;
    }

    /**
     * Hands over every dataset in order.
     *
     * @throws CompileException if one cannot be made
     * @throws IOException if one cannot be read or the sink fails
     */
    void forEach(Sink sink) throws IOException, CompileException;
}
