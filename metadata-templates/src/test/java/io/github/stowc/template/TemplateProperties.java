package io.github.stowc.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.DicomJsonWriter;
import io.github.stowc.dicom.json.JsonReadOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The laws of templates: what they make can be read, and a template made from a dataset makes that dataset. */
class TemplateProperties {
    private static final InstanceContext CONTEXT =
            new InstanceContext(UidSource.seeded("x"), 1, "a.jpg", () -> LocalDateTime.of(2024, 2, 29, 12, 0));

    @Provide
    Arbitrary<Dataset> datasets() {
        return TemplateArbitraries.datasets();
    }

    @Provide
    Arbitrary<List<String>> settings() {
        return TemplateArbitraries.settings().list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> templates() {
        return net.jqwik.api.Arbitraries.of(Templates.builtInNames());
    }

    @Property(tries = 300)
    void aBuiltInTemplateWithAnySettingsMakesMetadataThatCanBeRead(
            @ForAll("templates") String name, @ForAll("settings") List<String> settings) throws IOException {
        Dataset dataset = Templates.builtIn(name).instantiate(CONTEXT);
        for (String setting : settings) {
            String literal = setting.replace("${", "$${");
            dataset = AttributeSetting.parse(literal).applyTo(dataset);
        }
        dataset = CharacterSets.declare(dataset);
        byte[] json = DicomJsonWriter.array(List.of(dataset), DicomJsonWriter.Layout.READABLE);
        assertEquals(List.of(dataset), readAll(json));
        assertReadByAnyParser(json);
        boolean ascii = new String(json, StandardCharsets.UTF_8).length() == json.length;
        assertTrue(ascii || dataset.text(Tags.SPECIFIC_CHARACTER_SET).equals(Optional.of("ISO_IR 192")));
    }

    private static List<Dataset> readAll(byte[] json) throws IOException {
        return DicomJsonReader.readAll(new ByteArrayInputStream(json), JsonReadOptions.of("it"));
    }

    /** A parser that knows nothing of DICOM. */
    private static void assertReadByAnyParser(byte[] json) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            int depth = 0;
            while (parser.nextToken() != null) {
                depth += parser.currentToken().isStructStart()
                        ? 1
                        : parser.currentToken().isStructEnd() ? -1 : 0;
                parser.getString();
            }
            assertEquals(0, depth);
        }
    }

    @Property(tries = 300)
    void aTemplateMadeFromADatasetMakesThatDataset(@ForAll("datasets") Dataset dataset) {
        String text = TemplateWriter.write(dataset, Map.of());
        assertEquals(
                dataset.elements(),
                Template.parse("t", text).instantiate(CONTEXT).elements(),
                text);
        assertEquals(text, TemplateWriter.write(Template.parse("t", text).instantiate(CONTEXT), Map.of()));
    }

    @Example
    void theAttributesOfARepeatingGroupKeepTheirTags() {
        Dataset dataset = Dataset.of(
                Element.of(new Tag(0x60020010), VR.US, "7"),
                Element.of(new Tag(0x00203103), VR.CS, "A"),
                Element.of(new Tag(0x60000010), VR.US, "8"));
        String text = TemplateWriter.write(dataset, Map.of());
        assertEquals(dataset, Template.parse("t", text).instantiate(CONTEXT), text);
        assertTrue(text.contains("\"OverlayRows\": \"8\""), text);
    }
}
