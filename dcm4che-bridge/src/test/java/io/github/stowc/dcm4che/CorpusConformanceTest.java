package io.github.stowc.dcm4che;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.part10.BulkValue;
import io.github.stowc.dicom.part10.Part10Content;
import io.github.stowc.dicom.part10.Part10Reader;
import io.github.stowc.testdata.TestData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dcm4che3.data.Fragments;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real files, some of them broken, read alike by both. */
class CorpusConformanceTest {
    private static final Tag TRAILING_PADDING = new Tag(0xFFFCFFFC);

    static Stream<Path> files() throws IOException {
        Path folder = TestData.shared("corpus/dicom").orElse(null);
        Assumptions.assumeTrue(folder != null, "the collection of real files is not beside this checkout");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".dcm")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void bothReadTheSameValues(Path file) throws IOException {
        Part10Content ours = Part10Reader.strict().lenient().read(file);
        DatasetWithFragments theirs =
                Dcm4cheDatasets.toDatasetWithFragments(Dcm4cheCodecs.readPart10(Files.readAllBytes(file)));
        Dataset loaded = loaded(file, ours, ours.dataset());
        Dataset flat = flat(theirs.dataset(), theirs.fragments()).without(TRAILING_PADDING);
        assertEquals(
                List.of(), Differences.between(loaded, Changes.everywhere(flat, CorpusConformanceTest::alike), ""));
    }

    /** As our reader has it: names without delimiters behind the last component, bytes of even length. */
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

    /** With the bytes of bulk data in place of the links, of fragments one after the other. */
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

    private static Dataset flat(Dataset dataset, Map<String, Fragments> fragments) {
        return Changes.everywhere(dataset, element -> {
            if (element instanceof Element.BulkData link && fragments.containsKey(link.uri())) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                Fragments all = fragments.get(link.uri());
                all.subList(1, all.size()).forEach(item -> {
                    if (item instanceof byte[] fragment) {
                        bytes.writeBytes(fragment);
                    }
                });
                return new Element.Bytes(link.tag(), VR.OB, ByteBuffer.wrap(bytes.toByteArray()));
            }
            return element.tag().equals(Tag.PIXEL_DATA) && element instanceof Element.Bytes bytes
                    ? new Element.Bytes(element.tag(), VR.OB, bytes.bytes())
                    : element;
        });
    }
}
