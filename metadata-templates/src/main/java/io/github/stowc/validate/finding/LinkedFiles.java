package io.github.stowc.validate.finding;

import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the links of metadata can mean: the files of a folder, or the parts of a message. */
public interface LinkedFiles {

    /** All names, in order, each once. */
    List<String> names();

    /** The names of those that a BulkDataURI may mean; one if the link is sound. */
    List<String> candidates(String uri);

    /**
     * Like {@link #candidates(String)}, for the Pixel Data of an instance, whose frames may be files of their own.
     *
     * @param instance the instance that links to it
     */
    default List<String> candidates(String uri, Dataset instance) {
        return candidates(uri);
    }

    /** The only name that differs from a BulkDataURI by upper and lower case alone, where that is a fault; empty if there is none. */
    default Optional<String> inOtherCase(String uri) {
        return Optional.empty();
    }

    /** The names of the frames that a name stands for, in their order; of a single file only itself. */
    default List<String> frames(String name) {
        return List.of(name);
    }

    /**
     * The bytes with that name.
     *
     * @throws IOException if they cannot be read
     */
    Source source(String name) throws IOException;

    /** The media type that the message gives the bytes with that name; empty for a file, whose bytes tell. */
    default Optional<String> mediaType(String name) {
        return Optional.empty();
    }

    /** Whether a link must lead to it; not for what merely is in a folder. */
    default boolean isExpected(String name) {
        return true;
    }

    /**
     * The files of a folder and its folders, hidden ones apart; none of them needs a link. A BulkDataURI means the file whose path,
     * percent-decoded and with {@code /}, ends with it on a segment's border, an absolute one that with most of its last
     * segments in common. The files {@code …/frames/1}, {@code …/frames/2} and so on are the frames of one Pixel Data.
     *
     * @param except files that nothing may link to, such as the metadata itself
     * @throws IOException if the folder cannot be read
     */
    static LinkedFiles inFolder(Path folder, Collection<Path> except) throws IOException {
        return inPlaces(List.of(folder), except);
    }

    /**
     * Files, which links must lead to, and the files of folders; see {@link #inFolder}.
     *
     * @param except files that nothing may link to, such as the metadata itself
     * @throws IOException if a place cannot be read
     */
    static LinkedFiles inPlaces(List<Path> places, Collection<Path> except) throws IOException {
        return LinkedFolder.of(places, except);
    }
}
