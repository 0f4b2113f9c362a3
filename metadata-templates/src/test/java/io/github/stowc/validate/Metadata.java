package io.github.stowc.validate;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generates metadata, most of it broken. */
public final class Metadata {
    private static final byte[] EXAMPLE = Variants.example().getBytes(StandardCharsets.UTF_8);

    private Metadata() {}

    static Arbitrary<byte[]> noise() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
    }

    /** The example with some bytes replaced, removed or repeated. */
    static Arbitrary<byte[]> mutated() {
        Arbitrary<Integer> at = Arbitraries.integers().between(0, EXAMPLE.length - 1);
        Arbitrary<Integer> length = Arbitraries.integers().between(0, 12);
        Arbitrary<byte[]> put = Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(4),
                Arbitraries.of(
                                "\"", "{", "}", "[", "]", ",", "null", "1e999", "\\u0000", "\\uD83D", "é", "0", "-",
                                "\uFEFF")
                        .map(text -> text.getBytes(StandardCharsets.UTF_8)));
        Arbitrary<Mutation> mutation = Combinators.combine(at, length, put).as(Mutation::new);
        return mutation.list().ofMinSize(1).ofMaxSize(4).map(mutations -> {
            byte[] text = EXAMPLE;
            for (Mutation each : mutations) {
                text = each.apply(text);
            }
            return text;
        });
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Mutation(int at, int length, byte[] put) {
        byte[] apply(byte[] text) {
            int start = Math.min(at, text.length);
            int end = Math.min(text.length, start + length);
            byte[] changed = new byte[text.length - (end - start) + put.length];
            System.arraycopy(text, 0, changed, 0, start);
            System.arraycopy(put, 0, changed, start, put.length);
            System.arraycopy(text, end, changed, start + put.length, text.length - end);
            return changed;
        }
    }

    /** The right words in any order. */
    static Arbitrary<byte[]> words() {
        return Arbitraries.of(
                        "[",
                        "]",
                        "{",
                        "}",
                        ":",
                        ",",
                        "[{",
                        "}]",
                        "},{",
                        "{\"vr\":",
                        ",\"Value\":[",
                        "\"vr\"",
                        "\"BulkDataURI\":",
                        "\"InlineBinary\":",
                        "\"Alphabetic\":",
                        "\"00100010\":{\"vr\":\"PN\"",
                        "\"00081115\":{\"vr\":\"SQ\",\"Value\":[{",
                        "\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 100\"]},",
                        "\"7FE00010\":{\"vr\":\"OB\"",
                        "\"00091001\":{\"vr\":\"UN\"",
                        "\"00280010\":{\"vr\":\"US\"",
                        "\"\"",
                        "\"AAA=\"",
                        "null",
                        "1",
                        "\"山\"",
                        "\"1.2.840.10008.5.1.4.1.1.7\"")
                .list()
                .ofMaxSize(40)
                .map(words -> String.join("", words).getBytes(StandardCharsets.UTF_8));
    }

    public static Arbitrary<byte[]> any() {
        return Arbitraries.oneOf(noise(), mutated(), words());
    }
}
