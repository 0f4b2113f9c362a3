package io.github.stowc.cli.options;

import io.github.stowc.bytes.SideFile;
import io.github.stowc.dicom.Spelling;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/** Reads a file of settings in TOML. */
public final class TomlFile {
    private static final int LIMIT = 1 << 20;

    private TomlFile() {}

    /**
     * The tables and values of a file.
     *
     * @param what what the file should be, for errors
     * @param keys those that may stand at the top
     * @throws UsageException if it is no TOML in UTF-8, or has another key
     * @throws IOException if it cannot be read
     */
    public static JsonNode read(Path file, String what, List<String> keys) throws IOException {
        JsonNode root;
        try {
            root = TomlMapper.builder().build().readTree(text(file, SideFile.read(file, what, LIMIT)));
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String place = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
            throw new UsageException(file + place + ": expected TOML, found something else: " + firstLine(e), e);
        }
        for (Map.Entry<String, JsonNode> property : root.properties()) {
            requireKnown(file, property.getKey(), keys);
        }
        return root;
    }

    private static String text(Path file, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UsageException(file + ": expected text in UTF-8, found other bytes; save it as UTF-8", e);
        }
    }

    private static String firstLine(JacksonException e) {
        String message = e.getOriginalMessage();
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private static void requireKnown(Path file, String key, List<String> keys) {
        if (keys.contains(key)) {
            return;
        }
        String meant = Spelling.nearest(key, keys)
                .map(near -> "; did you mean " + near + "?")
                .orElse("; there are " + String.join(", ", keys));
        throw new UsageException(file + ": unknown key " + key + meant);
    }
}
