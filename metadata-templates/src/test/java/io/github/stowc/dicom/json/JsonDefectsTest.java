package io.github.stowc.dicom.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Problem;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One defect makes one problem, at its place; the reader goes on after it. */
class JsonDefectsTest {
    /** Marks the place of the problem in the texts below. */
    private static final char MARK = '¦';

    /**
     * A text with one defect.
     *
     * @param json with the mark at the place of the problem
     * @param path the problem's path
     * @param remedy what the remedy must contain
     */
    record Defect(JsonRule rule, String json, String path, String remedy) {
        @Override
        public String toString() {
            return rule + " " + json;
        }
    }

    private static Defect of(JsonRule rule, String json, String path, String remedy) {
        return new Defect(rule, json, path, remedy);
    }

    /** A defect of the attribute with that name; a sound attribute follows. */
    private static Defect attribute(JsonRule rule, String tag, String value, String remedy) {
        return of(rule, "[{\n ¦\"" + tag + "\": " + value + ",\n \"FFFA0001\": {\"vr\":\"LO\"}}]", tag, remedy);
    }

    static Stream<Defect> roots() {
        return Stream.of(
                of(JsonRule.SYNTAX, "¦", "", "array"),
                of(JsonRule.SYNTAX, "[{\"00100010\":{\"vr\":\"PN\"},¦}]", "", "comma"),
                of(JsonRule.SYNTAX, "[{\"00100010\":{\"vr\":\"PN\"¦", "", "missing"),
                of(JsonRule.SYNTAX, "[\n{¦'00100010':1}]", "", "name"),
                of(JsonRule.SYNTAX, "[{\"00100010\":{\"vr\":\"PN\"¦} \"00100020\":{}}]", "", "comma"),
                of(JsonRule.SYNTAX, "[{\"00100010\"¦{}}]", "", "colon"),
                of(JsonRule.SYNTAX, "[{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"a¦\tb\"]}}]", "", "\\t"),
                of(JsonRule.SYNTAX, "[{¦]", "", "close"),
                of(JsonRule.SYNTAX, "[¦nul]", "", "quotes"),
                of(JsonRule.SYNTAX, "[{\"00280010\":{\"vr\":\"US\",\"Value\":[+¦1]}}]", "", "plus"),
                of(JsonRule.SYNTAX, "[¦/* remark */]", "", "remove"),
                of(JsonRule.TRAILING_CONTENT, "[]¦[]", "", "one array"),
                of(JsonRule.TRAILING_CONTENT, "[{}]\n¦]", "", "one array"),
                of(JsonRule.TRAILING_CONTENT, "[{}]¦x", "", "one array"),
                of(JsonRule.ROOT, "¦1", "", "[{"),
                of(JsonRule.ROOT, "¦\"text\"", "", "[{"),
                of(JsonRule.ROOT, "¦null", "", "[{"),
                of(JsonRule.ROOT, "[{},¦[1,{}],{}]", "", "braces"),
                of(JsonRule.ROOT, "[{},¦\"x\",{}]", "", "braces"),
                of(JsonRule.BARE_OBJECT, " ¦{\"00100020\":{\"vr\":\"LO\"}}", "", "brackets"));
    }

