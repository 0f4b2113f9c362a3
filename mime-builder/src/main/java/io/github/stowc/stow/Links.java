package io.github.stowc.stow;

import io.github.stowc.media.Media;
import io.github.stowc.mime.Body;
import io.github.stowc.mime.Part;
import io.github.stowc.template.ContentLocations;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which file each BulkDataURI means: the one whose path ends with the URI, percent-decoded, on the border of a segment.
 *
 * @param metadata the name of the metadata in errors
 * @param problems takes what does not match
 */
record Links(String metadata, List<String> problems) {

    /** Makes the body of a linked file. */
    interface Bulk {
        Body body(Media.Jpeg file) throws IOException;
    }

    /** The parts of the linked files in the order in which the files were given, each under its URI character for character. */
    List<Part> resolve(Set<String> uris, List<Media.Jpeg> files, Bulk bulk) throws IOException {
        // By identity: two files may well be equal.
        IdentityHashMap<Media.Jpeg, String> linked = new IdentityHashMap<>();
        Map<String, List<Media.Jpeg>> byName = byName(files);
        for (String uri : uris) {
            List<Media.Jpeg> candidates = candidates(uri, byName);
            if (candidates.size() == 1) {
                link(uri, candidates.get(0), linked);
            } else {
                problems.add(metadata + ": BulkDataURI \"" + uri + "\": "
                        + (candidates.isEmpty()
                                ? "no file given is it; give the file, or correct the URI"
                                : "both " + candidates.get(0).source().name() + " and "
                                        + candidates.get(1).source().name()
                                        + " may be it; give one of them, or more of the path"));
            }
        }
        List<Part> parts = new ArrayList<>();
        for (Media.Jpeg file : files) {
            String uri = linked.get(file);
            if (uri == null) {
                problems.add(file.source().name() + ": no BulkDataURI of " + metadata
                        + " links to it; leave it out, or link to it");
            } else if (isLegalHeader(uri)) {
                parts.add(ImageParts.bulkData(file, uri, bulk.body(file)));
            }
        }
        return parts;
    }

    private void link(String uri, Media.Jpeg file, IdentityHashMap<Media.Jpeg, String> linked) {
        String other = linked.putIfAbsent(file, uri);
        if (other != null) {
            problems.add(metadata + ": BulkDataURI \"" + uri + "\" and \"" + other + "\" both mean "
                    + file.source().name() + "; write it the same way each time");
        }
        if (!isLegalHeader(uri)) {
            problems.add(
                    metadata + ": BulkDataURI \"" + uri
                            + "\": expected visible ASCII, since it is repeated in Content-Location; percent-encode it (RFC 3986 2.1)");
        }
    }

    private static boolean isLegalHeader(String uri) {
        for (int i = 0; i < uri.length(); i++) {
            if (uri.charAt(i) < ' ' || uri.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static Map<String, List<Media.Jpeg>> byName(List<Media.Jpeg> files) {
        Map<String, List<Media.Jpeg>> byName = new HashMap<>();
        for (Media.Jpeg file : files) {
            byName.computeIfAbsent(ContentLocations.fileName(file.source().name()), name -> new ArrayList<>())
                    .add(file);
        }
        return byName;
    }

    private static List<Media.Jpeg> candidates(String uri, Map<String, List<Media.Jpeg>> byName) {
        String decoded = decode(uri);
        List<Media.Jpeg> candidates = endingIn(decoded, byName);
        // A name with a percent sign in it may have been written down as it is.
        return candidates.isEmpty() && !decoded.equals(uri) ? endingIn(uri, byName) : candidates;
    }

    private static List<Media.Jpeg> endingIn(String uri, Map<String, List<Media.Jpeg>> byName) {
        List<Media.Jpeg> candidates = new ArrayList<>();
        String name = uri.substring(uri.lastIndexOf('/') + 1);
        for (Media.Jpeg file : byName.getOrDefault(name, List.of())) {
            if (endsOnSegment(file.source().name().replace(File.separatorChar, '/'), uri)) {
                candidates.add(file);
            }
        }
        return candidates;
    }

    private static boolean endsOnSegment(String path, String uri) {
        String name = uri.startsWith("./") ? uri.substring(2) : uri;
        int start = path.length() - name.length();
        return !name.isEmpty()
                && path.endsWith(name)
                && (start == 0 || path.charAt(start - 1) == '/' || name.charAt(0) == '/');
    }

    /** Percent-decoded as UTF-8; what is not a percent and two digits stays. */
    static String decode(String uri) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(uri.length());
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            int high = c == '%' && i + 2 < uri.length() ? Character.digit(uri.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(uri.charAt(i + 2), 16);
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
