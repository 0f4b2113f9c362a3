package io.github.stowc.dicom.json;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.StringArbitrary;

/**
 * Arbitrary datasets: every VR, sequences in sequences, empty values, bulk data, private and unknown attributes.
 *
 * <p>What they hold can be said in each of DICOM's encodings; the values are not always legal for their VR.
 */
public final class Datasets {
    private static final int MAX_DEPTH = 3;
    private static final List<VR> SIMPLE =
            List.of(VR.values()).stream().filter(vr -> vr != VR.SQ).toList();

    private Datasets() {}

    /** Datasets with up to twelve elements and sequences three levels deep. */
    public static Arbitrary<Dataset> datasets() {
        return datasets(MAX_DEPTH);
    }

    /** Datasets whose sequences are at most that many levels deep. */
    public static Arbitrary<Dataset> datasets(int depth) {
        return elements(depth)
                .list()
                .ofMaxSize(depth == MAX_DEPTH ? 12 : 4)
                .uniqueElements(Element::tag)
                .map(Dataset::of)
                // Combining the edge cases of this many parts takes longer than all tries.
                .withoutEdgeCases();
    }

    /** Elements of any VR and form. */
    public static Arbitrary<Element> elements(int depth) {
        Arbitrary<Element> simple =
                Arbitraries.oneOf(SIMPLE.stream().map(Datasets::elements).toList());
        return depth == 0
                ? simple
                : Arbitraries.frequencyOf(Tuple.of(5, simple), Tuple.of(1, Arbitraries.lazy(() -> sequences(depth))));
    }

    /** Sequences, empty items among their items. */
    public static Arbitrary<Element> sequences(int depth) {
        return Combinators.combine(tags(), datasets(depth - 1).list().ofMaxSize(3))
                .as((tag, items) -> items.isEmpty() ? new Element.Empty(tag, VR.SQ) : new Element.Sequence(tag, items));
    }

    /** Elements of one VR but SQ: empty, with values, or a link. */
    public static Arbitrary<Element> elements(VR vr) {
        Arbitrary<Element> empty = tags().map(tag -> new Element.Empty(tag, vr));
        Arbitrary<Element> link =
                Combinators.combine(tags(), uris()).as((tag, uri) -> new Element.BulkData(tag, vr, uri));
        return Arbitraries.frequencyOf(Tuple.of(1, empty), Tuple.of(1, link), Tuple.of(8, withValues(vr)));
    }

