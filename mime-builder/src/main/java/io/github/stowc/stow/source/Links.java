package io.github.stowc.stow.source;

import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Tags;
import io.github.stowc.stow.input.Inputs;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.template.links.BulkFiles;
import io.github.stowc.template.links.BulkFiles.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Links metadata to the given files: each BulkDataURI refers to one file, or to the frames of one instance, and each
 * file is referred to.
 *
 * @param metadata the name of the metadata in errors
 * @param chosen the files that a person chose for BulkDataURIs
 * @param problems collects links and files that do not match
 * @param leftOut collects other content of folders
 */
public record Links(
        String metadata,
        Map<String, List<Source>> chosen,
        List<CompileProblem> problems,
        List<Inputs.LeftOut> leftOut) {

    /**
     * What a BulkDataURI links to.
     *
     * @param files one, or those of the frames in their order
     * @param isChosen whether a person chose them
     */
    public record Linked(Link link, List<? extends InputFile> files, boolean isChosen) {}

    /**
     * The linked files in the order in which they were given, by the exact URI that links to
     * each.
     */
    public Map<String, Linked> resolve(Map<String, Link> links, List<? extends InputFile> files) {
        // By identity, since two files may be equal.
        IdentityHashMap<InputFile, String> linked = new IdentityHashMap<>();
        BulkFiles<InputFile> given =
                new BulkFiles<>(files, file -> file.source().name());
        Set<InputFile> ambiguous = Collections.newSetFromMap(new IdentityHashMap<>());
        Map<String, Linked> values = new LinkedHashMap<>();
        Map<String, List<InputFile>> chosenFiles = chosen(files);
        for (Map.Entry<String, Link> entry : links.entrySet()) {
            String uri = entry.getKey();
            Link link = entry.getValue();
            List<InputFile> named = chosenFiles.getOrDefault(uri, List.of());
            List<Value<InputFile>> candidates = !named.isEmpty()
                    ? List.of(new Value<>(named, "", 0))
                    : link.isPixelData()
                            ? given.candidates(uri, link.instance(), link.frames())
                            : given.candidates(uri);
            if (candidates.size() == 1) {
                values.put(uri, new Linked(link, candidates.get(0).files(), !named.isEmpty()));
                link(uri, candidates.get(0), linked);
            } else {
                candidates.forEach(value -> ambiguous.addAll(value.files()));
                problems.add(unresolved(uri, link, candidates));
            }
        }
        for (String uri : chosen.keySet()) {
            if (!links.containsKey(uri)) {
                problems.add(problem(uri, "no attribute links to it", "write it as the metadata do"));
            }
        }
        return inOrder(files, linked, ambiguous, values);
    }

    private Map<String, Linked> inOrder(
            List<? extends InputFile> files,
            IdentityHashMap<InputFile, String> linked,
            Set<InputFile> ambiguous,
            Map<String, Linked> values) {
        Map<String, Linked> resolved = new LinkedHashMap<>();
        for (InputFile file : files) {
            String uri = linked.get(file);
            Linked value = uri == null ? null : values.get(uri);
            if (uri == null && !ambiguous.contains(file)) {
                unused(file);
            } else if (uri != null && value != null && isLegalHeader(uri)) {
                resolved.putIfAbsent(uri, value);
            }
        }
        return resolved;
    }

    private void unused(InputFile file) {
        if (file instanceof RawFile raw) {
            if (raw.found() && RawFile.isOfNoUse(raw.refusal())) {
                leftOut.add(
                        new Inputs.LeftOut(file.source().name(), raw.refusal().problem()));
            } else {
                problems.add(CompileProblem.of(raw.refusal()));
            }
            return;
        }
        problems.add(CompileProblem.of(
                file.source().name(), "no BulkDataURI of " + metadata + " links to it", "leave it out, or link to it"));
    }

    /** The chosen files by BulkDataURI. */
    private Map<String, List<InputFile>> chosen(List<? extends InputFile> files) {
        if (chosen.isEmpty()) {
            return Map.of();
        }
        Map<Object, InputFile> byPlace = new HashMap<>();
        for (InputFile file : files) {
            byPlace.putIfAbsent(place(file.source()), file);
        }
        Map<String, List<InputFile>> named = new HashMap<>();
        for (Map.Entry<String, List<Source>> entry : chosen.entrySet()) {
            List<InputFile> all = new ArrayList<>();
            for (Source source : entry.getValue()) {
                InputFile file = byPlace.get(place(source));
                if (file != null) {
                    all.add(file);
                }
            }
            named.put(entry.getKey(), all);
        }
        return named;
    }

    /** What is equal for two sources of the same file. */
    public static Object place(Source source) {
        Optional<Path> path = source.path();
        return path.isPresent() ? path.get().toAbsolutePath().normalize() : source;
    }

    private CompileProblem unresolved(String uri, Link link, List<Value<InputFile>> candidates) {
        // Servers link to it like to any value, and do not give it out.
        boolean padding = link.tag().equals(Tags.DATA_SET_TRAILING_PADDING);
        return candidates.isEmpty()
                ? problem(
                        uri,
                        "no given file matches it",
                        padding
                                ? "remove " + link.tag() + ", which is only padding (PS3.10 7.2)"
                                : "give the file, or correct the URI")
                : problem(
                        uri,
                        "both " + name(candidates.get(0)) + " and " + name(candidates.get(1)) + " match it",
                        "give only one of them, or write more of the path in the URI");
    }

    private static String name(Value<InputFile> value) {
        return value.files().get(0).source().name();
    }

    private void link(String uri, Value<InputFile> value, IdentityHashMap<InputFile, String> linked) {
        String other = null;
        for (InputFile file : value.files()) {
            String before = linked.putIfAbsent(file, uri);
            other = other == null ? before : other;
        }
        if (other != null) {
            problems.add(CompileProblem.of(
                    metadata,
                    "BulkDataURI \"" + uri + "\" and \"" + other + "\" both link to " + name(value),
                    "write it the same way each time"));
        }
        if (value.missing() > 0) {
            problems.add(problem(
                    uri,
                    "frame " + value.missing() + " is missing among the files of " + value.instance() + "/frames",
                    "give all frames"));
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
