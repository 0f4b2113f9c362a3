package io.github.stowc.cli.check;

import io.github.stowc.bytes.SideFile;
import io.github.stowc.cli.options.Failure;
import io.github.stowc.dicom.syntax.JsonOut;
import io.github.stowc.mime.Outputs;
import io.github.stowc.validate.finding.AcceptedFindings;
import io.github.stowc.validate.finding.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The findings that a project accepts until it mends them, in a file: rule, file, path, a hash of the value and how many.
 * Places are not in it, so that it outlives edits.
 */
public final class Baseline implements AcceptedFindings {
    private static final int LIMIT = 1 << 26;

    private final Path file;
    private final boolean isNew;
    private final Map<Key, Integer> counts = new TreeMap<>();
    private int known;

    private record Key(String file, String rule, String path, String value) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = file.compareTo(other.file);
            order = order == 0 ? rule.compareTo(other.rule) : order;
            order = order == 0 ? path.compareTo(other.path) : order;
            return order == 0 ? value.compareTo(other.value) : order;
        }
    }

    private Baseline(Path file, boolean isNew) {
        this.file = file;
        this.isNew = isNew;
    }

    /** One that accepts everything, and is written afterwards. */
    public static Baseline create(Path file) {
        return new Baseline(file, true);
    }

    /**
     * Reads one.
     *
     * @throws Failure.InputException if it has another form
     * @throws IOException if it cannot be read
     */
    public static Baseline read(Path file) throws IOException {
        Baseline baseline = new Baseline(file, false);
        try {
            JsonNode findings = JsonMapper.builder()
                    .build()
                    .readTree(SideFile.read(file, "a baseline", LIMIT))
                    .path("findings");
            if (!findings.isArray()) {
                throw wrong(file);
            }
            for (JsonNode finding : findings) {
                Key key = new Key(
                        text(finding, "file"), text(finding, "rule"), text(finding, "path"), text(finding, "value"));
                baseline.counts.merge(key, finding.path("count").intValue(), Integer::sum);
            }
        } catch (JacksonException e) {
            Failure.InputException wrong = wrong(file);
            wrong.initCause(e);
            throw wrong;
        }
        return baseline;
    }

    private static String text(JsonNode finding, String member) {
        return finding.path(member).asString("");
    }

    private static Failure.InputException wrong(Path file) {
        return new Failure.InputException(
                file + ": expected a baseline, found something else; write it anew with --write-baseline");
    }

    @Override
    public boolean accepts(Finding finding, String value) {
        Key key = new Key(relative(finding.file()), finding.rule().slug(), finding.path(), hash(value));
        if (isNew) {
            counts.merge(key, 1, Integer::sum);
            known++;
            return true;
        }
        int left = counts.getOrDefault(key, 0);
        if (left == 0) {
            return false;
        }
        counts.put(key, left - 1);
        known++;
        return true;
    }

    /** As seen from the baseline's folder, so that it may be anywhere. */
    private String relative(String name) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path absolute = Path.of(name).toAbsolutePath().normalize();
        String seen = folder != null && absolute.startsWith(folder)
                ? folder.relativize(absolute).toString()
                : name;
        return seen.replace('\\', '/');
    }

    /** A hash, since a value may say who a patient is. */
    private static String hash(String value) {
        if (value.isEmpty()) {
            return "";
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256 (its documentation of MessageDigest)", e);
        }
    }

    /** The findings that it accepted. */
    public int known() {
        return known;
    }

    /**
     * The findings that it has of files, and that were not met.
     *
     * @param checked the files that were checked: of others nothing is known
     */
    public int gone(Collection<Path> checked) {
        Set<String> names = new HashSet<>();
        checked.forEach(path -> names.add(relative(path.toString())));
        int gone = 0;
        for (Map.Entry<Key, Integer> entry : counts.entrySet()) {
            gone += !isNew && names.contains(entry.getKey().file()) ? entry.getValue() : 0;
        }
        return gone;
    }

    /**
     * Writes it, in place of an older one.
     *
     * @throws IOException if that fails
     */
    public void write() throws IOException {
        StringBuilder text = new StringBuilder("{\"version\":1,\"findings\":[\n");
        JsonOut json = new JsonOut();
        String separator = "";
        for (Map.Entry<Key, Integer> entry : counts.entrySet()) {
            Key key = entry.getKey();
            json.clear().object().member("rule", key.rule()).member("file", key.file());
            json.optional("path", key.path()).optional("value", key.value()).member("count", entry.getValue());
            text.append(separator).append(json.end('}').text());
            separator = ",\n";
        }
        text.append("\n]}\n");
        try (Outputs outputs = new Outputs(true)) {
            outputs.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
            outputs.commit();
        }
    }
}
