package io.github.stowc.stow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.mime.Boundary;
import io.github.stowc.mime.BoundaryFoundException;
import io.github.stowc.mime.Header;
import io.github.stowc.mime.Part;
import io.github.stowc.stow.input.Inputs;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Limits;
import io.github.stowc.stow.options.Target;
import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Instances that go into several messages. */
class SplitterTest {
    private static final int COUNT = 7;

    @TempDir
    private Path folder;

    private List<Path> pictures() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            Path hand = TestData.file(i % 2 == 0 ? "hand-1.jpg" : "hand-2.jpg");
            Path file = folder.resolve(i + ".jpg");
            files.add(Files.exists(file) ? file : Files.copy(hand, file));
        }
        return files;
    }

    private static Limits bytes(long most) {
        return new Limits(OptionalLong.of(most), OptionalInt.empty());
    }

    private static Limits instances(int most) {
        return new Limits(OptionalLong.empty(), OptionalInt.of(most));
    }

    private static StowCompiler.Builder builder(Encoding encoding) {
        return StowCompiler.builder()
                .target(Target.named("standard"))
                .encoding(encoding)
                .seed("1");
    }

    private List<StowMessage> compile(StowCompiler.Builder builder, Limits limits) throws Exception {
        return builder.limits(limits).build().compileAll(Inputs.ofPaths(pictures()));
    }

    private static List<Integer> counts(List<StowMessage> messages) {
        return messages.stream().map(StowMessage::instanceCount).toList();
    }

    @ParameterizedTest
    @EnumSource
    void aMessageHoldsAsManyInstancesAsItMay(Encoding encoding) throws Exception {
        assertEquals(List.of(3, 3, 1), counts(compile(builder(encoding), instances(3))));
        assertEquals(List.of(7), counts(compile(builder(encoding), instances(7))));
        assertEquals(List.of(1, 1, 1, 1, 1, 1, 1), counts(compile(builder(encoding), instances(1))));
    }

    @ParameterizedTest
    @EnumSource
    void aMessageIsFilledToTheLastByte(Encoding encoding) throws Exception {
        List<StowMessage> pairs = compile(builder(encoding), instances(2));
        long pair = Math.max(
                pairs.get(0).length(),
                Math.max(pairs.get(1).length(), pairs.get(2).length()));
        assertEquals(List.of(2, 2, 2, 1), counts(compile(builder(encoding), bytes(pair))));
        long largest = compile(builder(encoding), instances(1)).stream()
                .mapToLong(StowMessage::length)
                .max()
                .orElseThrow();
        assertEquals(List.of(1, 1, 1, 1, 1, 1, 1), counts(compile(builder(encoding), bytes(largest))));
        long whole =
                builder(encoding).build().compile(Inputs.ofPaths(pictures())).length();
        assertEquals(List.of(7), counts(compile(builder(encoding), bytes(whole))));
        List<StowMessage> two = compile(builder(encoding), bytes(whole - 1));
        assertEquals(List.of(6, 1), counts(two));
        assertTrue(two.get(0).length() < whole);
    }

    @ParameterizedTest
    @EnumSource
    void instancesAreWhatTheyAreInOneMessage(Encoding encoding) throws Exception {
        StowMessage whole = builder(encoding).build().compile(Inputs.ofPaths(pictures()));
        List<StowMessage> split = compile(builder(encoding), instances(2));
        List<byte[]> expected = bodies(List.of(whole), encoding);
        List<byte[]> found = bodies(split, encoding);
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(
                    new String(expected.get(i), StandardCharsets.ISO_8859_1),
                    new String(found.get(i), StandardCharsets.ISO_8859_1));
        }
        assertEquals(4, split.stream().map(StowMessage::contentType).distinct().count(), "each has its own boundary");
        assertEquals(whole.contentType(), split.get(0).contentType());
    }

    /** The contents: metadata first, then the bulk data in the order of the instances. */
    private static List<byte[]> bodies(List<StowMessage> messages, Encoding encoding) throws IOException {
        List<byte[]> metadata = new ArrayList<>();
        List<byte[]> bulk = new ArrayList<>();
        for (StowMessage message : messages) {
            for (Part part : message.parts()) {
                String type = part.headers().get(0).value();
                try (InputStream in = part.body().open()) {
                    if (type.equals(Encoding.JSON.mediaType())) {
                        DicomJsonReader.readAll(in, JsonReadOptions.of("metadata"))
                                .forEach(dataset ->
                                        metadata.add(dataset.toString().getBytes(StandardCharsets.UTF_8)));
                    } else {
                        (type.equals(encoding.mediaType()) ? metadata : bulk).add(in.readAllBytes());
                    }
                }
            }
        }
        metadata.addAll(bulk);
        return metadata;
    }

    @Test
    void eachMessageHasTheBulkDataOfItsOwnInstances() throws Exception {
        for (StowMessage message : compile(builder(Encoding.JSON), instances(2))) {
            List<String> linked = new ArrayList<>();
            try (InputStream in = message.parts().get(0).body().open()) {
                DicomJsonReader.readAll(in, JsonReadOptions.of("metadata"))
                        .forEach(dataset ->
                                dataset.get(Tags.PIXEL_DATA).ifPresent(element -> linked.add(element.toString())));
            }
            assertEquals(message.instanceCount(), linked.size());
            assertEquals(message.instanceCount() + 1, message.parts().size());
            for (int i = 0; i < linked.size(); i++) {
                Header location = message.parts().get(i + 1).headers().get(1);
                assertTrue(linked.get(i).contains(location.value()), linked + " " + location);
            }
        }
    }

    @Test
    void eachWarningIsGivenOnce() throws Exception {
        Path in = Files.createDirectory(folder.resolve("in"));
        Files.copy(TestData.file("hand-1.jpg"), in.resolve("a.jpg"));
        Files.copy(TestData.file("hand-1.jpg"), in.resolve("b.jpg"));
        Files.writeString(in.resolve("notes.txt"), "none of ours");
        List<StowMessage> messages =
                StowCompiler.builder().limits(instances(1)).build().compileAll(Inputs.ofPaths(List.of(in)));
        assertEquals(1, messages.get(0).leftOut().size());
        assertEquals(List.of(), messages.get(1).leftOut());
        assertEquals(List.of(), messages.get(1).warnings());
    }

    @ParameterizedTest
    @EnumSource
    void instancesThatAreTooLargeAreAllNamed(Encoding encoding) throws Exception {
        CompileException e = assertThrows(CompileException.class, () -> compile(builder(encoding), bytes(5000)));
        assertEquals(COUNT, e.problems().size());
        String first = e.problems().get(0).toString();
        assertTrue(
                first.startsWith(folder.resolve("0.jpg") + ": expected a message of at most 5000 bytes, found "),
                first);
        assertTrue(first.endsWith(" for this instance alone (limit of bytes); give a larger limit of bytes"), first);
    }

    @Test
    void theLimitsOfTheTargetApplyIfNoneIsGiven() throws Exception {
        Path large = folder.resolve("large.stl");
        Path small = Files.write(folder.resolve("small.stl"), stl(1));
        Files.write(large, stl(3));
        Target tight = withLimit(Target.named("azure"), Files.size(large) + 1000);
        CompileException e = assertThrows(
                CompileException.class,
                () -> StowCompiler.builder().target(tight).build().compile(large));
        assertTrue(e.getMessage().contains("which Azure Health Data Services, DICOM service takes"), e.getMessage());
        List<StowMessage> raised = StowCompiler.builder()
                .target(tight)
                .limits(bytes(1 << 20))
                .build()
                .compileAll(Inputs.ofPaths(List.of(large, small)));
        assertEquals(List.of(2), counts(raised));
    }

    private static Target withLimit(Target target, long bytes) {
        return new Target(
                target.name(),
                target.title(),
                target.encodings(),
                target.bulkDataTypes(),
                target.bulkDataLimits(),
                target.traits(),
                target.accept(),
                target.auth(),
                new Limits(OptionalLong.of(bytes), OptionalInt.empty()),
                target.silentLimit(),
                target.url(),
                target.notes(),
                target.sources());
    }

    private static byte[] stl(int triangles) {
        byte[] model = new byte[84 + 50 * triangles];
        model[80] = (byte) triangles;
        return model;
    }

    @Test
    void oneMessageIsRequestedButSeveralAreNeeded() throws Exception {
        StowCompiler compiler = builder(Encoding.DICOM).limits(instances(3)).build();
        CompileException e = assertThrows(CompileException.class, () -> compiler.compile(Inputs.ofPaths(pictures())));
        assertTrue(e.getMessage().contains("3 messages"), e.getMessage());
    }

    @Test
    void aDuplicateIsFoundAcrossMessages() throws Exception {
        StowCompiler compiler = builder(Encoding.DICOM)
                .set("SOPInstanceUID=1.2.3")
                .limits(instances(1))
                .build();
        CompileException e =
                assertThrows(CompileException.class, () -> compiler.compileAll(Inputs.ofPaths(pictures())));
        assertTrue(e.getMessage().contains("SOP Instance UID"), e.getMessage());
    }

    @Test
    void aGivenBoundaryIsSearchedForInEveryMessage() throws Exception {
        byte[] model = stl(1);
        byte[] found = "\r\n--found\r\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(found, 0, model, 8, found.length);
        Path bad = Files.write(folder.resolve("bad.stl"), model);
        List<Path> files = new ArrayList<>(pictures());
        files.add(bad);
        StowCompiler compiler = builder(Encoding.DICOM)
                .boundary(new Boundary("found"))
                .limits(instances(1))
                .build();
        assertThrows(BoundaryFoundException.class, () -> compiler.compileAll(Inputs.ofPaths(files)));
    }

    @Test
    void theUsersMetadataAreRewrittenIfTheyAreSplit() throws Exception {
        Path metadata = TestData.file("metadata.json");
        List<Path> files = List.of(
                Files.copy(TestData.file("hand-1.jpg"), folder.resolve("file1.jpg")),
                Files.copy(TestData.file("hand-2.jpg"), folder.resolve("file2.jpg")));
        StowMessage whole =
                StowCompiler.builder().metadata(Source.of(metadata)).build().compile(Inputs.ofPaths(files));
        assertEquals(2, whole.instanceCount());
        List<StowMessage> split = StowCompiler.builder()
                .metadata(Source.of(metadata))
                .limits(instances(1))
                .build()
                .compileAll(Inputs.ofPaths(files));
        assertEquals(List.of(1, 1), counts(split));
        assertTrue(
                split.get(0).warnings().stream()
                        .anyMatch(warning -> warning.toString().contains("split into several messages")),
                split.get(0).warnings().toString());
        assertTrue(whole.warnings().stream()
                .noneMatch(warning -> warning.toString().contains("several messages")));
        List<String> uids = new ArrayList<>();
        for (StowMessage message : split) {
            assertEquals(2, message.parts().size());
            try (InputStream in = message.parts().get(0).body().open()) {
                DicomJsonReader.readAll(in, JsonReadOptions.of("metadata"))
                        .forEach(dataset ->
                                uids.add(dataset.text(Tags.SOP_INSTANCE_UID).orElse("")));
            }
        }
        List<String> expected = new ArrayList<>();
        try (InputStream in = Files.newInputStream(metadata)) {
            DicomJsonReader.readAll(in, JsonReadOptions.of("metadata"))
                    .forEach(dataset ->
                            expected.add(dataset.text(Tags.SOP_INSTANCE_UID).orElse("")));
        }
        assertEquals(expected, uids);
    }
}
