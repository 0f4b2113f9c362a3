package io.github.stowc.stow.instance;

import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.source.Part10File;
import java.io.IOException;
import java.util.Optional;

/** The instances of a run, in the order of the input, the same on each call. */
public interface Instances {

    /** Takes an instance. */
    interface Sink {
        void accept(Instance instance) throws IOException, CompileException;
    }

    /** The number of instances. */
    int count();

    /** The name of the instance at an index in errors. */
    String name(int index);

    /** The file, by its given name, that the instance at an index comes from; empty if from none. */
    Optional<String> file(int index);

    /**
     * Passes a range of them in order to a sink.
     *
     * @param from the index of the first
     * @param to the index after the last
     * @throws CompileException if one cannot be made
     * @throws IOException if one cannot be read or the sink fails
     */
    void forEach(int from, int to, Sink sink) throws IOException, CompileException;

    /** The DICOM file that goes out unchanged as an instance; empty if the instance is not such a file. */
    Optional<Part10File> unchanged(int index);

    /** Whether an instance is read from a DICOM file, so that no server can be expected to complete it. */
    default boolean isStored(int index) {
        return false;
    }
}
