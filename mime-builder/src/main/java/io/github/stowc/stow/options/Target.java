package io.github.stowc.stow.options;

import io.github.stowc.curl.Auth;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import io.github.stowc.wording.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of server: what it takes, what else it needs, and its limits. Immutable.
 *
 * @param name the name by which users choose it
 * @param title the product's name
 * @param encodings what it takes, in order of preference
 * @param bulkDataTypes the media types of Pixel Data and documents that it takes as bulk data; empty for any
 * @param bulkDataLimits what it does not take of them
 * @param traits what else it needs or takes
 * @param accept the value of the request's Accept field
 * @param auth the default authentication of requests
 * @param limits how large a request may be
 * @param silentLimit the size that many servers of this kind refuse without a word; empty if none is known
 * @param url the form of its URL
 * @param notes what else a person should know, one sentence each
 * @param sources the URLs where this is documented
 */
public record Target(
        String name,
        String title,
        List<Encoding> encodings,
        List<String> bulkDataTypes,
        Set<BulkDataLimit> bulkDataLimits,
        Set<ServerTrait> traits,
        String accept,
        Auth auth,
        Limits limits,
        Optional<SilentLimit> silentLimit,
        String url,
        List<Sentence> notes,
        List<String> sources) {

    /** The name of the default target. */
    public static final String DEFAULT = "dcm4chee";

    /** The names of all targets, in reading order. */
    public static final List<String> NAMES = List.of("standard", "dcm4chee", "orthanc", "google", "azure", "aws");

    /**
     * A size of requests that a server may refuse without saying so.
     *
     * @param bytes the size, in bytes
     * @param hint what is the cause and what to do, to follow a semicolon
     */
    public record SilentLimit(long bytes, Sentence hint) {}

    /** PS3.18 has no media type for it, and as DICOM file it has no transfer syntax. */
    private static final String QUICKTIME = "video/quicktime";

    /**
     * Copies the collections.
     *
     * @throws IllegalArgumentException if there is no encoding
     */
    public Target {
        encodings = List.copyOf(encodings);
        bulkDataTypes = List.copyOf(bulkDataTypes);
        bulkDataLimits = Set.copyOf(bulkDataLimits);
        traits = Set.copyOf(traits);
        notes = List.copyOf(notes);
        sources = List.copyOf(sources);
        if (encodings.isEmpty()) {
            throw new IllegalArgumentException("the target " + name + " has no encoding");
        }
    }

    /**
     * The target with that name, in any case.
     *
     * @throws UsageException if there is none; the message lists the names and the closest one
     */
    public static Target named(String name) {
        return TargetTable.read().named(name);
    }

    /** All targets, in reading order. */
    public static List<Target> all() {
        return TargetTable.read().all();
    }

    /** Whether it has that trait. */
    public boolean has(ServerTrait trait) {
        return traits.contains(trait);
    }

    /** Whether it takes instances in that encoding. */
    public boolean takes(Encoding encoding) {
        return encodings.contains(encoding);
    }

    /** Whether it takes metadata, but not with every bulk data. */
    public boolean choosesBulkData() {
        return !bulkDataTypes.isEmpty() || !bulkDataLimits.isEmpty();
    }

    /** Whether it takes metadata with Pixel Data or a document of that media type; the limits apply all the same. */
    public boolean takesBulkData(String mediaType) {
        boolean metadata = encodings.stream().anyMatch(encoding -> encoding != Encoding.DICOM);
        boolean known = bulkDataTypes.isEmpty() || bulkDataTypes.contains(mediaType);
        return metadata && known && !mediaType.equals(QUICKTIME);
    }

    /**
     * Refuses an encoding that it does not take.
     *
     * @throws UsageException if it does not; the message has the remedy
     */
    public void requireTaken(Encoding encoding) {
        if (!takes(encoding)) {
            throw new UsageException(Sentence.of(
                    title + " does not take " + encoding.mediaType() + "; leave out ",
                    Choice.ENCODING,
                    ", or write ",
                    Choice.ENCODING,
                    " " + encodings.get(0).name().toLowerCase(Locale.ROOT) + " (",
                    Choice.EXPLAIN_TARGET,
                    " " + name + ")"));
        }
    }
}
