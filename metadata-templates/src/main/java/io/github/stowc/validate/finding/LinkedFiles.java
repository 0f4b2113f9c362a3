package io.github.stowc.validate.finding;

import io.github.stowc.bytes.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the links of metadata can mean: the files of a folder, or the parts of a message. */
public interface LinkedFiles {

    /** The names of all, in order, each once. */
    List<String> names();

    /** The names of those that a BulkDataURI may mean; one where the link is sound. */
    List<String> candidates(String uri);

    /**
     * The bytes of that name.
     *
     * @throws IOException if it cannot be looked at
     */
    Source source(String name) throws IOException;

    /** What the message says that the bytes of that name are; empty for a file, whose bytes have to tell. */
    default Optional<String> mediaType(String name) {
        return Optional.empty();
    }

    /**
     * The files of a folder and its folders, hidden ones apart. A BulkDataURI means the file whose path, percent-decoded
     * and with {@code /}, ends with it on a segment's border.
     *
     * @param except files that nothing is to link to, such as the metadata itself
     * @throws IOException if the folder cannot be read
     */
    static LinkedFiles inFolder(Path folder, Collection<Path> except) throws IOException {
        return LinkedFolder.of(folder, except);
    }
}
