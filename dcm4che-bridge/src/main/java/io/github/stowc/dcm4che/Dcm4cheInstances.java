package io.github.stowc.dcm4che;

import io.github.stowc.bytes.Body;
import io.github.stowc.mime.Header;
import io.github.stowc.mime.Part;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.instance.StowInstance;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.source.StoredMessage;
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
 * <p>{@link BulkData} in files stays there until the message is written, and what is read of a message in a file becomes
 * {@link BulkData} that leads into it.
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
     * An instance for {@link StowCompiler#compileInstances}. Pixel Data, documents and other values over 64 KiB go beside the
     * dataset, as do {@link BulkData} and {@link Fragments}; texts are read from their files.
     *
     * @param name what errors call it, and the beginning of its BulkDataURIs, which no other instance of the message may have
     * @throws IllegalArgumentException see {@link #compile}
     * @throws IOException if a file that it links to cannot be read
     */
    public static StowInstance toStowInstance(Dcm4cheInstance instance, String name) throws IOException {
        return BulkBeside.instance(instance, name);
    }

    /**
     * The instances of a message in a file, of any of the three encodings. What is compressed becomes {@link Fragments}, one a
     * frame, with an empty offset table.
     *
     * @throws IOException if the file cannot be read, is no whole message, or links and parts do not match
     */
    public static List<Dcm4cheInstance> read(Path message) throws IOException {
        List<MessagePart> parts = new ArrayList<>();
        for (StoredMessage.StoredPart part : StoredMessage.read(message).parts()) {
            parts.add(new MessagePart(part.contentType(), part.contentLocation(), part.body()));
        }
        return new MessageInstances(message.toString(), parts).read();
    }

    /**
     * The instances of a message that need not be written for that. What is in files becomes {@link BulkData} that leads there;
     * DICOM files that are made for the message are read into memory.
     *
     * @throws IOException if a source cannot be read
     */
    public static List<Dcm4cheInstance> read(StowMessage message) throws IOException {
        List<MessagePart> parts = new ArrayList<>();
        for (Part part : message.parts()) {
            parts.add(new MessagePart(field(part, "Content-Type"), field(part, "Content-Location"), part.body()));
        }
        return new MessageInstances("the message", parts).read();
    }

    private static String field(Part part, String name) {
        for (Header header : part.headers()) {
            if (header.name().equalsIgnoreCase(name)) {
                return header.value();
            }
        }
        return "";
    }

    /**
     * A part of a message.
     *
     * @param contentType with its parameters, if they are known
     * @param location empty where there is none
     */
    record MessagePart(String contentType, String location, Body body) {
        String mediaType() {
            int end = contentType.indexOf(';');
            return (end < 0 ? contentType : contentType.substring(0, end)).trim();
        }

        /** The parameter {@code transfer-syntax}; empty where there is none. */
        String transferSyntax() {
            String parameter = "transfer-syntax=";
            int at = contentType.indexOf(parameter);
            if (at < 0) {
                return "";
            }
            String rest = contentType.substring(at + parameter.length());
            int end = rest.indexOf(';');
            return (end < 0 ? rest : rest.substring(0, end)).replace("\"", "").trim();
        }
    }
}
