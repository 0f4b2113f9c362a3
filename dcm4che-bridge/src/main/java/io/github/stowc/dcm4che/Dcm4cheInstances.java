package io.github.stowc.dcm4che;

import io.github.stowc.mime.Part;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.input.StoredMessage;
import io.github.stowc.stow.input.StoredMessage.StoredPart;
import io.github.stowc.stow.input.StowInstance;
import io.github.stowc.stow.options.CompileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.BulkData;
import org.dcm4che3.data.Fragments;

/**
 * Compiles dcm4che's {@link Attributes} into STOW-RS messages (PS3.18 10.5), and reads messages into {@code Attributes}.
 *
 * <p>{@link BulkData} stays in its file until the message is written. Reading a message in a file gives {@link BulkData}
 * that leads into it.
 */
public final class Dcm4cheInstances {
    private Dcm4cheInstances() {}

    /**
     * Compiles instances into one message.
     *
     * @throws CompileException if they have errors
     * @throws IllegalArgumentException if a value cannot be converted, as {@link Dcm4cheDatasets#toDataset} says, or bulk
     *     data is not in a file
     * @throws IOException if bulk data cannot be read
     */
    public static StowMessage compile(StowCompiler compiler, List<Dcm4cheInstance> instances)
            throws IOException, CompileException {
        List<StowInstance> converted = new ArrayList<>(instances.size());
        for (Dcm4cheInstance instance : instances) {
            converted.add(toStowInstance(instance, "instance" + (converted.size() + 1)));
        }
        return compiler.compileInstances(converted);
    }

    /**
     * Makes an instance for {@link StowCompiler#compileInstances}. Pixel Data, documents and other values over 64 KiB become
     * bulk data, as do {@link BulkData} and {@link Fragments}; texts are read from their files.
     *
     * @param name its name in errors and the start of its BulkDataURIs, unique in the message
     * @throws IllegalArgumentException see {@link #compile}
     * @throws IOException if a file that it links to cannot be read
     */
    public static StowInstance toStowInstance(Dcm4cheInstance instance, String name) throws IOException {
        return BulkBeside.instance(instance, name);
    }

    /**
     * The instances of a message in a file, in any of the three encodings. Compressed Pixel Data becomes {@link Fragments},
     * one per frame, with an empty offset table.
     *
     * @throws IOException if the file cannot be read, is not a complete message, or links and parts do not match
     */
    public static List<Dcm4cheInstance> read(Path message) throws IOException {
        return MessageInstances.read(
                message.toString(), StoredMessage.read(message).parts());
    }

    /**
     * The instances of a message that has not been written. Values in files become {@link BulkData} that leads there; DICOM
     * files that are made for the message are read into memory.
     *
     * @throws IOException if a source cannot be read
     */
    public static List<Dcm4cheInstance> read(StowMessage message) throws IOException {
        List<StoredPart> parts = new ArrayList<>();
        for (Part part : message.parts()) {
            parts.add(StoredPart.of(parts.size(), part));
        }
        return MessageInstances.read("the message", parts);
    }
}
