package io.github.stowc.stow.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.mime.Part;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.stow.options.Target;
import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How metadata link to files: a BulkDataURI refers to the file whose path ends with it, in whole segments. */
class LinksTest {
    private final byte[] image;

    LinksTest() throws IOException {
        image = Files.readAllBytes(TestData.file("hand-1.jpg"));
    }

    private static String json(String... uris) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < uris.length; i++) {
            json.append(i == 0 ? "[" : ",\n")
                    .append("{\"00080018\":{\"vr\":\"UI\",\"Value\":[\"1.2.")
                    .append(i)
                    .append("\"]},\"7FE00010\":{\"vr\":\"OB\",\"BulkDataURI\":\"")
                    .append(uris[i])
                    .append("\"}}");
        }
        return json.append(']').toString();
    }

    private StowMessage compile(String json, String... files) throws IOException, CompileException {
        List<Source> sources = new ArrayList<>();
        for (String file : files) {
            sources.add(Source.of(file, image));
        }
        Source metadata = Source.of("m.json", json.getBytes(StandardCharsets.UTF_8));
        return StowCompiler.builder()
                .target(Target.named("standard"))
                .validate(false)
                .metadata(metadata)
                .build()
                .compile(sources);
    }

    /** The Content-Locations of the parts in their order. */
    private List<String> locations(String json, String... files) throws IOException, CompileException {
        List<String> locations = new ArrayList<>();
        for (Part part : compile(json, files).parts()) {
            part.headers().stream()
                    .filter(header -> header.name().equals("Content-Location"))
                    .forEach(header -> locations.add(header.value()));
        }
        return locations;
    }

    private List<String> problems(String json, String... files) {
        return assertThrows(CompileException.class, () -> compile(json, files)).problems().stream()
                .map(CompileProblem::toString)
                .toList();
    }

    @Test
    void theMetadataGoOutAsTheyAreAndTheFilesInTheOrderGiven() throws Exception {
        String json = " " + json("b.jpg", "a.jpg") + "\r\n\n";
        StowMessage message = compile(json, "a.jpg", "b.jpg");
        byte[] first = message.parts().get(0).body().open().readAllBytes();
        assertArrayEquals(json.getBytes(StandardCharsets.UTF_8), first);
        assertEquals(List.of("a.jpg", "b.jpg"), locations(json, "a.jpg", "b.jpg"));
        assertEquals(2, message.instanceCount());
    }

    @Test
    void aUriMeansTheFileWhosePathEndsWithItOnTheBorderOfASegment() throws Exception {
        assertEquals(List.of("1.jpg"), locations(json("1.jpg"), "/home/me/images/1.jpg"));
        assertEquals(List.of("images/1.jpg"), locations(json("images/1.jpg"), "/home/me/images/1.jpg"));
        assertEquals(List.of("./1.jpg"), locations(json("./1.jpg"), "images/1.jpg"));
        assertEquals(List.of("1.jpg"), locations(json("1.jpg"), "./1.jpg"));
        assertEquals(List.of("/1.jpg"), locations(json("/1.jpg"), "images/1.jpg"));
        assertEquals(List.of("x/1.jpg", "y/1.jpg"), locations(json("y/1.jpg", "x/1.jpg"), "in/x/1.jpg", "in/y/1.jpg"));
        assertEquals(
                List.of("http://h/x/1.jpg", "http://h/y/1.jpg"),
                locations(json("http://h/y/1.jpg", "http://h/x/1.jpg"), "in/x/1.jpg", "in/y/1.jpg"),
                "most last segments in common");
        for (String wrong : List.of("11.jpg", "1.JPG", "s/1.jpg", "other/1.jpg", "1", "http://h/2.jpg", "1.jpg/")) {
            assertEquals(2, problems(json(wrong), "images/1.jpg").size(), wrong);
        }
    }

    @Test
    void aUriIsPercentDecodedAndRepeatedCharacterForCharacter() throws Exception {
        assertEquals(List.of("gr%c3%B6%C3%9Fe%20%23.jpg"), locations(json("gr%c3%B6%C3%9Fe%20%23.jpg"), "größe #.jpg"));
        assertEquals(List.of("a%2Fb.jpg"), locations(json("a%2Fb.jpg"), "in/a/b.jpg"));
        assertEquals(List.of("my file.jpg"), locations(json("my file.jpg"), "my file.jpg"));
        assertEquals(List.of("100%.jpg"), locations(json("100%.jpg"), "100%.jpg"));
        assertEquals(List.of("a%20b.jpg"), locations(json("a%20b.jpg"), "a%20b.jpg"), "a name written down as it is");
        assertEquals(
                List.of("a%2520b.jpg", "a%20b.jpg"),
                locations(json("a%20b.jpg", "a%2520b.jpg"), "a%20b.jpg", "a b.jpg"));
    }

    @Test
    void twoCandidatesAreAnErrorThatNamesBoth() {
        assertEquals(
                "m.json: BulkDataURI \"1.jpg\": both x/1.jpg and y/1.jpg match it; give only one of them, or write more of the path in the URI",
                problems(json("1.jpg"), "x/1.jpg", "y/1.jpg").get(0));
        assertEquals(1, problems(json("1.jpg"), "1.jpg", "y/1.jpg").size());
        assertEquals(1, problems(json("1.jpg"), "1.jpg", "1.jpg").size(), "one file given twice");
    }

    @Test
    void bothSidesAreNamedIfTheyDoNotMatch() {
        assertEquals(
                List.of(
                        "m.json: BulkDataURI \"2.jpg\": no given file matches it; give the file, or correct the URI",
                        "3.jpg: no BulkDataURI of m.json links to it; leave it out, or link to it"),
                problems(json("1.jpg", "2.jpg"), "1.jpg", "3.jpg"));
        assertEquals(1, problems(json("1.jpg", "x/1.jpg"), "x/1.jpg").size(), "one file by two names");
        assertEquals(1, problems(json("größe.jpg"), "größe.jpg").size(), "no header takes it");
        assertEquals(1, problems("[{}]", "1.jpg").size(), "nothing is linked");
    }

    @Test
    void paddingThatAServerLinksToIsToBeRemoved() {
        String padding = "[{\"00080018\":{\"vr\":\"UI\",\"Value\":[\"1.2\"]},\"FFFCFFFC\":{\"vr\":\"OB\","
                + "\"BulkDataURI\":\"http://h/bulk/fffcfffc\"}}]";
        assertEquals(
                List.of(
                        "m.json: BulkDataURI \"http://h/bulk/fffcfffc\": no given file matches it; remove (FFFC,FFFC), which is"
                                + " only padding (PS3.10 7.2)"),
                problems(padding));
    }

    @Test
    void oneFileMayBeLinkedTwiceAndFromWithinASequence() throws Exception {
        assertEquals(List.of("1.jpg"), locations(json("1.jpg", "1.jpg"), "1.jpg"));
        String nested = "[{\"00080018\":{\"vr\":\"UI\",\"Value\":[\"1.2\"]},\"00880200\":{\"vr\":\"SQ\",\"Value\":"
                + "[{\"7FE00010\":{\"vr\":\"OB\",\"BulkDataURI\":\"icon.jpg\"}}]}}]";
        assertEquals(List.of("icon.jpg"), locations(nested, "icon.jpg"));
    }

    @Test
    void rewrittenMetadataKeepTheirLinks() throws Exception {
        Source metadata = Source.of("m.json", json("a%20b.jpg").getBytes(StandardCharsets.UTF_8));
        StowMessage message = StowCompiler.builder()
                .validate(false)
                .metadata(metadata)
                .set("PatientName=Müller")
                .build()
                .compile(Arrays.asList(Source.of("in/a b.jpg", image)));
        String text = new String(message.open().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, message.warnings().size());
        for (String expected : List.of(
                "\"BulkDataURI\": \"a%20b.jpg\"",
                "Content-Location: a%20b.jpg\r\n", "Müller", "ISO_IR 192", "\"1.2.0\"")) {
            assertTrue(text.contains(expected), expected);
        }
    }
}
