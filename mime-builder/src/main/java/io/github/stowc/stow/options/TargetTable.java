package io.github.stowc.stow.options;

import io.github.stowc.curl.Auth;
import io.github.stowc.dicom.Spelling;
import io.github.stowc.wording.Sentence;
import io.github.stowc.wording.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** The table of all targets: a block of lines {@code key: value} for each, separated by empty lines. Immutable. */
final class TargetTable {
    private static final String RESOURCE = "targets.txt";
    private static final Set<String> KEYS = Set.of(
            "name",
            "title",
            "takes",
            "bulk-data",
            "no-bulk-data",
            "traits",
            "accept",
            "auth",
            "max-bytes",
            "max-instances",
            "silent-limit",
            "url",
            "note",
            "source");

    /** A row becomes a target when it is asked for: a run needs one of them. */
    private final Map<String, Row> byName;

    private TargetTable(Map<String, Row> byName) {
        this.byName = byName;
    }

    static TargetTable read() {
        try (InputStream in = TargetTable.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing from the library");
            }
            return parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TargetTable parse(BufferedReader in) throws IOException {
        Map<String, Row> rows = new LinkedHashMap<>();
        Row row = new Row();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isEmpty()) {
                rows.put(row.required("name"), row);
                row = new Row();
            } else {
                row.add(line);
            }
        }
        rows.put(row.required("name"), row);
        return new TargetTable(rows);
    }

    Target named(String name) {
        Row row = byName.get(name.toLowerCase(Locale.ROOT));
        if (row == null) {
            throw new UsageException("expected a target, one of " + String.join(", ", byName.keySet())
                    + ", found \"" + name + "\""
                    + Spelling.nearest(name, byName.keySet())
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(""));
        }
        return row.target();
    }

    List<Target> all() {
        return byName.values().stream().map(Row::target).toList();
    }

    /** The table's values for one target. */
    private static final class Row {
        private final Map<String, List<String>> values = new LinkedHashMap<>();

        void add(String line) {
            int colon = Math.max(0, line.indexOf(": "));
            String key = line.substring(0, colon);
            if (!KEYS.contains(key)) {
                throw new IllegalStateException(
                        RESOURCE + ": expected a known key and a value, found \"" + line + "\"");
            }
            values.computeIfAbsent(key, any -> new ArrayList<>(2)).add(line.substring(colon + 2));
        }

        Target target() {
            Optional<String> bytes = optional("max-bytes");
            Optional<String> instances = optional("max-instances");
            return new Target(
                    required("name"),
                    required("title"),
                    words("takes").stream()
                            .map(word -> Encoding.valueOf(constant(word)))
                            .toList(),
                    words("bulk-data"),
                    Set.copyOf(words("no-bulk-data").stream()
                            .map(word -> BulkDataLimit.valueOf(constant(word)))
                            .toList()),
                    Set.copyOf(words("traits").stream()
                            .map(word -> ServerTrait.valueOf(constant(word)))
                            .toList()),
                    required("accept"),
                    auth(words("auth")),
                    new Limits(
                            bytes.map(text -> OptionalLong.of(Long.parseLong(text)))
                                    .orElse(OptionalLong.empty()),
                            instances
                                    .map(text -> OptionalInt.of(Integer.parseInt(text)))
                                    .orElse(OptionalInt.empty())),
                    optional("silent-limit").map(Row::silentLimit),
                    required("url"),
                    notes(),
                    values.getOrDefault("source", List.of()));
        }

        private List<Sentence> notes() {
            List<Sentence> notes = new ArrayList<>();
            for (String note : values.getOrDefault("note", List.of())) {
                notes.add(Sentence.parse(note));
            }
            return List.copyOf(notes);
        }

        private Optional<String> optional(String key) {
            // No stream: this runs at each start, and that would load hundreds of classes.
            List<String> found = values.getOrDefault(key, List.of());
            return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
        }

        private String required(String key) {
            return optional(key)
                    .orElseThrow(
                            () -> new IllegalStateException(RESOURCE + ": a target has no " + key + ": " + values));
        }

        private List<String> words(String key) {
            return optional(key).map(text -> List.of(text.split(" ", -1))).orElse(List.of());
        }

        /** A size in bytes and, after a blank, the hint. */
        private static Target.SilentLimit silentLimit(String text) {
            int blank = text.indexOf(' ');
            return new Target.SilentLimit(
                    Long.parseLong(text.substring(0, blank)), Sentence.parse(text.substring(blank + 1)));
        }

        private static String constant(String word) {
            return word.toUpperCase(Locale.ROOT).replace('-', '_');
        }

        private static Auth auth(List<String> words) {
            if (words.isEmpty()) {
                return Auth.NONE;
            }
            return switch (words.get(0)) {
                case "gcloud" -> new Auth.Gcloud();
                case "bearer" -> new Auth.Bearer(words.get(1));
                case "aws" -> new Auth.AwsSigV4(Optional.empty(), words.get(1));
                default -> throw new IllegalStateException(RESOURCE + ": unknown auth " + words);
            };
        }
    }
}
