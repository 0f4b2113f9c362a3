package io.github.stowc.dcm4che;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.part10.BulkContent;
import io.github.stowc.dicom.part10.BulkValue;
import io.github.stowc.dicom.part10.FileMeta;
import io.github.stowc.dicom.part10.Part10Content;
import io.github.stowc.dicom.part10.Part10Reader;
import io.github.stowc.dicom.part10.Part10Writer;
import io.github.stowc.dicom.part10.TransferSyntax;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Target;
import io.github.stowc.testdata.TestData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.BulkData;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.UID;
import org.dcm4che3.io.DicomInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both read real files, some of them broken, in the same way. */
class CorpusConformanceTest {
    private static final Tag TRAILING_PADDING = new Tag(0xFFFCFFFC);

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(TestData.file("pydicom"))) {
            return files.filter(file -> file.toString().endsWith(".dcm")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void bothReadTheSameValues(Path file) throws IOException {
        Part10Content ours = Part10Reader.strict().lenient().read(file);
        Attributes theirs = Dcm4cheCodecs.readPart10(Files.readAllBytes(file));
        assertEquals(List.of(), Differences.between(loaded(file, ours, ours.dataset()), flat(theirs), ""));
    }

    @ParameterizedTest
    @MethodSource("files")
    void dcm4cheReadsWhatWeWriteOfIt(Path file) throws IOException {
        Part10Content content = Part10Reader.strict().lenient().read(file);
        boolean encapsulated = transferSyntax(content).isEncapsulated();
        TransferSyntax written = encapsulated ? transferSyntax(content) : TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        Map<String, BulkContent> bulk = new HashMap<>();
        for (BulkValue value : content.bulkValues()) {
            bulk.put(value.uri(), content(file, value));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Part10Writer.file("written", FileMeta.of(content.dataset(), written), content.dataset(), bulk)
                .open()
                .transferTo(out);
        Attributes read = Dcm4cheCodecs.readPart10(out.toByteArray());
        assertEquals(List.of(), Differences.between(loaded(file, content, content.dataset()), flat(read), ""));
    }

    @ParameterizedTest
    @MethodSource("files")
    void weReadWhatDcm4cheWritesOfIt(Path file, @TempDir Path folder) throws IOException {
        Part10Content content = Part10Reader.strict().lenient().read(file);
        Attributes attributes = Dcm4cheCodecs.readPart10(Files.readAllBytes(file));
        boolean encapsulated = transferSyntax(content).isEncapsulated();
        String written = encapsulated ? transferSyntax(content).uid() : UID.ExplicitVRLittleEndian;
        Path copy = Files.write(folder.resolve("copy.dcm"), Dcm4cheCodecs.writePart10(attributes, written));
        Part10Content read = Part10Reader.strict().read(copy);
        assertEquals(
                List.of(),
                Differences.between(loaded(file, content, content.dataset()), loaded(copy, read, read.dataset()), ""));
    }

    @ParameterizedTest
    @MethodSource("files")
    void itComesBackFromMessagesOfEachEncoding(Path file, @TempDir Path folder) throws Exception {
        Part10Content content = Part10Reader.strict().lenient().read(file);
        Attributes attributes;
        try (DicomInputStream in = new DicomInputStream(file.toFile())) {
            in.setIncludeBulkData(DicomInputStream.IncludeBulkData.URI);
            in.setURI(file.toUri().toString());
            in.setBulkDataDirectory(folder.toFile());
            attributes = in.readDataset();
        }
        for (Encoding encoding : Encoding.values()) {
            StowCompiler compiler = StowCompiler.builder()
                    .validate(false)
                    .encoding(encoding)
                    .target(Target.named("standard"))
                    .set("SOPClassUID=" + UID.SecondaryCaptureImageStorage)
                    .set("SOPInstanceUID=1.2.3.4")
                    .set("StudyInstanceUID=1.2")
                    .set("SeriesInstanceUID=1.2.3")
                    .build();
            Dcm4cheInstance given = new Dcm4cheInstance(transferSyntax(content).uid(), attributes);
            Dcm4cheInstance read = Dcm4cheInstances.read(Dcm4cheInstances.compile(compiler, List.of(given)))
                    .get(0);
            Dataset expected = alike(loaded(file, content, content.dataset()));
            assertEquals(List.of(), Differences.between(expected, alike(flat(inMemory(read.dataset()))), ""));
        }
    }

    /** Removes what the compiler sets and XML renumbers. */
    private static Dataset alike(Dataset dataset) {
        return PrivateBlocks.canonical(dataset.without(Tags.SPECIFIC_CHARACTER_SET)
                .without(Tags.SOP_CLASS_UID)
                .without(Tags.SOP_INSTANCE_UID)
                .without(Tags.STUDY_INSTANCE_UID)
                .without(Tags.SERIES_INSTANCE_UID));
    }

    private static Attributes inMemory(Attributes attributes) throws IOException {
        Object value = attributes.getValue(Tags.PIXEL_DATA.value());
        if (value instanceof BulkData link) {
            attributes.setBytes(
                    Tags.PIXEL_DATA.value(), org.dcm4che3.data.VR.OB, link.toBytes(org.dcm4che3.data.VR.OB, false));
        } else if (value instanceof Fragments fragments) {
            for (int i = 1; i < fragments.size(); i++) {
                if (fragments.get(i) instanceof BulkData link) {
                    fragments.set(i, link.toBytes(org.dcm4che3.data.VR.OB, false));
                }
            }
        }
        return attributes;
    }

    private static TransferSyntax transferSyntax(Part10Content content) {
        return content.meta().transferSyntax().orElse(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }

    /** Joins fragments to one stream, regardless of frames. */
    private static BulkContent content(Path file, BulkValue value) throws IOException {
        try (InputStream in = value.open(file)) {
            Body bytes = Body.of(in.readAllBytes());
            return value.encapsulated() ? new BulkContent.Stream(bytes) : new BulkContent.Plain(bytes);
        }
    }

    /** As our reader gives it: names without delimiters after the last component, bytes of even length. */
    private static Element alike(Element element) {
        if (element.texts().equals(List.of("^^^^"))) {
            return new Element.Empty(element.tag(), element.vr());
        }
        if (element instanceof Element.Bytes bytes && bytes.bytes().remaining() % 2 != 0) {
            ByteBuffer even = ByteBuffer.allocate(bytes.bytes().remaining() + 1);
            return new Element.Bytes(
                    element.tag(), element.vr(), even.put(bytes.bytes()).rewind());
        }
        return element;
    }

    /** Replaces links by the bytes of their bulk data; fragments are joined. */
    private static Dataset loaded(Path file, Part10Content content, Dataset dataset) throws IOException {
        List<Element> elements = new ArrayList<>();
        for (Element element : dataset) {
            if (element instanceof Element.BulkData link) {
                BulkValue value = content.bulkValue(link).orElseThrow();
                try (InputStream in = value.open(file)) {
                    elements.add(new Element.Bytes(link.tag(), VR.OB, ByteBuffer.wrap(in.readAllBytes())));
                }
            } else if (element instanceof Element.Sequence sequence) {
                List<Dataset> items = new ArrayList<>();
                for (Dataset item : sequence.items()) {
                    items.add(loaded(file, content, item));
                }
                elements.add(new Element.Sequence(sequence.tag(), items));
            } else {
                elements.add(element);
            }
        }
        return Dataset.of(elements);
    }

    private static Dataset flat(Attributes attributes) {
        DatasetWithFragments read = Dcm4cheDatasets.toDatasetWithFragments(attributes);
        Dataset dataset = Changes.everywhere(read.dataset(), element -> {
            if (element instanceof Element.BulkData link && read.fragments().containsKey(link.uri())) {
                return new Element.Bytes(
                        link.tag(), VR.OB, joined(read.fragments().get(link.uri())));
            }
            return element.tag().equals(Tags.PIXEL_DATA) && element instanceof Element.Bytes bytes
                    ? new Element.Bytes(element.tag(), VR.OB, bytes.bytes())
                    : element;
        });
        return Changes.everywhere(dataset.without(TRAILING_PADDING), CorpusConformanceTest::alike);
    }

    private static ByteBuffer joined(Fragments fragments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        fragments.subList(1, fragments.size()).forEach(item -> {
            if (item instanceof byte[] fragment) {
                bytes.writeBytes(fragment);
            }
        });
        return ByteBuffer.wrap(bytes.toByteArray());
    }
}
