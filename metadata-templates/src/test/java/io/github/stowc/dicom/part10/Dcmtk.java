package io.github.stowc.dicom.part10;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Runs the tools that the field trusts: Debian's dcmtk and dicom3tools. */
final class Dcmtk {
    private Dcmtk() {}

    /**
     * A tool's answer.
     *
     * @param exit its exit code
     * @param out what it wrote to both streams
     */
    record Answer(int exit, String out) {}

    static Answer run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Without dcmtk's private dictionary, which knows vendors' attributes that the standard does not.
        try (Stream<Path> folders = Files.list(Path.of("/usr/share"))) {
            folders.filter(folder -> Files.exists(folder.resolve("dicom.dic")))
                    .findFirst()
                    .ifPresent(folder -> builder.environment()
                            .put("DCMDICTPATH", folder.resolve("dicom.dic").toString()));
        }
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), out);
    }

    /** What dcm2json makes of a file: for each tag its VR and its values; null if it fails. */
    static @Nullable Map<String, List<Object>> json(Path file, Path folder) throws IOException, InterruptedException {
        Path json = folder.resolve(file.getFileName() + ".json");
        Answer answer = run("dcm2json", "-q", "-ee", file.toString(), json.toString());
        if (answer.exit() != 0) {
            return null;
        }
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), Files.readAllBytes(json))) {
            parser.nextToken();
            return dataset(parser);
        }
    }

    private static Map<String, List<Object>> dataset(JsonParser parser) {
        Map<String, List<Object>> elements = new TreeMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String tag = parser.currentName();
            parser.nextToken();
            List<Object> element = new ArrayList<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                parser.nextToken();
                element.add(value(parser));
            }
            elements.put(tag, element);
        }
        return elements;
    }

    private static Object value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_ARRAY) {
            List<Object> values = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                values.add(value(parser));
            }
            return values;
        }
        if (token == JsonToken.START_OBJECT) {
            return item(parser);
        }
        return token == JsonToken.VALUE_NULL ? "" : parser.getString();
    }

    /** An item, or a person's name. */
    private static Object item(JsonParser parser) {
        Map<String, Object> members = new TreeMap<>();
        boolean name = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                name = true;
                members.put(key, parser.getString());
                continue;
            }
            List<Object> element = new ArrayList<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                parser.nextToken();
                element.add(value(parser));
            }
            members.put(key, element);
        }
        if (!name) {
            return members;
        }
        String text = String.join(
                "=",
                Arrays.asList(
                        (String) members.getOrDefault("Alphabetic", ""),
                        (String) members.getOrDefault("Ideographic", ""),
                        (String) members.getOrDefault("Phonetic", "")));
        return text.replaceFirst("=+$", "");
    }
}
