package io.github.stowc.dicom.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.text.Problem;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One defect makes one problem, at its place; the reader goes on after it. */
class XmlDefectsTest {
    /** Marks the place of the problem in the texts below. */
    private static final char MARK = '¦';

    /**
     * A text with one defect.
     *
     * @param xml with the mark at the place of the problem
     * @param path the problem's path
     * @param remedy what the remedy must contain
     */
    record Defect(XmlRule rule, String xml, String path, String remedy) {
        @Override
        public String toString() {
            return rule + " " + xml;
        }
    }

    private static Defect of(XmlRule rule, String xml, String path, String remedy) {
        return new Defect(rule, xml, path, remedy);
    }

    /** A defect in attributes; a sound attribute follows. */
    private static Defect inside(XmlRule rule, String attributes, String path, String remedy) {
        return of(
                rule,
                XmlReading.document("\n" + attributes + "\n<DicomAttribute tag=\"FFFA0001\" vr=\"LO\"/>"),
                path,
                remedy);
    }

    static Stream<Defect> texts() {
        String root = "<NativeDicomModel xmlns='http://dicom.nema.org/PS3.19/models/NativeDICOM' xml:space='preserve'";
        return Stream.of(
                of(XmlRule.SYNTAX, "¦", "", "<NativeDicomModel>"),
                of(XmlRule.SYNTAX, "\n  ¦", "", "cut off"),
                of(XmlRule.SYNTAX, " ¦{}", "", "<NativeDicomModel>"),
                of(XmlRule.SYNTAX, "¦text", "", "<NativeDicomModel>"),
                of(XmlRule.SYNTAX, root + ">\n<DicomAttribute tag='00100010' vr='PN'>¦", "", "cut off"),
                of(XmlRule.SYNTAX, root + "><!-- never ended¦", "", "cut off"),
                of(XmlRule.SYNTAX, root + "></NativeDicomModel ¦", "", ""),
                of(XmlRule.SYNTAX, root + ">\u0001".replace("\u0001", "¦\u0001") + "</NativeDicomModel>", "", "remove"),
                of(
                        XmlRule.DOCTYPE,
                        "\n¦<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + root + "/>",
                        "",
                        "remove"),
                of(XmlRule.DOCTYPE, "¦<!DOCTYPE NativeDicomModel>" + root + "/>", "", "remove"),
                of(XmlRule.ROOT, "<!-- a --> ¦<html><body/></html>", "", "<NativeDicomModel xmlns="),
                of(XmlRule.ROOT, "¦<NativeDicomModel xmlns='urn:other' xml:space='preserve'/>", "", "xmlns"),
                of(XmlRule.ROOT, "¦<nativeDicomModel/>", "", "<NativeDicomModel"),
                of(XmlRule.NAMESPACE, "¦<NativeDicomModel xml:space='preserve'/>", "", "xmlns"),
                of(
                        XmlRule.SPACE,
                        "¦<NativeDicomModel xmlns='http://dicom.nema.org/PS3.19/models/NativeDICOM'/>",
                        "",
                        "preserve"),
                of(XmlRule.XML_ATTRIBUTE, "¦" + root + " version='1'/>", "", "remove"),
                of(XmlRule.ENCODING, "¦<?xml version='1.0' encoding='UTF-16'?>" + root + "/>", "", "UTF-8"),
                of(XmlRule.ENCODING, "¦<?xml version='1.0' encoding='nonsense'?>" + root + "/>", "", "UTF-8"));
    }

