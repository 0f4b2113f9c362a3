package io.github.stowc.stow.encode;

import io.github.stowc.stow.instance.Instances;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.util.List;

/** Encodes instances as the parts of a message. */
public interface Encoder {

    /**
     * Encodes some instances.
     *
     * @param from the index of the first
     * @param to the index after the last
     * @throws CompileException if an instance cannot be encoded
     * @throws IOException if one cannot be read
     */
    Encoded encode(Instances instances, int from, int to) throws IOException, CompileException;

    /** The warnings so far. */
    default List<Sentence> warnings() {
        return List.of();
    }

    /** The encoder for an encoding. */
    static Encoder of(Encoding encoding, CompilerOptions options) {
        return switch (encoding) {
            case DICOM -> new DicomParts(options);
            case JSON -> new JsonParts(options);
            case XML -> new XmlParts(options);
        };
    }
}