    private static Arbitrary<Element> withValues(VR vr) {
        if (vr.isBinary()) {
            return Combinators.combine(tags(), bytes()).as((tag, bytes) -> new Element.Bytes(tag, vr, bytes));
        }
        if (vr == VR.PN) {
            return Combinators.combine(
                            tags(),
                            names().list()
                                    .ofMinSize(1)
                                    .ofMaxSize(3)
                                    .filter(list ->
                                            list.size() > 1 || !list.get(0).isEmpty()))
                    .as(Element.Names::new);
        }
        return Combinators.combine(
                        tags(),
                        values(vr)
                                .injectDuplicates(0.1)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4)
                                .filter(list -> list.size() > 1 || !list.get(0).isEmpty()))
                .as((tag, values) -> new Element.Text(tag, vr, values));
    }

    /** Tags of datasets: known, private, of repeating groups and unknown; no group lengths, none of group 0002. */
    public static Arbitrary<Tag> tags() {
        Arbitrary<Integer> known = Arbitraries.of(
                0x00080005,
                0x00080016,
                0x00080018,
                0x00100010,
                0x00100020,
                0x0020000D,
                0x00200013,
                0x00400275,
                0x00280010,
                0x7FE00010);
        Arbitrary<Integer> privates = Arbitraries.of(0x00090010, 0x00091001, 0x00091002, 0x001100FF, 0x0011FF00);
        Arbitrary<Integer> overlays = Arbitraries.integers().between(0, 15).map(i -> 0x60000010 + (i << 17));
        return Arbitraries.frequencyOf(
                        Tuple.of(3, known),
                        Tuple.of(1, privates),
                        Tuple.of(1, overlays),
                        Tuple.of(2, Arbitraries.integers().between(Integer.MIN_VALUE, Integer.MAX_VALUE)))
                .map(Tag::new)
                .filter(tag -> !tag.isGroupLength() && !tag.isFileMeta());
    }

    /** Values of a VR that holds texts, numbers or tags, empty ones among them. */
    public static Arbitrary<String> values(VR vr) {
        Arbitrary<String> filled = switch (vr.form()) {
            case DECIMAL ->
                Arbitraries.oneOf(decimals(), integers(), Arbitraries.of("+1", "1.", " 1 ", ".5", "1E5", "-0", "007"));
            case FLOAT -> Arbitraries.oneOf(decimals(), Arbitraries.of("NaN", "Infinity", "-Infinity"));
            case INTEGER -> integers();
            case TAG -> tags().map(Datasets::hex);
            default -> texts();
        };
        return Arbitraries.frequencyOf(Tuple.of(9, filled), Tuple.of(1, Arbitraries.just("")));
    }

    /** Texts with quotes, backslashes, control characters and characters outside the Basic Multilingual Plane. */
    public static Arbitrary<String> texts() {
        StringArbitrary plain =
                Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(64);
        Arbitrary<String> wild = Arbitraries.oneOf(
                        Arbitraries.integers().between(0, 0xD7FF),
                        Arbitraries.integers().between(0xE000, 0x10FFFF),
                        Arbitraries.of((int) '"', (int) '\\', (int) '/', 0x2028, 0x7F, 0, 0xFEFF, 0x1F600))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(codes -> codes.stream().map(Character::toString).collect(Collectors.joining()));
        Arbitrary<String> lookLikeJson = Arbitraries.of("NaN", "inf", "null", "{}", "[", "1", "00100010", "vr");
        return Arbitraries.oneOf(plain, wild, lookLikeJson);
    }

    /** Names of persons with any of their groups, none among them. */
    public static Arbitrary<PersonName> names() {
        Arbitrary<String> group = Arbitraries.oneOf(
                Arbitraries.just(""), Arbitraries.of("Doe^John", "山田^太郎", "やまだ^たろう", "Müller^Jörg"), texts());
        return Combinators.combine(group, group, group).as(PersonName::new);
    }

    /** Links as people and servers write them. */
    public static Arbitrary<String> uris() {
        Arbitrary<String> names = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("/.:%?#-_äß ")
                .ofMinLength(1)
                .ofMaxLength(40);
        return Arbitraries.oneOf(Arbitraries.of("file1.jpg", "../bulk/1?frame=2"), names);
    }

    /** Bytes, at least one. */
    public static Arbitrary<ByteBuffer> bytes() {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofMinSize(1)
                .ofMaxSize(100)
                .map(ByteBuffer::wrap);
    }

    private static Arbitrary<String> integers() {
        return Arbitraries.bigIntegers()
                .between(BigInteger.ONE.shiftLeft(70).negate(), BigInteger.ONE.shiftLeft(70))
                .map(Object::toString);
    }

    private static Arbitrary<String> decimals() {
        Arbitrary<String> digits =
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(30);
        Arbitrary<String> exponents = Arbitraries.of("", "", "e5", "E-300", "e+999", "E0");
        Arbitrary<String> signs = Arbitraries.of("", "-");
        Arbitrary<Integer> wholes = Arbitraries.integers().between(0, 999);
        return Combinators.combine(signs, wholes, digits, exponents)
                .as((sign, whole, fraction, exponent) -> sign + whole + "." + fraction + exponent);
    }

    private static String hex(Tag tag) {
        return String.format(Locale.ROOT, "%08X", tag.value());
    }
}
