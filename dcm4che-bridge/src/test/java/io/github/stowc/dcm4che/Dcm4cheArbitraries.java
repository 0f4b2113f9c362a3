package io.github.stowc.dcm4che;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.part10.Datasets;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.BulkData;
import org.dcm4che3.data.ElementDictionary;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;
import org.dcm4che3.data.Value;

/** Arbitrary datasets, ours and dcm4che's. */
final class Dcm4cheArbitraries {
    private static final int PIXEL_DATA = 0x7FE00010;

    private Dcm4cheArbitraries() {}

    /** Valid datasets: every VR, sequences, private blocks, empty values, every character set. */
    static Arbitrary<Dataset> datasets() {
        return withPrivates(Datasets.datasets());
    }

    /** Like {@link #datasets()}, with text of any script; without Specific Character Set, as text models have it. */
    static Arbitrary<Dataset> models() {
        return withPrivates(Datasets.datasets(List.of("ISO_IR 192"))).map(Dcm4cheArbitraries::withWhatDcm4cheReads);
    }

    /** Removes what dcm4che does not read from text: tags from 80000000 on, phonetic groups alone, the sign of zero. */
    private static Dataset withWhatDcm4cheReads(Dataset dataset) {
        return Changes.everywhere(dataset, element -> {
            if (element.vr() == io.github.stowc.dicom.VR.AT) {
                return Element.given(
                        element.tag(),
                        element.vr(),
                        element.texts().stream()
                                .map(text -> Integer.toHexString(text.charAt(0) & 7) + text.substring(1))
                                .toList());
            }
            if (element instanceof Element.Text text && element.vr().form() == io.github.stowc.dicom.VR.Form.FLOAT) {
                return Element.given(
                        text.tag(),
                        text.vr(),
                        text.values().stream()
                                .map(number -> number.equals("-0") ? "0" : number)
                                .toList());
            }
            if (element instanceof Element.Names names) {
                return new Element.Names(
                        names.tag(),
                        names.names().stream()
                                .map(name -> name.alphabetic().isEmpty()
                                        ? new PersonName("X", name.ideographic(), name.phonetic())
                                        : name)
                                .toList());
            }
            return element;
        });
    }

    /**
     * Uses only character sets in which dcm4che reads back what it writes: not ASCII first and then single-byte sets.
     */
    static boolean isReadBackByDcm4che(Dataset dataset) {
        return !dataset.text(Tags.SPECIFIC_CHARACTER_SET).equals(Optional.of("ISO 2022 IR 6"));
    }

    /** Makes binary values whole words long. */
    static Dataset withWholeWords(Dataset dataset) {
        return Changes.everywhere(dataset, element -> {
            if (!(element instanceof Element.Bytes bytes)) {
                return element;
            }
            ByteBuffer value = bytes.bytes();
            value.limit(value.limit() - value.limit() % element.vr().wordBytes());
            return value.hasRemaining()
                    ? new Element.Bytes(element.tag(), element.vr(), value)
                    : new Element.Empty(element.tag(), element.vr());
        });
    }

    /** Limits numbers of VR FD to the 16 characters that dcm4che writes as text. */
    static Dataset withShortDoubles(Dataset dataset) {
        return Changes.everywhere(
                dataset,
                element -> element.vr() == io.github.stowc.dicom.VR.FD && element instanceof Element.Text text
                        ? Element.given(
                                element.tag(),
                                element.vr(),
                                text.values().stream()
                                        .map(number -> Long.toString(number.hashCode() / 4096))
                                        .toList())
                        : element);
    }

    /** Removes values of VR UN whose VR dcm4che knows and uses (PS3.5 6.2.2). */
    static Dataset withoutKnownAsUnknown(Dataset dataset) {
        return Changes.everywhere(dataset, element -> {
            boolean known = ElementDictionary.vrOf(element.tag().value(), null) != VR.UN;
            if (element.vr() != io.github.stowc.dicom.VR.UN || !known) {
                return element;
            }
            return element instanceof Element.Bytes bytes
                    ? new Element.Bytes(element.tag(), io.github.stowc.dicom.VR.OB, bytes.bytes())
                    : new Element.Empty(element.tag(), io.github.stowc.dicom.VR.OB);
        });
    }

    /** Like {@link #datasets()}, with links to bulk data. */
    static Arbitrary<Dataset> linkedDatasets() {
        return Combinators.combine(datasets(), links().list().ofMaxSize(3)).as(Dataset::with);
    }

