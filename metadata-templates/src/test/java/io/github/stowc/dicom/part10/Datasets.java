package io.github.stowc.dicom.part10;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generators of this package: datasets of every VR, nested, private, in every character set. */
public final class Datasets {
    /** Letters of each character set beyond ASCII. */
    public static final Map<List<String>, String> LETTERS = letters();

    private static final String ASCII = "ABCxyz019 .,-_()'\"#+*/";

    private Datasets() {}

    private static Map<List<String>, String> letters() {
        Map<List<String>, String> letters = new LinkedHashMap<>();
        letters.put(List.of(), "");
        letters.put(List.of("ISO_IR 192"), "äЖ山é홍\uD840\uDC00\uD83D\uDE00");
        letters.put(List.of("ISO_IR 100"), "äöüßÀÿ©");
        letters.put(List.of("ISO_IR 101"), "ąłČŽ");
        letters.put(List.of("ISO_IR 109"), "Ħĝ");
        letters.put(List.of("ISO_IR 110"), "ĀģŊ");
        letters.put(List.of("ISO_IR 144"), "ЖДЯё");
        letters.put(List.of("ISO_IR 127"), "عربي");
        letters.put(List.of("ISO_IR 126"), "ΑΩάώ");
        letters.put(List.of("ISO_IR 138"), "שלום");
        letters.put(List.of("ISO_IR 148"), "ğİşÇ");
        letters.put(List.of("ISO_IR 203"), "€ŠœŸ");
        letters.put(List.of("ISO_IR 166"), "กขฃ");
        letters.put(List.of("ISO_IR 13"), "ｱｲｳﾞ");
        letters.put(List.of("GB18030"), "山乗誠\uD840\uDC00€ä");
        letters.put(List.of("GBK"), "山乗誠");
        letters.put(List.of("", "ISO 2022 IR 87"), "山田太郎やまだ");
        letters.put(List.of("ISO 2022 IR 13", "ISO 2022 IR 87", "ISO 2022 IR 159"), "ﾔﾏﾀ山田丂丄");
        letters.put(List.of("", "ISO 2022 IR 149"), "홍길동洪吉洞");
        letters.put(List.of("", "ISO 2022 IR 58"), "张小东");
        letters.put(List.of("ISO 2022 IR 100", "ISO 2022 IR 144", "ISO 2022 IR 126"), "äßЖДΩά");
        letters.put(List.of("ISO 2022 IR 6", "ISO 2022 IR 148", "ISO 2022 IR 203", "ISO 2022 IR 166"), "ğŠœก");
        return letters;
    }

    /** Datasets that a reader gives back as they were written: without padding in values, of even length. */
    public static Arbitrary<Dataset> datasets() {
        return Arbitraries.of(new ArrayList<>(LETTERS.keySet())).flatMap(Datasets::datasets);
    }

    /** Like {@link #datasets()}, with text of that character set. */
    public static Arbitrary<Dataset> datasets(List<String> characterSet) {
        Arbitrary<Dataset> content = items(letters(LETTERS.getOrDefault(characterSet, "")), 3);
        return characterSet.isEmpty()
                ? content
                : content.map(dataset -> dataset.with(Element.of(Tags.SPECIFIC_CHARACTER_SET, VR.CS, characterSet)));
    }

    private static Arbitrary<String> letters(String letters) {
        List<String> characters = new ArrayList<>();
        (ASCII + letters + letters).codePoints().forEach(c -> characters.add(Character.toString(c)));
        return Arbitraries.of(characters);
    }

    private static Arbitrary<Dataset> items(Arbitrary<String> letters, int depth) {
        return elements(letters, depth).list().ofMaxSize(depth == 3 ? 12 : 4).map(elements -> {
            Map<Tag, Element> byTag = new TreeMap<>();
            elements.forEach(element -> byTag.put(element.tag(), element));
            return Dataset.of(byTag.values());
        });
    }

    private static Arbitrary<Element> elements(Arbitrary<String> letters, int depth) {
        Arbitrary<VR> vrs = Arbitraries.of(VR.values()).filter(vr -> depth > 0 || vr != VR.SQ);
        return Combinators.combine(tags(), vrs)
                .flatAs((tag, vr) -> element(tag, isKnownAsUnknown(tag, vr) ? VR.OB : vr, letters, depth));
    }

