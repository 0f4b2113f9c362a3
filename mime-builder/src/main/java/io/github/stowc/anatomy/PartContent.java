package io.github.stowc.anatomy;

import io.github.stowc.dicom.Dataset;
import java.util.List;

/**
 * What the body of a part holds. Immutable.
 *
 * @param found the media type that the bytes show, such as {@code image/jpeg}; empty if they show none
 * @param sha256 the SHA-256 of the body in lower-case hex; empty if it was not asked for
 * @param instances the metadata of its instances, in order; none for bulk data
 * @param referencedBy the attributes whose BulkDataURI is its Content-Location
 */
public record PartContent(
        String found, String sha256, List<DescribedInstance> instances, List<Reference> referencedBy) {
    /** Copies the lists. */
    public PartContent {
        instances = List.copyOf(instances);
        referencedBy = List.copyOf(referencedBy);
    }

    /**
     * An instance.
     *
     * @param index its number in the message, from 0
     * @param dataset its attributes; values that stay in the file are links
     */
    public record DescribedInstance(int index, Dataset dataset) {}

    /**
     * An attribute that means the part.
     *
     * @param instance the number of its instance in the message, from 0
     * @param path the way to it: {@code 7FE00010}, {@code 00400275[0].00400007}
     */
    public record Reference(int instance, String path) {}
}