    static Stream<Defect> keys() {
        return Stream.of(
                of(JsonRule.TAG, "[{¦\"0010001\":{\"vr\":\"LO\"}}]", "", "00100010"),
                of(JsonRule.TAG, "[{¦\"\":{\"vr\":\"LO\"}}]", "", "00100010"),
                of(JsonRule.MODEL, "[¦{\"x\":[{\"y\":1}]}]", "", "tags"),
                of(JsonRule.TAG, "[{¦\"(0010,0020)\":{\"vr\":\"LO\"}}]", "00100020", "\"00100020\""),
                of(JsonRule.TAG, "[{¦\"0010,0020\":{\"vr\":\"LO\"}}]", "00100020", "\"00100020\""),
                of(JsonRule.TAG, "[{¦\" 00100020\":{\"vr\":\"LO\"}}]", "00100020", "\"00100020\""),
                of(
                        JsonRule.TAG_CASE,
                        "[{¦\"0020000d\":{\"vr\":\"UI\",\"Value\":[\"1.2\"]}}]",
                        "0020000D",
                        "\"0020000D\""),
                of(JsonRule.KEYWORD_AS_TAG, "[{¦\"PatientID\":{\"vr\":\"LO\"}}]", "00100020", "\"00100020\""),
                of(
                        JsonRule.DUPLICATE_TAG,
                        "[{\"00100020\":{\"vr\":\"LO\"},\n¦\"00100020\":{\"vr\":\"LO\"}}]",
                        "00100020",
                        "one"),
                of(
                        JsonRule.DUPLICATE_TAG,
                        "[{\"00100020\":{\"vr\":\"LO\"},\"00100040\":{\"vr\":\"CS\"},¦\"00100020\":7}]",
                        "00100020",
                        "one"),
                of(
                        JsonRule.TAG_ORDER,
                        "[{\"00080060\":{\"vr\":\"CS\"},\"00100040\":{\"vr\":\"CS\"},¦\"00100030\":{\"vr\":\"DA\"},\"00100050\":{\"vr\":\"SQ\"}}]",
                        "00100030",
                        "00100040"),
                of(
                        JsonRule.TAG_ORDER,
                        "[{\"7FE00010\":{\"vr\":\"OB\"},¦\"00080060\":{\"vr\":\"CS\"},\"00100020\":{\"vr\":\"LO\"}}]",
                        "00080060",
                        "7FE00010"),
                of(JsonRule.GROUP_LENGTH, "[{¦\"00080000\":{\"vr\":\"UL\",\"Value\":[8]}}]", "00080000", "remove"),
                of(JsonRule.FILE_META, "[{¦\"00020010\":{\"vr\":\"UI\",\"Value\":[\"1.2\"]}}]", "00020010", "remove"));
    }

    static Stream<Defect> members() {
        return Stream.of(
                attribute(JsonRule.ATTRIBUTE, "00100020", "\"X\"", "\"LO\""),
                attribute(JsonRule.ATTRIBUTE, "00100020", "[\"X\"]", "\"LO\""),
                attribute(JsonRule.ATTRIBUTE, "00100010", "\"Doe\"", "\"PN\""),
                attribute(JsonRule.ATTRIBUTE, "00400275", "[{\"00400007\":{\"vr\":\"LO\"}}]", "\"SQ\""),
                attribute(JsonRule.ATTRIBUTE, "00280010", "true", "\"US\""),
                attribute(JsonRule.NULL, "00100020", "null", "{\"vr\": \"LO\"}"),
                attribute(JsonRule.UNKNOWN_MEMBER, "00100020", "{\"vr\":\"LO\",\"value\":[\"X\"]}", "\"Value\""),
                attribute(JsonRule.UNKNOWN_MEMBER, "00100020", "{\"VR\":\"LO\",\"Value\":[\"X\"]}", "\"vr\""),
                attribute(JsonRule.UNKNOWN_MEMBER, "00100020", "{\"vr\":\"LO\",\"keyword\":{\"a\":[1]}}", "remove"),
                attribute(JsonRule.DUPLICATE_MEMBER, "00100020", "{\"vr\":\"LO\",\"vr\":\"LO\"}", "one"),
                attribute(
                        JsonRule.DUPLICATE_MEMBER,
                        "00100020",
                        "{\"vr\":\"LO\",\"Value\":[\"X\"],\"Value\":[1]}",
                        "one"),
                attribute(JsonRule.VR_MISSING, "00100020", "{\"Value\":[\"X\"]}", "\"LO\""),
                attribute(JsonRule.VR_MISSING, "00100020", "{}", "\"LO\""),
                attribute(JsonRule.VR_MISSING, "00280106", "{\"Value\":[1]}", "\"US\" or \"SS\""),
                attribute(JsonRule.VR_MISSING, "00100010", "{\"Value\":[{\"Alphabetic\":\"X\"}]}", "\"PN\""),
                attribute(JsonRule.VR_MISSING, "00091001", "{\"Value\":[{\"Alphabetic\":\"X\"}]}", "\"UN\""),
                attribute(JsonRule.VR_MISSING, "00091001", "{\"Value\":[{\"00100020\":{\"vr\":\"LO\"}}]}", "\"UN\""),
                attribute(JsonRule.VR_MISSING, "00091001", "{\"Value\":[1,true]}", "\"UN\""),
                attribute(JsonRule.VR_MISSING, "7FE00010", "{\"InlineBinary\":\"AAAA\"}", "\"OB\""),
                attribute(JsonRule.VR_UNKNOWN, "00100020", "{\"vr\":\"XX\",\"Value\":[\"X\"]}", "\"LO\""),
                attribute(JsonRule.VR_UNKNOWN, "00100020", "{\"vr\":\"lo\",\"Value\":[\"X\"]}", "\"LO\""),
                attribute(JsonRule.VR_UNKNOWN, "00100020", "{\"vr\":\"\"}", "\"LO\""),
                attribute(JsonRule.VR_UNKNOWN, "00100020", "{\"Value\":[\"X\"],\"vr\":\"Long\"}", "\"LO\""),
                attribute(JsonRule.VR_UNKNOWN, "00100020", "{\"vr\":null,\"Value\":[\"X\"]}", "\"LO\""),
                attribute(JsonRule.VR_UNKNOWN, "00100020", "{\"vr\":[\"LO\"],\"Value\":[\"X\"]}", "\"LO\""),
                attribute(
                        JsonRule.VALUE_AND_BULKDATA,
                        "7FE00010",
                        "{\"vr\":\"OB\",\"InlineBinary\":\"AAAA\",\"BulkDataURI\":\"x\"}",
                        "keep"),
                attribute(
                        JsonRule.VALUE_AND_BULKDATA,
                        "7FE00010",
                        "{\"vr\":\"OB\",\"Value\":[\"x\"],\"BulkDataURI\":\"x\",\"InlineBinary\":1}",
                        "keep"));
    }

