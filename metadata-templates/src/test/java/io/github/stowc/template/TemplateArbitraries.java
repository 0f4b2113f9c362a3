package io.github.stowc.template;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** The generators of this package: values that their VRs take, datasets of them, and settings. */
final class TemplateArbitraries {
    private static final DataDictionary DICTIONARY = DataDictionary.standard();
    private static final List<DictionaryEntry> ENTRIES = entries();
    private static final int MAX_DEPTH = 2;

    private TemplateArbitraries() {}

    /** Every attribute with a keyword; of a repeating group the first. */
    private static List<DictionaryEntry> entries() {
        List<DictionaryEntry> entries = new ArrayList<>();
        for (String keyword : DICTIONARY.keywords()) {
            DictionaryEntry entry = DICTIONARY.find(keyword).orElseThrow();
            if (!entry.tag().isFileMeta() && !entry.tag().isGroupLength()) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** One value that a VR with values takes, in the text of its JSON. */
    static Arbitrary<String> values(VR vr) {
        return switch (vr) {
            case AE ->
                Arbitraries.strings().withCharRange('!', '[').ofMinLength(1).ofMaxLength(16);
            case AS -> Arbitraries.of("000D", "042Y", "999W", "012M");
            case AT -> Arbitraries.integers().greaterOrEqual(0).map(value -> new Tag(value).hex());
            case CS ->
                Arbitraries.strings()
                        .withCharRange('A', 'Z')
                        .withChars("09_ ")
                        .ofMinLength(1)
                        .ofMaxLength(16);
            case DA -> Arbitraries.of("19700101", "20240229", "99991231");
            case DT -> Arbitraries.of("2024", "20240229", "20240229235959.999999+0100", "197001010000");
            case TM -> Arbitraries.of("00", "2359", "235959", "235960", "101112.123456");
            case DS -> Arbitraries.of("0", "-1", "1.50", "1E5", "-3.1415926535897", "12345678901234.5", "0.10");
            case IS -> Arbitraries.integers().map(String::valueOf);
            case FL -> Arbitraries.floats().map(String::valueOf);
            case FD -> Arbitraries.doubles().map(String::valueOf);
            case SS -> whole(BigInteger.ONE.shiftLeft(15).negate(), 16);
            case US -> whole(BigInteger.ZERO, 16);
            case SL -> whole(BigInteger.ONE.shiftLeft(31).negate(), 32);
            case UL -> whole(BigInteger.ZERO, 32);
            case SV -> whole(BigInteger.ONE.shiftLeft(63).negate(), 64);
            case UV -> whole(BigInteger.ZERO, 64);
            case PN -> names();
            case UI -> Arbitraries.of("1.2.840.10008.1.1", "2.25.0", "1.0.3", "1." + "2".repeat(62));
            case UR -> Arbitraries.of("http://h/a?b=c&d=%20#e", "urn:x", "../a;b=1");
            case SH -> texts(16, false);
            case LO -> texts(64, false);
            case UC -> texts(100, false);
            default -> texts(200, true);
        };
    }

    private static Arbitrary<String> whole(BigInteger min, int bits) {
        BigInteger max = min.add(BigInteger.ONE.shiftLeft(bits)).subtract(BigInteger.ONE);
        return Arbitraries.bigIntegers().between(min, max).map(BigInteger::toString);
    }

    private static Arbitrary<String> names() {
        Arbitrary<String> group =
                Arbitraries.of("Doe^John", "", "Müller^\"J\"^${uid}", "山田^太郎", "a^b^c^d^e", "😀", "$${");
        Arbitrary<String> last = group.filter(text -> !text.isEmpty());
        return Arbitraries.oneOf(
                last,
                Combinators.combine(group, last).as((a, b) -> a + "=" + b),
                Combinators.combine(group, group, last).as((a, b, c) -> a + "=" + b + "=" + c));
    }

    /** Texts with characters that mean something in JSON, templates and settings. */
    private static Arbitrary<String> texts(int length, boolean lines) {
        Arbitrary<String> wild = Arbitraries.strings()
                .withCharRange(' ', '[')
                .withCharRange(']', '~')
                .withCharRange('\u00A0', '\u2FFF')
                .withChars("\"'=/${}%")
                .ofMinLength(1)
                .ofMaxLength(length);
        Arbitrary<String> meant =
                Arbitraries.of("${uid}", "$${", "${", "$", "a=b", "[0]", "null", "{}", "😀", " x ", "1");
        Arbitrary<String> several = Arbitraries.of("a\r\nb", "tab\there", "back\\slash", "\f");
        return lines ? Arbitraries.oneOf(wild, meant, several) : Arbitraries.oneOf(wild, meant);
    }

    /** Settings of attributes at the top or in sequences, by keyword or tag, with as many values as they take. */
    static Arbitrary<String> settings() {
        Arbitrary<String> place = Arbitraries.of(
                "", "RequestAttributesSequence[0].", "RequestAttributesSequence/", "00400275/00400008[0].");
        Arbitrary<String> attribute = Arbitraries.of(ENTRIES)
                .filter(entry -> entry.vr() != VR.SQ && !entry.vr().isBinary())
                .filter(entry -> !entry.tag().equals(Tags.SPECIFIC_CHARACTER_SET))
                .flatMap(entry -> counted(entry)
                        .flatMap(count -> Combinators.combine(
                                        Arbitraries.of(
                                                entry.keyword(), entry.tag().hex()),
                                        values(entry.vr()).list().ofSize(count))
                                .as((name, values) -> name + "=" + String.join("\\", values))));
        return Combinators.combine(place, attribute).as((where, setting) -> where + setting);
    }

    private static Arbitrary<Integer> counted(DictionaryEntry entry) {
        List<Integer> counts = new ArrayList<>(List.of(0));
        for (int i = 1; i <= 6; i++) {
            if (entry.multiplicity().allows(i) && (i == 1 || entry.vr().isMultiple())) {
                counts.add(i);
            }
        }
        return Arbitraries.of(counts);
    }

    /** Datasets whose values their VRs take. */
    static Arbitrary<Dataset> datasets() {
        return datasets(MAX_DEPTH);
    }

    private static Arbitrary<Dataset> datasets(int depth) {
        return elements(depth)
                .list()
                .ofMaxSize(depth == MAX_DEPTH ? 10 : 3)
                .uniqueElements(Element::tag)
                .map(Dataset::of)
                .withoutEdgeCases();
    }

    private static Arbitrary<Element> elements(int depth) {
        Arbitrary<Element> usual = tags().flatMap(tag -> element(tag, DICTIONARY.vr(tag), depth));
        Arbitrary<Element> other =
                Combinators.combine(tags(), Arbitraries.of(VR.class)).flatAs((tag, vr) -> element(tag, vr, depth));
        return Arbitraries.frequencyOf(Tuple.of(4, usual), Tuple.of(1, other));
    }

    /** Known tags, private ones, those of repeating groups, and those that nobody knows. */
    private static Arbitrary<Tag> tags() {
        Arbitrary<Tag> known = Arbitraries.of(ENTRIES).map(DictionaryEntry::tag);
        Arbitrary<Tag> odd = Arbitraries.of(
                        0x00090010,
                        0x00091001,
                        0x60020010,
                        0x60023000,
                        0x501E0005,
                        0x00203103,
                        0x00280402,
                        0x7F020010,
                        0x10000031,
                        0x10100005,
                        0x00110022,
                        0x00021FFF | 0x00100000,
                        0x00280414)
                .map(Tag::new);
        Arbitrary<Tag> any = Arbitraries.integers().map(Tag::new);
        return Arbitraries.frequencyOf(Tuple.of(6, known), Tuple.of(2, odd), Tuple.of(1, any))
                .filter(tag -> !tag.isGroupLength() && !tag.isFileMeta());
    }

    private static Arbitrary<Element> element(Tag tag, VR vr, int depth) {
        Arbitrary<Element> empty = Arbitraries.just(new Element.Empty(tag, vr));
        if (vr == VR.SQ) {
            return depth == 0
                    ? empty
                    : datasets(depth - 1)
                            .list()
                            .ofMaxSize(2)
                            .map(items ->
                                    items.isEmpty() ? new Element.Empty(tag, vr) : new Element.Sequence(tag, items));
        }
        Arbitrary<Element> link =
                Arbitraries.of("file1.jpg", "a\"${uid}b", "http://h/ä").map(uri -> new Element.BulkData(tag, vr, uri));
        return Arbitraries.frequencyOf(Tuple.of(1, empty), Tuple.of(1, link), Tuple.of(6, filled(tag, vr)));
    }

    private static Arbitrary<Element> filled(Tag tag, VR vr) {
        if (vr.isBinary()) {
            return Arbitraries.bytes()
                    .array(byte[].class)
                    .ofMinSize(1)
                    .ofMaxSize(20)
                    .map(bytes -> new Element.Bytes(tag, vr, ByteBuffer.wrap(bytes)));
        }
        return values(vr)
                .list()
                .ofMinSize(1)
                .ofMaxSize(vr.isMultiple() ? 3 : 1)
                .map(values -> Element.given(tag, vr, values));
    }
}
