package io.github.stowc.receiver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.part10.BulkValue;
import io.github.stowc.dicom.part10.Part10Content;
import io.github.stowc.dicom.part10.Part10Reader;
import io.github.stowc.dicom.xml.DicomXmlReader;
import io.github.stowc.mime.Framing;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.input.StoredMessage;
import io.github.stowc.stow.input.StoredMessage.StoredPart;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Target;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.SourceKind;
import io.github.stowc.testdata.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of source in every encoding and both framings is stored as it was sent. */
@NeedsTools
class StoredKindsTest {
    /** What dciodvfy does not know, or cannot read as it is. */
    private static final Set<SourceKind> UNKNOWN_TO_DCIODVFY = EnumSet.of(
            SourceKind.OBJ,
            SourceKind.MTL,
            SourceKind.VCF,
            SourceKind.JPH,
            SourceKind.HTJ2K,
            SourceKind.DICOM_DEFLATED,
            SourceKind.MP4_HEVC);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QUICKTIME")
    void isStoredAsItWasSent(SourceKind kind) throws Exception {
        Path source = kind.make(folder);
        for (Encoding encoding : Encoding.values()) {
            for (Framing framing : Framing.values()) {
                isStoredAsItWasSent(kind, source, encoding, framing);
            }
        }
    }

    private void isStoredAsItWasSent(SourceKind kind, Path source, Encoding encoding, Framing framing)
            throws Exception {
        StowMessage message = StowCompiler.builder()
                .target(Target.named("standard"))
                .encoding(encoding)
                .framing(framing)
                .seed("kinds")
                .build()
                .compile(source);
        String name = kind + " " + encoding + " " + framing;
        Path sent = folder.resolve(encoding + "-" + framing + ".mime");
        message.writeTo(sent);
        try (StowReceiver receiver = StowReceiver.builder().start()) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(receiver.url() + "/studies"))
                                    .header("Content-Type", message.contentType())
                                    .POST(message.publisher())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode(), () -> name + ": " + answer.body());
            assertEquals(List.of(), receiver.requests().get(0).errors(), name);
            List<Path> stored = stored(receiver.folder());
            assertEquals(1, stored.size(), name);
            equal(name, StoredMessage.read(Source.of(sent)).parts(), encoding, stored.get(0));
            if (framing == Framing.CANONICAL && !UNKNOWN_TO_DCIODVFY.contains(kind)) {
                passesDciodvfy(stored.get(0));
            }
        }
    }

    private static List<Path> stored(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(".dcm")).toList();
        }
    }

    private static void equal(String name, List<StoredPart> parts, Encoding encoding, Path file) throws IOException {
        StoredPart first = parts.get(0);
        if (encoding == Encoding.DICOM) {
            assertArrayEquals(bytes(first.body()), Files.readAllBytes(file), name);
            return;
        }
        Dataset sent;
        try (InputStream in = first.body().open()) {
            sent = encoding == Encoding.JSON
                    ? DicomJsonReader.readAll(in, JsonReadOptions.of("sent").withTransferSyntax(true))
                            .get(0)
                    : DicomXmlReader.strict(in, "sent").read();
        }
        Part10Content content = Part10Reader.strict().read(file);
        assertEquals(values(sent), values(content.dataset()), name);
        if (parts.size() > 1) {
            List<BulkValue> values = content.bulkValues();
            try (InputStream in = values.get(values.size() - 1).open(file)) {
                sameBulkData(name, parts.subList(1, parts.size()), in.readAllBytes());
            }
        }
    }

    /** All attributes but those of the file and those with bulk data. */
    private static List<Element> values(Dataset dataset) {
        List<Element> values = new ArrayList<>();
        for (Element element : dataset) {
            if (!element.tag().isFileMeta() && !(element instanceof Element.BulkData)) {
                values.add(element);
            }
        }
        return values;
    }

    /** A value is the bodies one after the other, with up to one byte of padding each; of a JP2, its codestream. */
    private static void sameBulkData(String name, List<StoredPart> parts, byte[] value) throws IOException {
        int at = 0;
        for (StoredPart part : parts) {
            byte[] body = bytes(part.body());
            boolean isBoxed = part.contentType().startsWith("image/jp") && body[0] == 0;
            if (isBoxed) {
                assertEquals(1, parts.size(), name);
                byte[] bare = value[value.length - 1] == 0 ? Arrays.copyOf(value, value.length - 1) : value;
                assertTrue(latin1(body).contains(latin1(bare)), name);
                return;
            }
            assertArrayEquals(body, Arrays.copyOfRange(value, at, at + body.length), name);
            at += body.length + (body.length & 1);
        }
        assertEquals(value.length, at, name);
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(Body body) throws IOException {
        try (InputStream in = body.open()) {
            return in.readAllBytes();
        }
    }

    private static void passesDciodvfy(Path file) throws IOException, InterruptedException {
        Program.Finished run = Program.of(
                        file.getParent(), Tools.require("dciodvfy").toString(), file.toString())
                .run();
        List<String> errors = (run.err() + run.text())
                .lines()
                .filter(line -> line.startsWith("Error"))
                .toList();
        assertEquals(List.of(), errors, file.toString());
    }
}
