package io.github.stowc.template;

import io.github.stowc.bytes.SideFile;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A dataset with values that are generated for each instance.
 *
 * <p>Its text is a DICOM JSON object (PS3.18 F.2) in which keywords may stand for tags, a bare value for {@code
 * {"vr":…,"Value":[…]}}, and {@code ${uid}}, {@code ${index}}, {@code ${file}}, {@code ${today}}, {@code ${now}} for
 * generated values. Immutable.
 */
public final class Template {
    /** 4 MiB: a thousand times a long one. */
    private static final int MAX_SIZE = 4 << 20;

    private final String name;
    private final String json;
    private final List<TemplateAttribute> attributes;

    private Template(String name, String json, List<TemplateAttribute> attributes) {
        this.name = name;
        this.json = json;
        this.attributes = attributes;
    }

    /**
     * Reads a template.
     *
     * @param name its name, also for the place in errors
     * @throws TemplateException if it is not the JSON of a template; the message begins with {@code name:line:column}
     */
    public static Template parse(String name, String json) {
        return new Template(name, json, TemplateParser.parse(name, json));
    }

    /**
     * Reads a template from a file in UTF-8.
     *
     * @throws IOException if the file cannot be read
     * @throws TemplateException if it is not the JSON of a template
     */
    public static Template read(Path file) throws IOException {
        byte[] bytes = SideFile.read(file, "a template", MAX_SIZE);
        String json;
        try {
            json = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new TemplateException(file + ": expected text in UTF-8, found other bytes; save it as UTF-8", e);
        }
        return parse(file.toString(), json.startsWith("\uFEFF") ? json.substring(1) : json);
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** The text that it was read from. */
    public String json() {
        return json;
    }

    /**
     * Makes the dataset of an instance.
     *
     * @throws TemplateException if a generated value does not fit its VR
     */
    public Dataset instantiate(InstanceContext context) {
        List<Element> elements = new ArrayList<>(attributes.size());
        for (TemplateAttribute attribute : attributes) {
            elements.add(attribute.instantiate(context, ""));
        }
        return Dataset.of(elements);
    }
}
