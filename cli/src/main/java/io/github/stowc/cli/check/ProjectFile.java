package io.github.stowc.cli.check;

import io.github.stowc.cli.options.TomlFile;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code .stowc.toml}. */
final class ProjectFile {
    private static final List<String> KEYS = List.of("severity", "ignore", "baseline", "exclude");

    private final Path file;
    private final Map<String, Optional<Severity>> levels = new LinkedHashMap<>();
    private final List<PathMatcher> exclude = new ArrayList<>();

    private ProjectFile(Path file) {
        this.file = file;
    }

    /**
     * Reads the settings.
     *
     * @throws UsageException if they have another form
     * @throws IOException if the file cannot be read
     */
    static ProjectSettings read(Path file) throws IOException {
        return new ProjectFile(file).settings(TomlFile.read(file, "settings of a project", KEYS));
    }

    private ProjectSettings settings(JsonNode root) {
        JsonNode severity = root.get("severity");
        if (severity != null) {
            if (!severity.isObject()) {
                throw wrong("severity", "a table of rules");
            }
            for (Map.Entry<String, JsonNode> rule : severity.properties()) {
                levels.put(rule.getKey(), level(rule.getKey(), rule.getValue()));
            }
        }
        for (String rule : texts(root.get("ignore"), "ignore")) {
            levels.put(rule, Optional.empty());
        }
        for (String pattern : texts(root.get("exclude"), "exclude")) {
            addMatchers(pattern);
        }
        JsonNode baseline = root.get("baseline");
        return new ProjectSettings(file, levels, baseline == null ? null : path(baseline), exclude);
    }

    private Optional<Severity> level(String rule, JsonNode value) {
        Optional<Severity> level =
                value.isString() ? Levels.parse(value.stringValue()).orElse(null) : null;
        if (level == null) {
            throw new UsageException(
                    file + ": severity of " + rule + ": expected one of " + Levels.WORDS + ", found " + value);
        }
        return level;
    }

    private List<String> texts(@Nullable JsonNode value, String key) {
        List<String> texts = new ArrayList<>();
        if (value == null) {
            return texts;
        }
        if (!value.isArray()) {
            throw wrong(key, "an array of texts");
        }
        for (JsonNode text : value) {
            if (!text.isString()) {
                throw wrong(key, "an array of texts");
            }
            texts.add(text.stringValue());
        }
        return texts;
    }

    private UsageException wrong(String key, String expected) {
        return new UsageException(file + ": " + key + ": expected " + expected);
    }

    private Path path(JsonNode value) {
        try {
            if (value.isString() && !value.stringValue().isEmpty()) {
                return file.resolveSibling(value.stringValue());
            }
        } catch (InvalidPathException e) {
            // Said below.
        }
        throw wrong("baseline", "the name of a file");
    }

    /** As in .gitignore, a pattern without a slash is a name in any folder. */
    private void addMatchers(String pattern) {
        String whole = pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern;
        try {
            FileSystem system = file.getFileSystem();
            exclude.add(system.getPathMatcher("glob:" + whole));
            if (whole.startsWith("**/")) {
                exclude.add(system.getPathMatcher("glob:" + whole.substring(3)));
            } else if (whole.indexOf('/') < 0) {
                exclude.add(system.getPathMatcher("glob:**/" + whole));
            }
        } catch (PatternSyntaxException e) {
            throw new UsageException(
                    file + ": exclude: expected a pattern such as examples/** or *.old.json, found " + pattern, e);
        }
    }
}
