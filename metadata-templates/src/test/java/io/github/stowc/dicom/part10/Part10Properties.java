package io.github.stowc.dicom.part10;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.xml.DicomXmlReader;
import io.github.stowc.dicom.xml.DicomXmlWriter;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.TestData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class Part10Properties {

    @Provide
    Arbitrary<Dataset> datasets() {
        return Datasets.datasets();
    }

    /** Of the character sets that dcmtk's own conversion knows too. */
    @Provide
    Arbitrary<Dataset> plainDatasets() {
        return Arbitraries.of(
                        List.<String>of(),
                        List.of("ISO_IR 192"),
                        List.of("ISO_IR 100"),
                        List.of("ISO_IR 144"),
                        List.of("ISO_IR 126"),
                        List.of("GB18030"))
                .flatMap(Datasets::datasets);
    }

    @Property(tries = 300)
    void readingWhatWasWrittenGivesTheDataset(@ForAll("datasets") Dataset dataset) throws IOException {
        byte[] file = Datasets.write(dataset);
        Part10Content content = TestFile.read(Part10Reader.strict().withOffsets(), file);
        assertEquals(dataset, content.dataset());
        content.dataset().forEach(element -> content.offset(element).orElseThrow());
        assertEquals(
                dataset, TestFile.read(Part10Reader.strict().lenient(), file).dataset());
    }

    @Property(tries = 50)
    void xmlHoldsWhatAFileHolds(@ForAll("datasets") Dataset dataset) throws IOException {
        Dataset read =
                TestFile.read(Part10Reader.strict(), Datasets.write(dataset)).dataset();
        byte[] xml = DicomXmlWriter.document(read, DicomXmlWriter.Layout.MINIMAL);
        assertEquals(
                read, DicomXmlReader.strict(new ByteArrayInputStream(xml), "x").read());
    }

    @Property(tries = 100)
    void writingIsDeterministicAndAsLongAsAnnounced(@ForAll("datasets") Dataset dataset) throws IOException {
        Body written = Part10Writer.file(
                "made.dcm", FileMeta.of(dataset, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN), dataset, Map.of());
        byte[] file = Datasets.write(dataset);
        assertEquals(written.length(), file.length);
        assertArrayEquals(file, Datasets.write(dataset));
    }

    @NeedsTools("dcm2json")
    @Property(tries = 15)
    void dcmtkReadsWhatWeWrite(@ForAll("plainDatasets") Dataset dataset) throws Exception {
        Path folder = Files.createTempDirectory("part10");
        Path file = folder.resolve("made.dcm");
        try {
            Files.write(file, Datasets.write(dataset));
            Map<String, List<Object>> theirs = Dcmtk.json(file, folder);
            assertNotNull(theirs, "dcm2json fails");
            assertEquals(List.of(), new Comparison(file, Part10Reader.strict().read(file)).differences(theirs));
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path left : files.toList()) {
                    Files.delete(left);
                }
            }
            Files.delete(folder);
        }
    }

    @Property(tries = 300)
    void bytesThatMeanNothingAreReadOrRefused(
            @ForAll byte[] dataset, @ForAll("transferSyntaxes") String transferSyntax) {
        readOrRefuse(new TestFile(transferSyntax).bytes(dataset).build());
        readOrRefuse(dataset);
    }

    @Provide
    Arbitrary<String> transferSyntaxes() {
        return Arbitraries.of(TestFile.IMPLICIT, TestFile.EXPLICIT, TestFile.BIG, TestFile.DEFLATED, TestFile.JPEG, "");
    }

    @Property(tries = 300)
    void damagedFilesAreReadOrRefused(@ForAll("datasets") Dataset dataset, @ForAll Random random) throws IOException {
        readOrRefuse(damaged(Datasets.write(dataset), random));
    }

    @Property(tries = 40)
    void damagedRealFilesAreReadOrRefused(@ForAll Random random) throws IOException {
        try (Stream<Path> files = Files.list(TestData.file("pydicom"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".dcm")).toList()) {
                readOrRefuse(damaged(Files.readAllBytes(file), random));
            }
        }
    }

    /** Some bytes changed, mostly in the header, some taken out, the end cut off now and then. */
    private static byte[] damaged(byte[] file, Random random) {
        byte[] bytes = random.nextInt(4) == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file.clone();
        for (int i = random.nextInt(5); i >= 0 && bytes.length > 0; i--) {
            int at = random.nextInt(Math.min(bytes.length, random.nextBoolean() ? 1500 : bytes.length));
            bytes[at] = (byte) (random.nextInt(3) == 0 ? 0xFF : random.nextInt(256));
        }
        if (random.nextInt(4) == 0 && bytes.length > 300) {
            int at = 132 + random.nextInt(bytes.length - 132);
            ByteArrayOutputStream shorter = new ByteArrayOutputStream();
            shorter.write(bytes, 0, at);
            int behind = Math.min(bytes.length, at + 1 + random.nextInt(8));
            shorter.write(bytes, behind, bytes.length - behind);
            return shorter.toByteArray();
        }
        return bytes;
    }

    private static void readOrRefuse(byte[] file) {
        for (Part10Reader reader :
                List.of(Part10Reader.strict(), Part10Reader.strict().lenient())) {
            try {
                Part10Content content = TestFile.read(reader, file);
                for (BulkValue value : content.bulkValues()) {
                    value.open(new ByteArrayInputStream(file)).transferTo(ByteArrayOutputStream.nullOutputStream());
                    value.frames(content.dataset());
                }
            } catch (Part10Exception e) {
                assertNotNull(e.getMessage());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        try {
            Part10Header.read("damaged.dcm", new ByteArrayInputStream(file));
        } catch (Part10Exception e) {
            assertNotNull(e.getMessage());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
