package io.github.stowc.stow.instance;

import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.source.Part10File;
import java.io.IOException;
import java.util.Optional;

/** The instances of a run, in the order of the input, the same at each call. */
public interface Instances {

    /** Takes an instance. */
    interface Sink {
        void accept(Instance instance) throws IOException, CompileException;
    }

    /** How many there are. */
    int count();

    /** What the instance of an index is called in errors. */
    String name(int index);

    /** The file that the instance of an index comes from, as it was named; empty if it comes from none. */
    Optional<String> file(int index);

    /**
     * Hands over some of them in order.
     *
     * @param from the index of the first
     * @param to the index behind the last
     * @throws CompileException if one cannot be made
     * @throws IOException if one cannot be read or the sink fails
     */
    void forEach(int from, int to, Sink sink) throws IOException, CompileException;

    /** The DICOM file that an instance is, where it goes out as such without a change. */
    Optional<Part10File> unchanged(int index);
}