    static Stream<Defect> attributes() {
        String name = "<DicomAttribute tag=\"00100010\" vr=\"PN\">";
        String id = "<DicomAttribute tag=\"00100020\" vr=\"LO\">";
        String end = "</DicomAttribute>";
        return Stream.of(
                inside(XmlRule.ELEMENT, "¦<Attribute/>", "", "remove"),
                inside(XmlRule.ELEMENT, "¦<dicomAttribute tag=\"00100010\"/>", "", "write DicomAttribute"),
                inside(XmlRule.ELEMENT, "¦<a:DicomAttribute xmlns:a=\"urn:a\" tag=\"00100010\"/>", "", "remove"),
                inside(XmlRule.TAG, "¦<DicomAttribute vr=\"LO\"><Value/></DicomAttribute>", "", "00100010"),
                inside(XmlRule.TAG, "¦<DicomAttribute tag=\"(0010,0020)\" vr=\"LO\"/>", "00100020", "00100020"),
                inside(XmlRule.TAG, "¦<DicomAttribute keyword=\"PatientID\" vr=\"LO\"/>", "00100020", "00100020"),
                inside(XmlRule.TAG, "¦<DicomAttribute tag=\"0010\" vr=\"LO\"/>", "", "tag="),
                inside(XmlRule.TAG_CASE, "¦<DicomAttribute tag=\"0020000d\" vr=\"UI\"/>", "0020000D", "0020000D"),
                inside(
                        XmlRule.DUPLICATE_TAG,
                        id + end + "\n ¦" + id + "<Value number=\"1\">2</Value>" + end,
                        "00100020",
                        "keep one"),
                inside(XmlRule.GROUP_LENGTH, "¦<DicomAttribute tag=\"00100000\" vr=\"UL\"/>", "00100000", "remove"),
                inside(XmlRule.FILE_META, "¦<DicomAttribute tag=\"00020010\" vr=\"UI\"/>", "00020010", "remove"),
                inside(
                        XmlRule.KEYWORD,
                        "¦<DicomAttribute tag=\"00100020\" vr=\"LO\" keyword=\"PatientName\"/>",
                        "00100020",
                        "PatientID"),
                inside(
                        XmlRule.XML_ATTRIBUTE,
                        "¦<DicomAttribute tag=\"00100020\" name=\"Patient ID\" vr=\"LO\"/>",
                        "00100020",
                        "remove"),
                inside(
                        XmlRule.ATTRIBUTE_CASE,
                        "¦<DicomAttribute tag=\"00100020\" VR=\"LO\" keyword=\"PatientID\"/>",
                        "00100020",
                        "write vr"),
                inside(
                        XmlRule.PRIVATE_CREATOR,
                        "¦<DicomAttribute tag=\"00100020\" vr=\"LO\" privateCreator=\"ACME\"/>",
                        "00100020",
                        "remove"),
                inside(
                        XmlRule.PRIVATE_CREATOR,
                        "¦<DicomAttribute tag=\"00090120\" vr=\"LO\" privateCreator=\"ACME\"/>",
                        "00090120",
                        "gggg00ee"),
                inside(
                        XmlRule.PRIVATE_CREATOR,
                        "<DicomAttribute tag=\"00090010\" vr=\"LO\"><Value number=\"1\">A</Value></DicomAttribute>\n"
                                + "¦<DicomAttribute tag=\"00091001\" vr=\"LO\" privateCreator=\"B\"/>",
                        "00091001",
                        "gggg00ee"),
                inside(XmlRule.VR_MISSING, "¦<DicomAttribute tag=\"00100020\"/>", "00100020", "vr=\"LO\""),
                inside(XmlRule.VR_UNKNOWN, "¦<DicomAttribute tag=\"00100020\" vr=\"lo\"/>", "00100020", "vr=\"LO\""),
                inside(
                        XmlRule.VR_UNKNOWN,
                        "¦<DicomAttribute tag=\"00280106\" vr=\"\"/>",
                        "00280106",
                        "\"US\" or \"SS\""),
                inside(XmlRule.TEXT, "¦" + id + "4711" + end, "00100020", "<Value number=\"1\">"),
                inside(XmlRule.ELEMENT, id + "\n¦<value number=\"1\">4711</value>" + end, "00100020", "write Value"),
                inside(XmlRule.ELEMENT, id + "¦<DataFragment number=\"1\"/>" + end, "00100020", "BulkData"),
                inside(XmlRule.ELEMENT, id + "¦<Value number=\"1\">a<b>c</b></Value>" + end, "00100020", "&lt;"),
                inside(
                        XmlRule.CONTENT,
                        id + "<Value number=\"1\">1</Value>¦<BulkData uri=\"a\"/>" + end,
                        "00100020",
                        "keep"),
                inside(XmlRule.CONTENT, id + "<BulkData uri=\"b\"/>¦<BulkData uri=\"a\"/>" + end, "00100020", "keep"),
                inside(
                        XmlRule.TYPE,
                        "¦" + name + "<Value number=\"1\">Doe^John</Value>" + end,
                        "00100010",
                        "PersonName"),
                inside(XmlRule.TYPE, "¦" + id + "<Item number=\"1\"/>" + end, "00100020", "<Value number"),
                inside(XmlRule.TYPE, "¦" + id + "<InlineBinary>AAAA</InlineBinary>" + end, "00100020", "<Value number"),
                inside(
                        XmlRule.TYPE,
                        "¦<DicomAttribute tag=\"00400275\" vr=\"SQ\"><BulkData uri=\"a\"/></DicomAttribute>",
                        "00400275",
                        "<Item"),
                inside(
                        XmlRule.TYPE,
                        "¦<DicomAttribute tag=\"7FE00010\" vr=\"OB\"><Value number=\"1\">1</Value></DicomAttribute>",
                        "7FE00010",
                        "InlineBinary"),
                inside(XmlRule.NUMBER, id + "¦<Value>1</Value>" + end, "00100020", "number=\"1\""),
                inside(XmlRule.NUMBER, id + "¦<Value number=\"0\">1</Value>" + end, "00100020", "number=\"1\""),
                inside(XmlRule.NUMBER, id + "¦<Value number=\"one\">1</Value>" + end, "00100020", "number=\"1\""),
                inside(
                        XmlRule.NUMBER,
                        id + "<Value number=\"1\">1</Value>\n¦<Value number=\"2000000000\">1</Value>" + end,
                        "00100020",
                        "by 1"),
                inside(XmlRule.NUMBER, id + "¦<Value number=\"5000\">1</Value>" + end, "00100020", "by 1"),
                inside(
                        XmlRule.NUMBER_ORDER,
                        id + "<Value number=\"1\">1</Value>¦<Value number=\"3\">3</Value>" + end,
                        "00100020",
                        "by 1"),
                inside(
                        XmlRule.NUMBER,
                        "<DicomAttribute tag=\"00400275\" vr=\"SQ\">¦<Item number=\"2\"/></DicomAttribute>",
                        "00400275",
                        "by 1"),
                inside(
                        XmlRule.XML_ATTRIBUTE,
                        id + "¦<Value number=\"1\" vr=\"LO\">1</Value>" + end,
                        "00100020",
                        "remove"),
                inside(
                        XmlRule.PERSON_NAME,
                        "¦" + name + "<PersonName number=\"1\"><Alphabetic><FamilyName>Doe^John</FamilyName>"
                                + "</Alphabetic></PersonName>" + end,
                        "00100010",
                        "own"),
                inside(
                        XmlRule.ELEMENT,
                        name + "<PersonName number=\"1\">¦<SingleByte><FamilyName>Doe</FamilyName></SingleByte>"
                                + "</PersonName>" + end,
                        "00100010",
                        "write Alphabetic"),
                inside(
                        XmlRule.ELEMENT,
                        name + "<PersonName number=\"1\"><Alphabetic>¦<Familyname>Doe</Familyname></Alphabetic>"
                                + "</PersonName>" + end,
                        "00100010",
                        "write FamilyName"),
                inside(
                        XmlRule.TEXT,
                        "¦" + name + "<PersonName number=\"1\">Doe^John</PersonName>" + end,
                        "00100010",
                        "FamilyName"),
                inside(
                        XmlRule.TEXT,
                        "¦" + name + "<PersonName number=\"1\"><Alphabetic>Doe</Alphabetic></PersonName>" + end,
                        "00100010",
                        "FamilyName"),
                inside(XmlRule.BASE64, bytes("AAA"), "7FE00010", "again"),
                inside(XmlRule.BASE64, bytes("AA==AAAA"), "7FE00010", "again"),
                inside(XmlRule.BASE64, bytes("A-_="), "7FE00010", "again"),
                inside(XmlRule.BASE64, bytes("äAAA"), "7FE00010", "again"),
                inside(XmlRule.BASE64, bytes("AAAA<b/>"), "7FE00010", "again"),
                inside(XmlRule.BULKDATA, id + "¦<BulkData/>" + end, "00100020", "uri="),
                inside(XmlRule.BULKDATA, id + "¦<BulkData uri=\"\"/>" + end, "00100020", "uri="),
                inside(XmlRule.BULKDATA, id + "¦<BulkData uri=\"a\" uuid=\"b\"/>" + end, "00100020", "uri="),
                inside(XmlRule.ATTRIBUTE_CASE, id + "¦<BulkData URI=\"a\"/>" + end, "00100020", "write uri"),
                inside(
                        XmlRule.TAG_CASE,
                        "<DicomAttribute tag=\"00400275\" vr=\"SQ\"><Item number=\"1\"/><Item number=\"2\">"
                                + "¦<DicomAttribute tag=\"0040000a\" vr=\"SQ\"/></Item></DicomAttribute>",
                        "00400275[1].0040000A",
                        "0040000A"),
                inside(
                        XmlRule.ELEMENT,
                        "<DicomAttribute tag=\"00400275\" vr=\"SQ\"><Item number=\"1\">¦<x/></Item></DicomAttribute>",
                        "00400275[0]",
                        "remove"));
    }

