package io.github.stowc.template.links;

import io.github.stowc.bytes.Printable;
import java.io.File;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Names for the bulk data of one message, each legal as a relative URI reference (RFC 3986 4.2) and given out once.
 *
 * <p>A name is the file's own, without its folder, so that it is the same in whichever folder the files are; the second
 * {@code a.jpg} is {@code a-2.jpg}. Not safe to share between threads.
 */
public final class ContentLocations {
    /** What is unreserved besides letters and digits (RFC 3986 2.3). */
    private static final String UNRESERVED = "-._~";

    private final Set<String> given = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /**
     * The name for the next file.
     *
     * @param path the path or name of the file, with {@code /} or the platform's separator
     */
    public String next(String path) {
        String name = fileName(path);
        int dot = name.lastIndexOf('.');
        String stem = Printable.percentEncoded(dot > 0 ? name.substring(0, dot) : name, UNRESERVED);
        String extension = Printable.percentEncoded(dot > 0 ? name.substring(dot) : "", UNRESERVED);
        String location = stem + extension;
        while (!given.add(location)) {
            location = stem + "-" + counts.merge(stem + extension, 2, (count, first) -> count + 1) + extension;
        }
        return location;
    }

    /** The last segment of a path. */
    public static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(File.separatorChar)) + 1);
    }
}
