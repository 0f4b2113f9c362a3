package io.github.stowc.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The resources of a checkout that this tool makes, found by their names in any package. */
final class Folder {
    /** The tables that are edited by hand, and those that are made from them. */
    static final List<String> NAMES = List.of(
            "elements.tsv",
            "uids.tsv",
            "keywords.tsv",
            "uid-keywords.tsv",
            "iods.txt",
            "modules.txt",
            "conditions.txt",
            "values.txt");

    private final Map<String, Path> files = new TreeMap<>();

    /**
     * Looks for the tables below {@code metadata-templates/src/main/resources}.
     *
     * @throws TableException if one is missing, or occurs twice
     */
    Folder(Path root) throws IOException {
        Path resources = root.resolve("metadata-templates/src/main/resources");
        try (Stream<Path> all = Files.walk(resources)) {
            all.filter(file -> NAMES.contains(file.getFileName().toString())).forEach(this::add);
        }
        for (String name : NAMES) {
            if (!files.containsKey(name)) {
                throw new TableException(
                        resources.toString(), "expected " + name + " in a folder below; it is missing");
            }
        }
    }

    private void add(Path file) {
        Path other = files.put(file.getFileName().toString(), file);
        if (other != null) {
            throw new TableException(file.toString(), "the same table is also " + other + "; remove one");
        }
    }

    /** The texts of the tables by their names. */
    Map<String, String> read() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            texts.put(file.getKey(), Files.readString(file.getValue()));
        }
        return texts;
    }

    void write(String name, String text) throws IOException {
        Files.writeString(files.get(name), text);
    }
}
