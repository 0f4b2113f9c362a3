package io.github.stowc.media.jpeg;

import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Arbitrary files: noise, sound JPEGs, and JPEGs that something happened to. */
public final class JpegArbitraries {
    private JpegArbitraries() {}

    /** A JPEG that was written by the book, and what its header says. */
    public record Sound(
            JpegBytes whole, JpegBytes bare, int sof, int precision, int rows, int columns, int components) {
        public byte[] bytes() {
            return whole.unfinished();
        }

        public byte[] withoutAppn() {
            return bare.unfinished();
        }

        @Override
        public String toString() {
            return "SOF" + (sof - 0xc0) + ", " + precision + " bits, " + rows + " by " + columns + " by " + components
                    + ", " + bytes().length + " bytes";
        }
    }

    public static Arbitrary<String> names() {
        return Arbitraries.of("a", "a.jpg", "a.dcm", "a.png", "a.jls", "a.stl", "a.xml", "a.txt", "a.\u0130");
    }

    public static Arbitrary<byte[]> noise() {
        Arbitrary<Byte> likely =
                Arbitraries.of(-1, -40, -64, -38, 0, 1, 2, 8, 11).map(Integer::byteValue);
        return Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.bytes()), Tuple.of(1, likely))
                .array(byte[].class)
                .ofMaxSize(300);
    }

    public static Arbitrary<Sound> sound() {
        Arbitrary<byte[]> bodies = Arbitraries.bytes().array(byte[].class).ofMaxSize(400);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(1, 65535),
                        Arbitraries.integers().between(1, 65535),
                        Arbitraries.of(1, 3),
                        Arbitraries.of(JpegBytes.FULL, 0x21, JpegBytes.SUBSAMPLED, 0x41),
                        bodies.list().ofMaxSize(4),
                        Arbitraries.integers().between(0, 15),
                        bodies)
                .as((process, rows, columns, components, sampling, segments, marker, data) -> {
                    int precision = process == 0 || data.length % 2 == 0 ? 8 : 12;
                    JpegBytes with = JpegBytes.start();
                    JpegBytes without = JpegBytes.start();
                    for (byte[] segment : segments) {
                        // After this prefix, nothing is a JFIF, EXIF, ICC or Adobe segment.
                        byte[] body = new byte[segment.length + 1];
                        System.arraycopy(segment, 0, body, 1, segment.length);
                        with.segment(0xe0 + marker, body);
                    }
                    for (JpegBytes jpeg : new JpegBytes[] {with, without}) {
                        int[] ids = components == 1 ? new int[] {1} : new int[] {1, 2, 3};
                        jpeg.tables()
                                .frame(JpegBytes.SOF0 + process, precision, rows, columns, sampling, ids)
                                .scan(process == 2 ? 0 : 1, ids);
                        for (byte b : data) {
                            jpeg.raw(b, b == -1 ? 0 : 1);
                        }
                        jpeg.end();
                    }
                    return new Sound(with, without, JpegBytes.SOF0 + process, precision, rows, columns, components);
                });
    }

    /** A real JPEG with a few bytes overwritten, and sometimes its end cut off. */
    public static Arbitrary<byte[]> damaged() {
        Arbitrary<byte[]> files = Arbitraries.of(
                        "media/grey.jpg", "media/ycbcr-420.jpg", "media/progressive.jpg", "media/exif.jpg")
                .map(JpegArbitraries::fixture);
        return Combinators.combine(
                        files,
                        Arbitraries.integers()
                                .between(0, 1000)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(6),
                        Arbitraries.bytes().list().ofSize(6),
                        Arbitraries.integers().between(0, 4))
                .as((file, places, values, cut) -> {
                    byte[] copy = file.clone();
                    for (int i = 0; i < places.size(); i++) {
                        copy[places.get(i) % copy.length] = values.get(i);
                    }
                    return cut == 0 ? Arrays.copyOf(copy, Math.max(1, places.get(0) % copy.length)) : copy;
                });
    }

    private static byte[] fixture(String name) {
        try {
            return Files.readAllBytes(TestData.file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
