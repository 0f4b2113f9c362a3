package io.github.stowc.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.document.DocumentReaderTest;
import io.github.stowc.media.video.StreamTypes;
import io.github.stowc.media.video.VideoBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Videos and documents that are damaged in any way: understood, or refused with a message, never anything else. */
class ContentProperties {
    /**
     * A sound file.
     *
     * @param name with its extension
     * @param latin1 its bytes as characters
     */
    record Sample(String name, String latin1) {
        byte[] bytes() {
            return latin1.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private static Sample sample(String name, byte[] bytes) {
        return new Sample(name, new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private static final List<Sample> SAMPLES = List.of(
            sample("a.mp4", VideoBytes.mp4()),
            sample("a.mov", VideoBytes.join(VideoBytes.box("wide"), VideoBytes.mp4())),
            sample("a.m2v", VideoBytes.mpeg2()),
            sample("a.mpg", VideoBytes.programStream()),
            sample("a.ts", VideoBytes.transportStream(StreamTypes.H264)),
            sample("b.ts", VideoBytes.transportStream(StreamTypes.HEVC)),
            new Sample("a.pdf", DocumentReaderTest.Pdf.of("<</Pages 2 0 R>>", "<</Count 1>>", "<</Title(T)>>")),
            sample("b.pdf", pdfWithStreams()),
            new Sample(
                    "a.xml",
                    "<?xml version='1.0'?><ClinicalDocument xmlns='urn:hl7-org:v3'><id root='1'/>"
                            + "<title>x&amp;y</title><a b='c'>d</a></ClinicalDocument>"),
            sample("a.stl", DocumentReaderTest.stl("model", 2, 2)),
            new Sample("b.stl", "solid x\nfacet normal 0 0 1\nendfacet\nendsolid x\n"),
            new Sample("a.obj", "mtllib a.mtl\nv 0 0 0\nv 1 0 0\nf 1 2 1\n"),
            new Sample("a.mtl", "newmtl x\nKd 1 1 1\n"),
            new Sample("a.genozip", "'\5 \22xyz'\5 \22"),
            new Sample("a.bz2", "BZh9\u0017rE8P\u0090\0\0\0\0"));

    /** Catalog, pages and title in an object stream, found by a cross-reference stream. */
    static byte[] pdfWithStreams() {
        String objects = "<</Pages 2 0 R>> <</Count 1>> <</Title(T)>>";
        byte[] inner = deflate(("1 0 2 17 3 30 " + objects).getBytes(StandardCharsets.ISO_8859_1));
        byte[] container = VideoBytes.join(
                ("%PDF-1.5\n4 0 obj\n<</Type/ObjStm/N 3/First 14/Filter/FlateDecode/Length " + inner.length
                                + ">>stream\n")
                        .getBytes(StandardCharsets.ISO_8859_1),
                inner,
                "\nendstream\nendobj\n".getBytes(StandardCharsets.ISO_8859_1));
        byte[] rows = {2, 0, 0, 0, 0, 2, 2, 0, 4, 0, 2, 0, 0, 0, 1, 2, 0, 0, 0, 1, 2, -1, 0, 9 - 4, -2};
        byte[] table = deflate(rows);
        return VideoBytes.join(
                container,
                ("5 0 obj\n<</Type/XRef/Size 5/W[1 2 1]/Root 1 0 R/Info 3 0 R/Filter/FlateDecode"
                                + "/DecodeParms<</Predictor 12/Columns 4>>/Length " + table.length + ">>stream\n")
                        .getBytes(StandardCharsets.ISO_8859_1),
                table,
                ("\nendstream\nendobj\nstartxref\n" + container.length + "\n%%EOF\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] deflate(byte[] bytes) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return deflated.toByteArray();
    }

    /** What becomes of it; everything but a result or a {@link MediaException} fails the test that calls this. */
    private static String outcome(String name, byte[] bytes) throws IOException {
        Source source = Source.of(name, bytes);
        try {
            return MediaReader.examine(source).toString();
        } catch (MediaException e) {
            assertEquals(name, e.source());
            assertTrue(e.offset().orElse(0) <= bytes.length, e.getMessage());
            assertTrue(e.getMessage().indexOf('\n') < 0, e.getMessage());
            assertFalse(e.remedy().isEmpty());
            return e.getMessage();
        }
    }

    @Example
    void eachSampleIsSound() throws IOException {
        for (Sample sample : SAMPLES) {
            Media media = MediaReader.examine(Source.of(sample.name(), sample.bytes()));
            assertTrue(media instanceof Media.Video || media instanceof Media.Document, sample.name());
        }
        assertTrue(outcome("b.pdf", pdfWithStreams()).contains("title=Optional[T], pages=OptionalInt[1]"));
    }

    @Example
    void noLengthAtWhichItIsCutOffMakesItFailOtherwise() throws IOException {
        for (Sample sample : SAMPLES) {
            byte[] bytes = sample.bytes();
            for (int length = 0; length < bytes.length; length++) {
                byte[] cut = Arrays.copyOf(bytes, length);
                outcome(sample.name(), cut);
                outcome("a", cut);
            }
        }
    }

    @Provide
    Arbitrary<Sample> damaged() {
        Arbitrary<Sample> samples = Arbitraries.of(SAMPLES);
        Arbitrary<Integer> places = Arbitraries.integers().between(0, 1 << 20);
        Arbitrary<Byte> values = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.bytes()),
                Tuple.of(1, Arbitraries.of((byte) 0, (byte) 1, (byte) 0x7f, (byte) 0x80, (byte) 0xff)));
        return Combinators.combine(
                        samples,
                        places.list().ofMinSize(1).ofMaxSize(6),
                        values.list().ofSize(6),
                        places)
                .as((sample, at, bytes, cut) -> {
                    byte[] damaged = sample.bytes();
                    for (int i = 0; i < at.size(); i++) {
                        damaged[at.get(i) % damaged.length] = bytes.get(i);
                    }
                    boolean shorter = cut % 4 == 0;
                    int length = shorter ? damaged.length - cut / 4 % damaged.length : damaged.length;
                    return sample(sample.name(), Arrays.copyOf(damaged, length));
                });
    }

    @Property(tries = 4000)
    void noDamageMakesItFailOtherwise(@ForAll("damaged") Sample sample) throws IOException {
        outcome(sample.name(), sample.bytes());
    }

    @Property(tries = 300)
    void saysTheSameEachTime(@ForAll("damaged") Sample sample) throws IOException {
        String first = outcome(sample.name(), sample.bytes());
        assertEquals(first, outcome(sample.name(), sample.bytes()));
    }
}