    static Stream<Defect> values() {
        return Stream.of(
                attribute(JsonRule.VALUE_ARRAY, "00100020", "{\"vr\":\"LO\",\"Value\":\"X\"}", "brackets"),
                attribute(JsonRule.VALUE_ARRAY, "00280010", "{\"vr\":\"US\",\"Value\":5}", "brackets"),
                attribute(
                        JsonRule.VALUE_ARRAY,
                        "00100010",
                        "{\"vr\":\"PN\",\"Value\":{\"Alphabetic\":\"X\"}}",
                        "brackets"),
                attribute(JsonRule.VALUE_ARRAY, "00400275", "{\"vr\":\"SQ\",\"Value\":{}}", "brackets"),
                attribute(JsonRule.EMPTY_ARRAY, "00100020", "{\"vr\":\"LO\",\"Value\":[]}", "out"),
                attribute(JsonRule.EMPTY_ARRAY, "00400275", "{\"vr\":\"SQ\",\"Value\":[]}", "out"),
                attribute(JsonRule.EMPTY_ARRAY, "7FE00010", "{\"vr\":\"OB\",\"Value\":[]}", "out"),
                attribute(JsonRule.EMPTY_STRING, "00100020", "{\"vr\":\"LO\",\"Value\":[\"\"]}", "leave Value out"),
                attribute(JsonRule.EMPTY_STRING, "00080008", "{\"vr\":\"CS\",\"Value\":[\"A\",\"\",\"\"]}", "null"),
                attribute(JsonRule.EMPTY_STRING, "00280010", "{\"vr\":\"US\",\"Value\":[\"\"]}", "leave Value out"),
                attribute(JsonRule.EMPTY_STRING, "00100010", "{\"vr\":\"PN\",\"Value\":[\"\"]}", "leave Value out"),
                attribute(
                        JsonRule.EMPTY_STRING,
                        "00100010",
                        "{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"\"}]}",
                        "leave it out"),
                attribute(JsonRule.EMPTY_STRING, "7FE00010", "{\"vr\":\"OB\",\"BulkDataURI\":\"\"}", "leave it out"),
                attribute(JsonRule.EMPTY_STRING, "7FE00010", "{\"vr\":\"OB\",\"InlineBinary\":\"\"}", "leave it out"),
                attribute(JsonRule.NULL, "00100020", "{\"vr\":\"LO\",\"Value\":null}", "out"),
                attribute(JsonRule.NULL, "7FE00010", "{\"vr\":\"OB\",\"BulkDataURI\":null}", "out"),
                attribute(JsonRule.NULL, "7FE00010", "{\"vr\":\"OB\",\"InlineBinary\":null}", "out"),
                attribute(JsonRule.NULL, "00100010", "{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":null}]}", "out"),
                attribute(JsonRule.TYPE, "00100020", "{\"vr\":\"LO\",\"Value\":[12]}", "quotes"),
                attribute(JsonRule.TYPE, "00100020", "{\"vr\":\"LO\",\"Value\":[true]}", "quotes"),
                attribute(JsonRule.TYPE, "00100020", "{\"vr\":\"LO\",\"Value\":[[\"X\"]]}", "alone"),
                attribute(JsonRule.TYPE, "00100020", "{\"vr\":\"LO\",\"Value\":[{\"Alphabetic\":\"X\"}]}", "alone"),
                attribute(JsonRule.TYPE, "00100020", "{\"Value\":[{\"Alphabetic\":\"X\"}],\"vr\":\"LO\"}", "alone"),
                attribute(JsonRule.TYPE, "00280010", "{\"vr\":\"US\",\"Value\":[\"1\",\"2\"]}", "without quotes"),
                attribute(JsonRule.TYPE, "00280010", "{\"vr\":\"US\",\"Value\":[\"NaN\"]}", "without quotes"),
                attribute(JsonRule.TYPE, "00189087", "{\"vr\":\"FD\",\"Value\":[\"1.5\"]}", "without quotes"),
                attribute(JsonRule.TYPE, "00200013", "{\"vr\":\"IS\",\"Value\":[false]}", "quotes"),
                attribute(JsonRule.TYPE, "00280009", "{\"vr\":\"AT\",\"Value\":[1577058]}", "quotes"),
                attribute(JsonRule.TYPE, "7FE00010", "{\"vr\":\"OB\",\"Value\":[\"AAAA\"]}", "InlineBinary"),
                attribute(JsonRule.TYPE, "00091001", "{\"vr\":\"UN\",\"Value\":[1]}", "InlineBinary"),
                attribute(JsonRule.TYPE, "00100010", "{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":1}]}", "quotes"),
                attribute(JsonRule.PERSON_NAME, "00100010", "{\"vr\":\"PN\",\"Value\":[\"Doe^John\"]}", "Alphabetic"),
                attribute(JsonRule.PERSON_NAME, "00100010", "{\"vr\":\"PN\",\"Value\":[1]}", "Alphabetic"),
                attribute(JsonRule.PERSON_NAME, "00100010", "{\"vr\":\"PN\",\"Value\":[{}]}", "null"),
                attribute(
                        JsonRule.PERSON_NAME,
                        "00100010",
                        "{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"X\",\"Kana\":\"Y\"}]}",
                        "Phonetic"),
                attribute(
                        JsonRule.PERSON_NAME,
                        "00100010",
                        "{\"vr\":\"PN\",\"Value\":[{\"alphabetic\":\"X\"}]}",
                        "\"Alphabetic\""),
                attribute(
                        JsonRule.DUPLICATE_MEMBER,
                        "00100010",
                        "{\"vr\":\"PN\",\"Value\":[{\"Phonetic\":\"X\",\"Phonetic\":\"X\"}]}",
                        "one"),
                attribute(JsonRule.ITEM, "00400275", "{\"vr\":\"SQ\",\"Value\":[{},1,{}]}", "{}"),
                attribute(JsonRule.ITEM, "00400275", "{\"vr\":\"SQ\",\"Value\":[null]}", "{}"),
                attribute(JsonRule.ITEM, "00400275", "{\"vr\":\"SQ\",\"Value\":[[{}]]}", "{}"),
                attribute(JsonRule.BASE64, "7FE00010", "{\"vr\":\"OB\",\"InlineBinary\":\"AAA\"}", "encode"),
                attribute(JsonRule.BASE64, "7FE00010", "{\"vr\":\"OB\",\"InlineBinary\":\"AA==AA==\"}", "encode"),
                attribute(JsonRule.BASE64, "7FE00010", "{\"vr\":\"OB\",\"InlineBinary\":\"AA\\nAA\"}", "encode"),
                attribute(JsonRule.BASE64, "7FE00010", "{\"vr\":\"OB\",\"InlineBinary\":\"A-_A\"}", "encode"),
                attribute(JsonRule.BASE64, "7FE00010", "{\"vr\":\"OB\",\"InlineBinary\":[1,2]}", "encode"),
                attribute(JsonRule.BASE64, "7FE00010", "{\"vr\":\"OB\",\"InlineBinary\":[\"AAAA\"]}", "brackets"),
                attribute(JsonRule.NON_FINITE, "00189087", "{\"vr\":\"FD\",\"Value\":[\"NaN\"]}", "leave"),
                attribute(JsonRule.NULL, "00100020", "{\"vr\":\"LO\",\"Value\":[null]}", "leave Value out"),
                attribute(JsonRule.INLINE_BINARY, "00100020", "{\"vr\":\"LO\",\"InlineBinary\":\"AAAA\"}", "Value"),
                attribute(JsonRule.BULKDATA_URI, "7FE00010", "{\"vr\":\"OB\",\"BulkDataURI\":{\"a\":1}}", "quotes"),
                attribute(JsonRule.BULKDATA_URI, "00400275", "{\"vr\":\"SQ\",\"BulkDataURI\":\"x\"}", "Value"),
                attribute(JsonRule.ENCODING, "00100020", "{\"vr\":\"LO\",\"Value\":[¦\"\\ud83d\"]}", "both halves"));
    }

    static Stream<Defect> nested() {
        return Stream.of(
                of(
                        JsonRule.TYPE,
                        "[{},{\"00400275\":{\"vr\":\"SQ\",\"Value\":[{},{\n"
                                + "\"00321064\":{\"vr\":\"SQ\",\"Value\":[{¦\"00080100\":{\"vr\":\"SH\",\"Value\":[1]}}]}}]}}]",
                        "00400275[1].00321064[0].00080100",
                        "quotes"),
                of(
                        JsonRule.TAG,
                        "[{\"00400275\":{\"vr\":\"SQ\",\"Value\":[{¦\"?\":{\"vr\":\"SQ\",\"Value\":[{}]}}]}}]",
                        "00400275[0]",
                        "00100010"),
                of(
                        JsonRule.DUPLICATE_TAG,
                        "[{\"00400275\":{\"vr\":\"SQ\",\"Value\":[{\"00400007\":{\"vr\":\"LO\"},¦\"00400007\":{\"vr\":\"LO\"}}]}}]",
                        "00400275[0].00400007",
                        "one"));
    }

    static Stream<Defect> all() {
        return Stream.of(roots(), keys(), members(), values(), nested()).flatMap(defects -> defects);
    }

    @ParameterizedTest
    @MethodSource("all")
    void oneDefectMakesOneProblemAtItsPlace(Defect defect) {
        // The last mark counts: a text inside an attribute overrides the attribute's own.
        int mark = defect.json().lastIndexOf(MARK);
        String json = defect.json().replace(String.valueOf(MARK), "");
        int before = (int)
                defect.json().substring(0, mark).chars().filter(c -> c == MARK).count();
        String head = json.substring(0, mark - before);
        int line = (int) head.chars().filter(c -> c == '\n').count() + 1;
        int column = head.length() - head.lastIndexOf('\n');

        Problem problem = Reading.of(json).onlyProblem();

        assertEquals(defect.rule(), problem.rule(), problem::toString);
        assertEquals(new Place(line, column), problem.place(), problem::toString);
        assertEquals(defect.path(), problem.path(), problem::toString);
        assertTrue(problem.remedy().contains(defect.remedy()), problem::toString);
        assertTrue(!problem.message().isEmpty());
    }

    @Test
    void everyRuleHasADefectHere() {
        Set<JsonRule> missing = EnumSet.allOf(JsonRule.class);
        all().forEach(defect -> missing.remove(defect.rule()));
        // These need bytes or sizes that a text does not show; EncodingTest and LimitsTest have them.
        assertEquals(EnumSet.of(JsonRule.BYTE_ORDER_MARK, JsonRule.LIMIT), missing);
    }

    @Test
    void everyRuleHasANameOfItsOwn() {
        long names =
                Arrays.stream(JsonRule.values()).map(JsonRule::slug).distinct().count();
        assertEquals(JsonRule.values().length, names);
    }
}