    private static Arbitrary<Dataset> withPrivates(Arbitrary<Dataset> datasets) {
        Arbitrary<Element> creators = Combinators.combine(
                        Arbitraries.integers().between(0x10, 0x12),
                        Arbitraries.of("ACME 1.1", "OTHER", "SIEMENS CSA HEADER"))
                .as((block, name) -> Element.of(Tag.of(0x0029, block), io.github.stowc.dicom.VR.LO, name));
        Arbitrary<Element> values = Combinators.combine(
                        Arbitraries.integers().between(0x10, 0x13),
                        Arbitraries.of(0, 1, 0x10, 0xFF),
                        Arbitraries.of("", "private"))
                .as((block, element, text) -> text.isEmpty()
                        ? new Element.Empty(Tag.of(0x0029, block << 8 | element), io.github.stowc.dicom.VR.SH)
                        : Element.of(Tag.of(0x0029, block << 8 | element), io.github.stowc.dicom.VR.SH, text));
        return Combinators.combine(
                        datasets, creators.list().ofMaxSize(2), values.list().ofMaxSize(3))
                .as((dataset, some, others) ->
                        PrivateBlocks.withLegalCreators(dataset.with(some).with(others)));
    }

    /** Links as people and servers write them. */
    static Arbitrary<Element> links() {
        Arbitrary<Tag> tags = Arbitraries.of(Tags.PIXEL_DATA, Tags.ENCAPSULATED_DOCUMENT, new Tag(0x54001010));
        Arbitrary<io.github.stowc.dicom.VR> vrs =
                Arbitraries.of(io.github.stowc.dicom.VR.OB, io.github.stowc.dicom.VR.OW, io.github.stowc.dicom.VR.UT);
        Arbitrary<String> uris = Arbitraries.of(
                "file1.jpg",
                "../bulk/1?frame=2",
                "file:/tmp/a%20b.dcm?offset=10&length=20",
                "fragments/7FE00010",
                "urn:uuid:0");
        return Combinators.combine(tags, vrs, uris).as(Element.BulkData::new);
    }

    /** Attributes as dcm4che's users make them: by setters, in either byte order, with fragments and links. */
    static Arbitrary<Attributes> attributes() {
        return Arbitraries.of(false, true)
                .flatMap(bigEndian -> attributes(bigEndian, 2))
                .withoutEdgeCases();
    }

    private static Arbitrary<Attributes> attributes(boolean bigEndian, int depth) {
        return setters(bigEndian, depth).list().ofMaxSize(8).map(setters -> {
            Attributes attributes = new Attributes(bigEndian);
            setters.forEach(setter -> setter.set(attributes));
            return attributes;
        });
    }

    private interface Setter {
        void set(Attributes attributes);
    }

    private static Arbitrary<Setter> setters(boolean bigEndian, int depth) {
        List<Arbitrary<Setter>> setters = new ArrayList<>(
                List.of(strings(), ints(), longs(), floats(), bytes(), numbersAsSuch(), nulls(), privates()));
        // No transfer syntax has fragments in big endian, and links have their own flag.
        if (!bigEndian) {
            setters.add(fragments());
            setters.add(bulkData());
            setters.add(decimals());
        }
        if (depth > 0) {
            setters.add(items(bigEndian, depth - 1));
        }
        return Arbitraries.oneOf(setters);
    }

    private static Arbitrary<Integer> tags() {
        return Arbitraries.integers()
                .between(0x00080001, 0x7FDFFFFF)
                .map(Tag::new)
                .filter(tag -> !tag.isPrivate() && !tag.isGroupLength() && !tag.equals(Tags.SPECIFIC_CHARACTER_SET))
                .map(Tag::value);
    }

    private static Arbitrary<Setter> strings() {
        Arbitrary<VR> vrs = Arbitraries.of(
                VR.AE, VR.AS, VR.CS, VR.DA, VR.DT, VR.LO, VR.LT, VR.PN, VR.SH, VR.ST, VR.TM, VR.UC, VR.UI, VR.UR,
                VR.UT);
        Arbitrary<String[]> values = Arbitraries.of("A", "b c", "äß", "", "Doe^John=山田^太郎", " padded ")
                .array(String[].class)
                .ofMinSize(1)
                .ofMaxSize(3);
        return Combinators.combine(tags(), vrs, values).as((tag, vr, texts) -> attributes -> {
            boolean one = vr == VR.LT || vr == VR.ST || vr == VR.UT || vr == VR.UR;
            attributes.setString(tag, vr, one ? new String[] {texts[0]} : texts);
        });
    }

    private static Arbitrary<Setter> ints() {
        Arbitrary<VR> vrs = Arbitraries.of(VR.US, VR.SS, VR.UL, VR.SL, VR.AT, VR.IS, VR.OW, VR.OL);
        return Combinators.combine(
                        tags(), vrs, Arbitraries.integers().array(int[].class).ofMaxSize(3))
                .as((tag, vr, ints) -> attributes -> attributes.setInt(tag, vr, ints));
    }