    private static String bytes(String base64) {
        return "<DicomAttribute tag=\"7FE00010\" vr=\"OB\">¦<InlineBinary>" + base64
                + "</InlineBinary></DicomAttribute>";
    }

    @ParameterizedTest
    @MethodSource({"texts", "attributes"})
    void isReportedAtItsPlace(Defect defect) {
        int at = defect.xml.indexOf(MARK);
        String before = defect.xml.substring(0, at);
        XmlReading reading = XmlReading.of(before + defect.xml.substring(at + 1));
        Problem problem = reading.onlyProblem();
        assertEquals(defect.rule, problem.rule(), problem::toString);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        assertEquals(
                line + ":" + column,
                problem.place().line() + ":" + problem.place().column(),
                problem::toString);
        assertEquals(defect.path, problem.path());
        assertTrue(problem.remedy().contains(defect.remedy), problem::toString);
    }

    @ParameterizedTest
    @MethodSource("attributes")
    void isReadOverAfterIt(Defect defect) {
        XmlReading reading = XmlReading.of(defect.xml.replace(String.valueOf(MARK), ""));
        assertTrue(reading.dataset().get(new Tag(0xFFFA0001)).isPresent());
    }

    @Test
    void eachRuleHasADefectHere() {
        Set<XmlRule> known = EnumSet.of(XmlRule.LIMIT);
        Stream.concat(texts(), attributes()).forEach(defect -> known.add(defect.rule));
        assertEquals(EnumSet.allOf(XmlRule.class), known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<?xmlv", "<?xmln", "<?xmlv ?>"})
    void aPlaceIsInTheTextThoughItBeginsLikeADeclaration(String xml) {
        int column = XmlReading.of(xml).problems().get(0).place().column();
        assertTrue(column <= xml.length() + 1, () -> "column " + column);
    }
}
