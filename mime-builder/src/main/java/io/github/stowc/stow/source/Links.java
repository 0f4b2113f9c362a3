package io.github.stowc.stow.source;

import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.template.links.BulkDataLinks;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Links metadata to the given files: each BulkDataURI refers to one file, and each file is referred to.
 *
 * @param metadata the name of the metadata in errors
 * @param problems collects links and files that do not match
 */
public record Links(String metadata, List<CompileProblem> problems) {

    /**
     * The linked files in the order in which they were given, by the exact URI that links to
     * each.
     */
    public Map<String, ContentFile> resolve(Set<String> uris, List<ContentFile> files) {
        // By identity, since two files may be equal.
        IdentityHashMap<ContentFile, String> linked = new IdentityHashMap<>();
        BulkDataLinks<ContentFile> links =
                new BulkDataLinks<>(files, file -> file.source().name());
        Set<ContentFile> ambiguous = Collections.newSetFromMap(new IdentityHashMap<>());
        for (String uri : uris) {
            List<ContentFile> candidates = links.candidates(uri);
            if (candidates.size() == 1) {
                link(uri, candidates.get(0), linked);
            } else {
                ambiguous.addAll(candidates);
                problems.add(
                        candidates.isEmpty()
                                ? problem(uri, "no given file matches it", "give the file, or correct the URI")
                                : problem(
                                        uri,
                                        "both " + candidates.get(0).source().name() + " and "
                                                + candidates.get(1).source().name() + " match it",
                                        "give only one of them, or write more of the path in the URI"));
            }
        }
        Map<String, ContentFile> resolved = new LinkedHashMap<>();
        for (ContentFile file : files) {
            String uri = linked.get(file);
            if (uri == null && !ambiguous.contains(file)) {
                problems.add(CompileProblem.of(
                        file.source().name(),
                        "no BulkDataURI of " + metadata + " links to it",
                        "leave it out, or link to it"));
            } else if (uri != null && isLegalHeader(uri)) {
                resolved.put(uri, file);
            }
        }
        return resolved;
    }

    private void link(String uri, ContentFile file, IdentityHashMap<ContentFile, String> linked) {
        String other = linked.putIfAbsent(file, uri);
        if (other != null) {
            problems.add(CompileProblem.of(
                    metadata,
                    "BulkDataURI \"" + uri + "\" and \"" + other + "\" both link to "
                            + file.source().name(),
                    "write it the same way each time"));
        }
        if (!isLegalHeader(uri)) {
            problems.add(problem(
                    uri,
                    "expected visible ASCII, since Content-Location repeats it",
                    "percent-encode it (RFC 3986 2.1)"));
        }
    }

    private CompileProblem problem(String uri, String message, String remedy) {
        return CompileProblem.of(metadata, "BulkDataURI \"" + uri + "\": " + message, remedy);
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
