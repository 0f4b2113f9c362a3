package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Body;
import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.stow.input.StoredMessage;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.SourceKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.parser.AbstractContentHandler;
import org.apache.james.mime4j.parser.MimeStreamParser;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.MimeConfig;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of source in every encoding and both framings. */
class MatrixTest {
    private static final List<String> ENCODINGS = List.of("dicom", "json", "xml");
    private static final List<String> FRAMINGS = List.of("canonical", "recipe");

    @TempDir
    private Path folder;

    @NeedsTools
    @ParameterizedTest
    @EnumSource
    void holdsTheSameInstancesInEveryEncodingAndFraming(SourceKind kind) throws Exception {
        Path source = kind.make(folder);
        List<String> first = List.of();
        for (String encoding : ENCODINGS) {
            for (String framing : FRAMINGS) {
                if (kind == SourceKind.QUICKTIME) {
                    refusesQuickTime(source, encoding);
                    continue;
                }
                Path message = compile(source, "standard", encoding, framing);
                assertEquals(readByOurReader(message), readByMime4j(message), encoding + " " + framing);
                List<String> instances = MessageReading.instances(message);
                assertEquals(1, instances.size());
                if (first.isEmpty()) {
                    first = instances;
                }
                assertEquals(first, instances, encoding + " " + framing);
            }
        }
    }

    @NeedsTools
    @ParameterizedTest
    @ValueSource(strings = {"dicom", "json", "xml"})
    void severalKindsMakeOneSoundMessage(String encoding) throws Exception {
        List<Object> words = new ArrayList<>(
                List.of("compile", "-q", "--target", "standard", "-t", encoding, "-o", folder.resolve("X.mime")));
        List<SourceKind> kinds =
                List.of(SourceKind.JPEG_BASELINE, SourceKind.PNG, SourceKind.MP4_H264, SourceKind.PDF, SourceKind.STL);
        for (SourceKind kind : kinds) {
            words.add(kind.make(folder));
        }
        CommandRun.of(words.toArray()).expecting(ExitCode.DONE);
        CommandRun check = CommandRun.of("validate", folder.resolve("X.mime"));
        assertEquals(ExitCode.DONE, check.exit(), check.text());
        assertEquals(5, MessageReading.instances(folder.resolve("X.mime")).size());
        words.add(SourceKind.DICOM.make(folder));
        words.add("--force");
        CommandRun.of(words.toArray()).expecting(ExitCode.DONE);
        assertEquals(6, MessageReading.instances(folder.resolve("X.mime")).size());
    }

    /** Compiles, and holds the message against the rules. */
    private Path compile(Path source, String target, String encoding, String framing) throws IOException {
        Path message = folder.resolve(encoding + "-" + framing + ".mime");
        CommandRun.of(
                        "compile",
                        "-q",
                        "--target",
                        target,
                        "--seed",
                        "1",
                        "-t",
                        encoding,
                        "--framing",
                        framing,
                        "-o",
                        message,
                        source)
                .expecting(ExitCode.DONE);
        CommandRun check = CommandRun.of("validate", "--format", "json", message);
        assertEquals(ExitCode.DONE, check.exit(), encoding + ": " + check.text());
        assertTrue(check.text().contains("\"errors\":0,"), encoding + ": " + check.text());
        return message;
    }

    /** It has no transfer syntax, and is no media type of PS3.18. */
    private void refusesQuickTime(Path source, String encoding) {
        CommandRun run = CommandRun.of("compile", "-t", encoding, "-o", folder.resolve("no.mime"), source);
        assertEquals(ExitCode.INPUT, run.exit());
        assertTrue(run.err().contains("ffmpeg -i "), run.err());
        assertFalse(Files.exists(folder.resolve("no.mime")));
    }

    private static List<String> readByOurReader(Path message) throws IOException {
        List<String> parts = new ArrayList<>();
        for (StoredMessage.StoredPart part : StoredMessage.read(message).parts()) {
            Body body = part.body();
            try (InputStream in = body.open()) {
                parts.add(part.contentType() + " " + HexFormat.of().formatHex(in.readAllBytes()));
            }
        }
        return parts;
    }

    private static List<String> readByMime4j(Path message) throws IOException, MimeException {
        List<String> parts = new ArrayList<>();
        MimeStreamParser parser = new MimeStreamParser(MimeConfig.custom()
                .setMaxLineLen(-1)
                .setMaxHeaderLen(-1)
                .setMaxContentLen(-1)
                .build());
        parser.setContentHandler(new AbstractContentHandler() {
            @Override
            public void body(BodyDescriptor descriptor, InputStream in) throws IOException {
                parts.add(descriptor.getMimeType() + " " + HexFormat.of().formatHex(in.readAllBytes()));
            }
        });
        String boundary = StoredMessage.read(message).boundary().value();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(("Content-Type: multipart/related; boundary=\"" + boundary + "\"\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        whole.write(Files.readAllBytes(message));
        parser.parse(new ByteArrayInputStream(whole.toByteArray()));
        return parts;
    }
}
