package io.github.stowc.mime;

import io.github.stowc.bytes.Body;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary messages with bodies that are difficult to read. */
public final class Messages {
    private static final String TOKEN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-.^_`|~";

    private Messages() {}

    public static Arbitrary<Boundary> boundaries() {
        Arbitrary<Character> last = Arbitraries.chars()
                .with("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'()+_,-./:=?".toCharArray());
        Arbitrary<String> start = Arbitraries.strings()
                .withChars("0123456789ABCDEFXYZabcdefxyz'()+_,-./:=? ")
                .ofMaxLength(69);
        return Combinators.combine(start, last).as((head, tail) -> new Boundary(head + tail));
    }

    static Arbitrary<List<Header>> headers() {
        Arbitrary<String> names = Arbitraries.strings()
                .withChars(TOKEN)
                .ofMinLength(1)
                .ofMaxLength(20)
                .filter(name ->
                        !name.equalsIgnoreCase("Content-Type") && !name.equalsIgnoreCase("Content-Transfer-Encoding"));
        Arbitrary<String> values =
                Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(80).map(String::trim);
        return Combinators.combine(names, values).as(Header::new).list().ofMaxSize(4);
    }

    /** Bodies of bytes that look like framing, around pieces of the boundary itself. */
    static Arbitrary<byte[]> bodies(Boundary boundary) {
        String text = boundary.value();
        Arbitrary<byte[]> near = Arbitraries.of(
                        "\r",
                        "\n",
                        "\r\n",
                        "-",
                        "--",
                        "--" + text.substring(0, text.length() - 1),
                        text,
                        "\r\n--",
                        "x--" + text,
                        " --" + text,
                        "\r\n-" + text,
                        "\0",
                        "\u00ff",
                        "Content-Type: a/b\r\n\r\n",
                        ".")
                .map(string -> string.getBytes(StandardCharsets.ISO_8859_1));
        Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(40);
        return Arbitraries.oneOf(near, near, noise).list().ofMaxSize(12).map(Messages::join);
    }

    static byte[] join(List<byte[]> pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    /** Messages of one to four parts, in either framing. */
    public static Arbitrary<Multipart> messages() {
        return boundaries().flatMap(boundary -> {
            Arbitrary<Part> parts = Combinators.combine(
                            headers(), bodies(boundary).map(Messages::body))
                    .as(Part::new);
            return Combinators.combine(parts.list().ofMinSize(1).ofMaxSize(4), Arbitraries.of(Framing.values()))
                    .as((list, framing) -> Multipart.related("application/dicom", boundary, framing, list));
        });
    }

    /** The same bytes as one body or as a sequence of two. */
    private static Body body(byte[] bytes) {
        if (bytes.length % 2 == 0) {
            return Body.of(bytes);
        }
        int cut = bytes.length / 2;
        List<Body> halves = new ArrayList<>();
        halves.add(Body.of(Arrays.copyOfRange(bytes, 0, cut)));
        halves.add(Body.of(
                "second half", bytes.length - cut, () -> new ByteArrayInputStream(bytes, cut, bytes.length - cut)));
        return Body.concat(halves);
    }
}
