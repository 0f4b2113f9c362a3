package io.github.stowc.stow;

import io.github.stowc.media.Media;
import io.github.stowc.mime.Body;
import io.github.stowc.mime.Part;
import io.github.stowc.template.BulkDataLinks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Links metadata to the files given: each BulkDataURI means one of them, and each of them is meant.
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
        BulkDataLinks<Media.Jpeg> links =
                new BulkDataLinks<>(files, file -> file.source().name());
        Set<Media.Jpeg> ambiguous = Collections.newSetFromMap(new IdentityHashMap<>());
        for (String uri : uris) {
            List<Media.Jpeg> candidates = links.candidates(uri);
            if (candidates.size() == 1) {
                link(uri, candidates.get(0), linked);
            } else {
                ambiguous.addAll(candidates);
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
            if (uri == null && !ambiguous.contains(file)) {
                problems.add(file.source().name() + ": no BulkDataURI of " + metadata
                        + " links to it; leave it out, or link to it");
            } else if (uri != null && isLegalHeader(uri)) {
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
}
