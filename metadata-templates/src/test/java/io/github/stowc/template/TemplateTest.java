package io.github.stowc.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 1, 31, 14, 30, 5);

    private static InstanceContext context(int index) {
        return new InstanceContext(UidSource.seeded("s"), index, "hand.jpg", () -> NOW);
    }

    private static Dataset make(String json) {
        return Template.parse("t", json).instantiate(context(1));
    }

    private static Tag tag(String keyword) {
        return DataDictionary.standard().find(keyword).orElseThrow().tag();
    }

    @Test
    void aKeywordWithABareValueIsTheModelsForm() {
        Dataset model =
                make("{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"P1\"]},\"00280010\":{\"vr\":\"US\",\"Value\":[480]}}");
        assertEquals(model, make("{\"PatientID\":\"P1\",\"Rows\":480}"));
        assertEquals(model, make("[{\"PatientID\":[\"P1\"],\"00280010\":\"480\"}]"));
    }

    @Test
    void nothingIsWrittenInFourWays() {
        for (String nothing : List.of("null", "\"\"", "[]", "{\"vr\":\"DA\"}")) {
            assertEquals(
                    Dataset.of(new Element.Empty(tag("StudyDate"), VR.DA)), make("{\"StudyDate\":" + nothing + "}"));
        }
    }

    @Test
    void aSequenceTakesOneItemOrSeveral() {
        Dataset item = Dataset.of(Element.of(tag("CodeValue"), VR.SH, "T-1"));
        Dataset expected = Dataset.of(new Element.Sequence(tag("AnatomicRegionSequence"), List.of(item)));
        assertEquals(expected, make("{\"AnatomicRegionSequence\":{\"CodeValue\":\"T-1\"}}"));
        assertEquals(expected, make("{\"AnatomicRegionSequence\":[{\"CodeValue\":\"T-1\"}]}"));
    }

    @Test
    void aNameIsATextOrItsGroups() {
        assertEquals(
                make("{\"PatientName\":\"Yamada^Tarou=山田^太郎\"}"),
                make("{\"PatientName\":{\"Alphabetic\":\"Yamada^Tarou\",\"Ideographic\":\"山田^太郎\"}}"));
    }

    @Test
    void studyAndSeriesUidAreSharedAndInstanceUidsAreNot() {
        Template template = Templates.builtIn(Templates.SECONDARY_CAPTURE);
        Dataset first = template.instantiate(context(1));
        Dataset second = template.instantiate(context(2));
        assertEquals(first.get(Tags.STUDY_INSTANCE_UID), second.get(Tags.STUDY_INSTANCE_UID));
        assertEquals(first.get(Tags.SERIES_INSTANCE_UID), second.get(Tags.SERIES_INSTANCE_UID));
        assertNotEquals(first.get(Tags.STUDY_INSTANCE_UID), first.get(Tags.SERIES_INSTANCE_UID));
        assertNotEquals(first.get(Tags.SOP_INSTANCE_UID), second.get(Tags.SOP_INSTANCE_UID));
        assertEquals(Optional.of("2"), second.text(tag("InstanceNumber")));
    }

    @Test
    void aNamedUidIsTheSameEverywhere() {
        Dataset made = make("{\"FrameOfReferenceUID\":\"${uid:x}\",\"SynchronizationFrameOfReferenceUID\":\"${uid:x}\","
                + "\"SOPInstanceUID\":\"${uid}\"}");
        assertEquals(made.text(tag("FrameOfReferenceUID")), made.text(tag("SynchronizationFrameOfReferenceUID")));
        assertNotEquals(made.text(tag("FrameOfReferenceUID")), made.text(Tags.SOP_INSTANCE_UID));
    }

    @Test
    void timesTakeTheFormOfTheirVr() {
        Dataset made = make("{\"StudyDate\":\"${today}\",\"ContentDate\":\"${now}\",\"StudyTime\":\"${now}\","
                + "\"AcquisitionDateTime\":\"${now}\",\"ImageComments\":\"${file} no. ${index}, $${raw}\"}");
        assertEquals(Optional.of("20260131"), made.text(tag("StudyDate")));
        assertEquals(Optional.of("20260131"), made.text(tag("ContentDate")));
        assertEquals(Optional.of("143005"), made.text(tag("StudyTime")));
        assertEquals(Optional.of("20260131143005"), made.text(tag("AcquisitionDateTime")));
        assertEquals(Optional.of("hand.jpg no. 1, ${raw}"), made.text(tag("ImageComments")));
    }

    @Test
    void everyBuiltInTemplateNamesItsSopClass() {
        for (String name : Templates.builtInNames()) {
            Dataset made = Templates.builtIn(name).instantiate(context(1));
            assertTrue(made.text(Tags.SOP_CLASS_UID).isPresent(), name);
            boolean document = name.startsWith("encapsulated-");
            assertEquals(!document, made.get(tag("Laterality")).isPresent(), name);
            assertEquals(!document, made.get(tag("PatientOrientation")).isPresent(), name);
            assertEquals(
                    document, made.text(tag("MIMETypeOfEncapsulatedDocument")).isPresent(), name);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"PatientNmae\":\"x\"}|t:1:2: \"PatientNmae\" is neither a keyword nor a tag; did you mean"
                        + " PatientName?",
                "{\"Rows\":70000}|t:1:2: (0028,0010) Rows: \"70000\" is not a value of VR US; the number must lie"
                        + " between 0 and 65535",
                "{\"Rows\":1,\"00280010\":2}|t:1:11: (0028,0010) Rows occurs twice; keep one of them",
                "{\"PatientID\":\"a\",\"PatientID\":\"b\"}|t:1:18: \"PatientID\" occurs twice; keep one of them",
                "{\"StudyDate\":\"${tody}\"}|t:1:14: ${tody} is unknown, the names are uid, index, file, today, now; did you mean ${today}?",
                "{\"00091001\":\"x\"}|t:1:2: (0009,1001) is not in EDITION; write {\"vr\":…,\"Value\":[…]}",
                "{\"PixelData\":\"x\"}|t:1:2: (7FE0,0010): VR OB holds bytes; write InlineBinary or BulkDataURI",
                "[1]|t:1:2: expected one JSON object with the attributes of an instance",
                "{\"Rows\":true}|t:1:9: expected a string, number, array, object or null, found true",
                "{\"00020010\":\"1.2\"}|t:1:2: (0002,0010) does not belong in metadata; leave it out",
            })
    void saysWhatIsWrongAndWhere(String json, String message) {
        String expected = message.replace("EDITION", DataDictionary.standard().edition());
        assertEquals(
                expected,
                assertThrows(TemplateException.class, () -> make(json)).getMessage());
    }

    @Test
    void saysWhichGeneratedValueDoesNotFit() {
        TemplateException e = assertThrows(TemplateException.class, () -> make("{\"Modality\":\"${file}\"}"));
        assertTrue(e.getMessage().startsWith("t:1:2: (0008,0060) Modality: \"hand.jpg\""), e.getMessage());
    }
}
