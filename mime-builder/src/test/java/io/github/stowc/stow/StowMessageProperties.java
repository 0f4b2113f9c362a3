package io.github.stowc.stow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.anatomy.Spans;
import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.Slice;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.part10.BulkValue;
import io.github.stowc.dicom.part10.Part10Content;
import io.github.stowc.dicom.part10.Part10Reader;
import io.github.stowc.dicom.part10.TransferSyntax;
import io.github.stowc.dicom.xml.DicomXmlReader;
import io.github.stowc.media.content.MediaType;
import io.github.stowc.mime.Framing;
import io.github.stowc.stow.input.StoredMessage;
import io.github.stowc.stow.input.StowBulkData;
import io.github.stowc.stow.input.StowInstance;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Target;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A message of any instances, in each encoding and framing, is read back from its file to the same instances. */
class StowMessageProperties {
    private static final TransferSyntax JPEG = new TransferSyntax("1.2.840.10008.1.2.4.50");

    /**
     * The material for an instance.
     *
     * @param bulk its Pixel Data: none, one plain value, or frames
     */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    record Given(Dataset attributes, boolean compressed, List<byte[]> bulk) {
        Dataset dataset(int number) {
            Dataset dataset = attributes.with(
                    Element.of(Tags.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 192"),
                    Element.of(Tags.SOP_CLASS_UID, VR.UI, "1.2.840.10008.5.1.4.1.1.7.4"),
                    Element.of(Tags.SOP_INSTANCE_UID, VR.UI, "2.25.10" + number),
                    Element.of(Tags.STUDY_INSTANCE_UID, VR.UI, "2.25.1"),
                    Element.of(Tags.SERIES_INSTANCE_UID, VR.UI, "2.25.2"));
            return bulk.isEmpty() ? dataset : dataset.with(new Element.BulkData(Tags.PIXEL_DATA, VR.OB, uri(number)));
        }

        String uri(int number) {
            return "bulk/" + number;
        }

        StowInstance instance(int number) {
            List<Body> bodies = bulk.stream().map(Body::of).toList();
            List<StowBulkData> data = List.of();
            if (!bodies.isEmpty()) {
                data = List.of(
                        compressed
                                ? new StowBulkData.Compressed(uri(number), bodies)
                                : new StowBulkData.Plain(uri(number), MediaType.OCTET_STREAM, Body.concat(bodies)));
            }
            TransferSyntax syntax = compressed && !bulk.isEmpty() ? JPEG : TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
            return new StowInstance("instance " + number, dataset(number), syntax, data);
        }

        List<byte[]> frames() {
            return compressed || bulk.isEmpty() ? bulk : List.of(joined(bulk));
        }
    }

    private static byte[] joined(List<byte[]> pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        return all.toByteArray();
    }

    @Property(tries = 120)
    void isReadBackToTheSameInstances(
            @ForAll("instances") List<Given> given, @ForAll Encoding encoding, @ForAll Framing framing)
            throws Exception {
        List<StowInstance> instances = new ArrayList<>();
        for (Given some : given) {
            instances.add(some.instance(instances.size()));
        }
        StowMessage message = StowCompiler.builder()
                .target(Target.named("standard"))
                .validate(false)
                .encoding(encoding)
                .framing(framing)
                .build()
                .compileInstances(instances);
        Path file = Files.createTempFile("stowc", ".mime");
        try {
            Files.delete(file);
            message.writeTo(file);
            assertEquals(message.length(), Files.size(file));
            List<StoredMessage.StoredPart> parts = StoredMessage.read(file).parts();
            checkAnatomy(Files.readAllBytes(file), message.contentType(), parts);
            if (encoding == Encoding.DICOM) {
                checkFiles(given, parts);
            } else {
                checkMetadata(given, parts, encoding);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Every byte is something, and the parts are those that are read. */
    private static void checkAnatomy(byte[] message, String contentType, List<StoredMessage.StoredPart> parts)
            throws IOException {
        Anatomy anatomy = Spans.read(message, contentType);
        assertEquals(anatomy.spans(), Spans.read(message, "").spans());
        assertEquals(Optional.empty(), anatomy.lineEnd());
        assertEquals(parts.size(), anatomy.parts().size());
        for (int i = 0; i < parts.size(); i++) {
            Anatomy.Part part = anatomy.parts().get(i);
            assertEquals(parts.get(i).contentLocation(), part.fields().value("Content-Location"));
            assertArrayEquals(bytes(parts.get(i)), Spans.body(message, part));
        }
    }

    private static void checkMetadata(List<Given> given, List<StoredMessage.StoredPart> parts, Encoding encoding)
            throws IOException {
        List<Dataset> read = new ArrayList<>();
        Map<String, byte[]> bulk = new HashMap<>();
        for (StoredMessage.StoredPart part : parts) {
            byte[] bytes = bytes(part);
            if (part.contentType().equals("application/dicom+json")) {
                read.addAll(DicomJsonReader.readAll(new ByteArrayInputStream(bytes), JsonReadOptions.of("json")));
            } else if (part.contentType().equals("application/dicom+xml")) {
                read.add(DicomXmlReader.strict(new ByteArrayInputStream(bytes), "xml")
                        .read());
            } else {
                bulk.put(part.contentLocation(), bytes);
            }
        }
        assertEquals(encoding == Encoding.JSON ? 1 : given.size(), parts.size() - bulk.size());
        for (int i = 0; i < given.size(); i++) {
            assertEquals(given.get(i).dataset(i), read.get(i));
            List<byte[]> frames = given.get(i).frames();
            for (int frame = 0; frame < frames.size(); frame++) {
                String uri = given.get(i).uri(i) + (frames.size() > 1 ? "/frames/" + (frame + 1) : "");
                assertArrayEquals(frames.get(frame), bulk.remove(uri), uri);
            }
        }
        assertEquals(Map.of(), bulk);
    }

    private static void checkFiles(List<Given> given, List<StoredMessage.StoredPart> parts) throws IOException {
        assertEquals(given.size(), parts.size());
        for (int i = 0; i < given.size(); i++) {
            byte[] file = bytes(parts.get(i));
            Part10Content content = Part10Reader.strict().read("part", new ByteArrayInputStream(file));
            Dataset expected = given.get(i).dataset(i).without(Tags.PIXEL_DATA);
            assertEquals(expected, content.dataset().without(Tags.PIXEL_DATA));
            List<byte[]> frames = given.get(i).frames();
            assertEquals(frames.isEmpty(), content.bulkValues().isEmpty());
            for (BulkValue value : content.bulkValues()) {
                List<Slice> extents = value.extents();
                assertEquals(frames.size(), extents.size());
                for (int frame = 0; frame < frames.size(); frame++) {
                    int from = (int) extents.get(frame).offset();
                    byte[] found = Arrays.copyOfRange(file, from, from + frames.get(frame).length);
                    assertArrayEquals(frames.get(frame), found);
                }
            }
        }
    }

    private static byte[] bytes(StoredMessage.StoredPart part) throws IOException {
        try (InputStream in = part.body().open()) {
            return in.readAllBytes();
        }
    }

    @Provide
    Arbitrary<List<Given>> instances() {
        Arbitrary<byte[]> frame =
                Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(40);
        Arbitrary<Given> given = Combinators.combine(
                        datasets(2), Arbitraries.of(true, false), frame.list().ofMaxSize(3))
                .as(Given::new);
        return given.list().ofMinSize(1).ofMaxSize(3).withoutEdgeCases();
    }

    private static Arbitrary<Dataset> datasets(int depth) {
        Arbitrary<String> texts = Arbitraries.strings()
                .withChars("ABC xyz 019 '\"<&>{}[]:,$-_äß山田홍\u20AC\uFB01")
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        Arbitrary<Element> text =
                texts.list().ofMinSize(1).ofMaxSize(3).map(values -> Element.of(new Tag(0x00081090), VR.LO, values));
        Arbitrary<Element> name = texts.map(value -> Element.of(new Tag(0x00100010), VR.PN, value));
        Arbitrary<Element> number = Arbitraries.integers()
                .between(0, 0xFFFF)
                .map(value -> Element.of(new Tag(0x00280010), VR.US, Integer.toString(value)));
        Arbitrary<Element> bytes = Arbitraries.bytes()
                .array(byte[].class)
                .ofSize(6)
                .map(value -> new Element.Bytes(new Tag(0x00282000), VR.OB, ByteBuffer.wrap(value)));
        Arbitrary<Element> hidden = texts.map(value -> Element.of(new Tag(0x00291001), VR.SH, value));
        Arbitrary<Element> creator =
                Arbitraries.of("ACME", "OTHER 1.0").map(value -> Element.of(new Tag(0x00290010), VR.LO, value));
        Arbitrary<Element> empty = Arbitraries.just(new Element.Empty(new Tag(0x00100030), VR.DA));
        List<Arbitrary<Element>> kinds = new ArrayList<>(List.of(text, name, number, bytes, hidden, creator, empty));
        if (depth > 0) {
            kinds.add(Arbitraries.lazy(() -> datasets(depth - 1))
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(2)
                    .map(items -> new Element.Sequence(new Tag(0x00081140), items)));
        }
        return Arbitraries.oneOf(kinds)
                .list()
                .ofMaxSize(6)
                .uniqueElements(Element::tag)
                .map(Dataset::of);
    }
}