    private static Arbitrary<Setter> longs() {
        Arbitrary<VR> vrs = Arbitraries.of(VR.SV, VR.UV, VR.OV, VR.UL);
        return Combinators.combine(
                        tags(), vrs, Arbitraries.longs().array(long[].class).ofMaxSize(3))
                .as((tag, vr, longs) -> attributes -> attributes.setLong(tag, vr, longs));
    }

    private static Arbitrary<Setter> floats() {
        Arbitrary<VR> vrs = Arbitraries.of(VR.FL, VR.FD, VR.OF, VR.OD);
        return Combinators.combine(
                        tags(), vrs, Arbitraries.doubles().array(double[].class).ofMaxSize(3))
                .as((tag, vr, doubles) -> attributes -> attributes.setDouble(tag, vr, doubles));
    }

    /** Numbers of few digits, since dcm4che cuts others to the size of a DS. */
    private static Arbitrary<Setter> decimals() {
        Arbitrary<double[]> values = Arbitraries.integers()
                .map(eighths -> eighths / 8.0)
                .array(Double[].class)
                .ofMaxSize(3)
                .map(boxed -> Arrays.stream(boxed).mapToDouble(d -> d).toArray());
        return Combinators.combine(tags(), values)
                .as((tag, doubles) -> attributes -> attributes.setDouble(tag, VR.DS, doubles));
    }

    private static Arbitrary<Setter> bytes() {
        Arbitrary<VR> vrs = Arbitraries.of(VR.OB, VR.OW, VR.UN, VR.OD, VR.LO, VR.US, VR.FD);
        Arbitrary<byte[]> values = Arbitraries.bytes()
                .between((byte) 'A', (byte) 'Z')
                .array(byte[].class)
                .ofMaxSize(2)
                .map(eight -> new String(eight, java.nio.charset.StandardCharsets.US_ASCII)
                        .repeat(8)
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return Combinators.combine(tags(), vrs, values)
                .as((tag, vr, value) -> attributes -> attributes.setBytes(tag, vr, value));
    }

    /** DS and IS held as numbers, as dcm4che's getters leave them. */
    private static Arbitrary<Setter> numbersAsSuch() {
        return Combinators.combine(
                        tags(), Arbitraries.of(VR.DS, VR.IS), Arbitraries.of("1", "-7", "1\\2", "", "1\\\\3"))
                .as((tag, vr, text) -> attributes -> {
                    attributes.setString(tag, vr, text);
                    attributes.getDoubles(tag);
                });
    }

    private static Arbitrary<Setter> nulls() {
        return Combinators.combine(tags(), Arbitraries.of(VR.values()))
                .as((tag, vr) -> attributes -> attributes.setNull(tag, vr));
    }

    private static Arbitrary<Setter> privates() {
        return Combinators.combine(
                        Arbitraries.of("ACME", "OTHER"),
                        Arbitraries.integers().between(0, 0xFF),
                        Arbitraries.of("x", ""))
                .as((creator, element, text) ->
                        attributes -> attributes.setString(creator, 0x00290000 | element, VR.LO, text));
    }

    private static Arbitrary<Setter> fragments() {
        Arbitrary<byte[]> fragment =
                Arbitraries.bytes().array(byte[].class).ofMinSize(2).ofMaxSize(2);
        return Combinators.combine(fragment.list().ofMaxSize(3), Arbitraries.of(VR.OB, VR.OW))
                .as((list, vr) -> attributes -> {
                    Fragments fragments = attributes.newFragments(PIXEL_DATA, vr, list.size() + 1);
                    fragments.add(Value.NULL);
                    fragments.addAll(list);
                    fragments.add(new BulkData(null, "file:/pixels", false));
                });
    }

    private static Arbitrary<Setter> bulkData() {
        return Combinators.combine(tags(), links().map(link -> ((Element.BulkData) link).uri()))
                .as((tag, uri) -> attributes -> attributes.setValue(tag, VR.OB, new BulkData(null, uri, false)));
    }

    private static Arbitrary<Setter> items(boolean bigEndian, int depth) {
        Arbitrary<List<Attributes>> items = Arbitraries.lazy(() -> attributes(bigEndian, depth))
                .list()
                .ofMinSize(1)
                .ofMaxSize(2);
        return Combinators.combine(tags(), items).as((tag, list) -> attributes -> {
            Sequence sequence = attributes.newSequence(tag, list.size());
            // Copies, since a sequence takes an item only once, and a generator may give one twice.
            list.forEach(item -> sequence.add(new Attributes(item)));
        });
    }
}