    /** Such values a reader takes as what the attribute is (PS3.5 6.2.2). */
    private static boolean isKnownAsUnknown(Tag tag, VR vr) {
        return vr == VR.UN
                && (tag.isPrivateCreator()
                        || DataDictionary.standard().find(tag).isPresent());
    }

    /** After Specific Character Set, so that a reader knows it before the first text. */
    private static Arbitrary<Tag> tags() {
        return Combinators.combine(
                        Arbitraries.integers().between(8, 0x7FDF),
                        Arbitraries.integers().between(1, 0xFFFF))
                .as(Tag::of)
                .filter(tag -> tag.compareTo(Tags.SPECIFIC_CHARACTER_SET) > 0 && tag.value() != 0x00420011);
    }

    private static Arbitrary<Element> element(Tag tag, VR vr, Arbitrary<String> letters, int depth) {
        return switch (vr.form()) {
            case SEQUENCE ->
                items(letters, depth - 1)
                        .list()
                        .ofMaxSize(3)
                        .map(items -> items.isEmpty() ? new Element.Empty(tag, vr) : new Element.Sequence(tag, items));
            case BINARY -> Arbitraries.bytes().array(byte[].class).ofMaxSize(20).map(bytes -> bytes(tag, vr, bytes));
            case PERSON_NAME ->
                names(letters)
                        .list()
                        .ofMaxSize(3)
                        .map(names -> names.isEmpty() || names.equals(List.of(PersonName.EMPTY))
                                ? new Element.Empty(tag, vr)
                                : new Element.Names(tag, names));
            case INTEGER, FLOAT, TAG ->
                Arbitraries.longs()
                        .list()
                        .ofMaxSize(3)
                        .map(numbers -> Element.given(
                                tag,
                                vr,
                                numbers.stream()
                                        .map(number -> number(vr, number))
                                        .toList()));
            default ->
                texts(vr, vr.usesCharacterSet() ? letters : letters(""))
                        .list()
                        .ofMaxSize(vr.isMultiple() ? 3 : 1)
                        .map(texts -> texts.isEmpty() || texts.equals(List.of(""))
                                ? new Element.Empty(tag, vr)
                                : Element.given(tag, vr, texts));
        };
    }

    private static Element bytes(Tag tag, VR vr, byte[] bytes) {
        int even = bytes.length / 2 * 2;
        return even == 0 ? new Element.Empty(tag, vr) : new Element.Bytes(tag, vr, ByteBuffer.wrap(bytes, 0, even));
    }

    static String number(VR vr, long bits) {
        return switch (vr) {
            case US -> Long.toString(bits & 0xFFFF);
            case SS -> Short.toString((short) bits);
            case UL -> Long.toString(bits & 0xFFFFFFFFL);
            case SL -> Integer.toString((int) bits);
            case UV -> Long.toUnsignedString(bits);
            case SV -> Long.toString(bits);
            // dcm2json writes NaN and infinities in a way that is not JSON.
            case FL ->
                Float.isFinite(Float.intBitsToFloat((int) bits))
                        ? NumberText.of(Float.intBitsToFloat((int) bits))
                        : "0.1";
            case FD ->
                Double.isFinite(Double.longBitsToDouble(bits)) ? NumberText.of(Double.longBitsToDouble(bits)) : "0.1";
            default -> new Tag((int) bits).hex();
        };
    }

    private static Arbitrary<String> texts(VR vr, Arbitrary<String> letters) {
        if (vr == VR.UI) {
            // dcmtk takes spaces out of the middle of UIDs.
            return Arbitraries.strings().withChars("0123456789.").ofMaxLength(10);
        }
        Arbitrary<String> written =
                vr.isMultiple() ? letters : Arbitraries.oneOf(letters, Arbitraries.of("\r\n", "\t", "^", "="));
        return written.list().ofMaxSize(12).map(parts -> String.join("", parts).strip());
    }

    private static Arbitrary<PersonName> names(Arbitrary<String> letters) {
        Arbitrary<String> component = letters.list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(parts -> String.join("", parts).strip())
                .filter(text -> !text.isEmpty());
        Arbitrary<String> group = component.list().ofMaxSize(3).map(parts -> String.join("^", parts));
        return Combinators.combine(group, group, group).as(PersonName::new);
    }

    /** The bytes of a file. */
    public static byte[] write(Dataset dataset) throws IOException {
        var out = new ByteArrayOutputStream();
        Part10Writer.file("made.dcm", FileMeta.of(dataset, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN), dataset, Map.of())
                .open()
                .transferTo(out);
        return out.toByteArray();
    }
}
