package io.github.stowc.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeSettingTest {
    private static final Tag PATIENT_NAME = new Tag(0x00100010);
    private static final Tag REQUEST_ATTRIBUTES = new Tag(0x00400275);

    private static Dataset set(String... texts) {
        Dataset dataset = Dataset.EMPTY;
        for (String text : texts) {
            dataset = AttributeSetting.parse(text).applyTo(dataset);
        }
        return dataset;
    }

    @ParameterizedTest
    @ValueSource(strings = {"PatientName=Doe^John", "00100010=Doe^John", "(0010,0010)=Doe^John", "0010,0010=Doe^John"})
    void anAttributeIsNamedByKeywordOrTag(String text) {
        assertEquals(Optional.of("Doe^John"), set(text).text(PATIENT_NAME));
    }

    @Test
    void aValueMayHoldEqualsSignsAndBackslashes() {
        assertEquals(Optional.of("A=B=C"), set("PatientName=A=B=C").text(PATIENT_NAME));
        assertEquals(
                List.of("ORIGINAL", "PRIMARY"),
                set("ImageType=ORIGINAL\\PRIMARY")
                        .get(new Tag(0x00080008))
                        .orElseThrow()
                        .texts());
        assertEquals(
                List.of("a\\b"),
                set("ImageComments=a\\b").get(new Tag(0x00204000)).orElseThrow().texts());
    }

    @Test
    void nothingAfterTheEqualsSignEmptiesTheAttribute() {
        assertEquals(Dataset.of(new Element.Empty(PATIENT_NAME, VR.PN)), set("PatientName="));
        assertEquals(Dataset.of(new Element.Empty(REQUEST_ATTRIBUTES, VR.SQ)), set("RequestAttributesSequence="));
    }

    @Test
    void bothPathFormsLeadIntoItems() {
        Dataset dataset = set(
                "RequestAttributesSequence[0].AccessionNumber=A1",
                "RequestAttributesSequence/RequestedProcedureID=R1",
                "RequestAttributesSequence[1].AccessionNumber=A2");
        List<Dataset> items = dataset.items(REQUEST_ATTRIBUTES);
        assertEquals(2, items.size());
        assertEquals(Optional.of("A1"), items.get(0).text(new Tag(0x00080050)));
        assertEquals(Optional.of("R1"), items.get(0).text(new Tag(0x00401001)));
        assertEquals(Optional.of("A2"), items.get(1).text(new Tag(0x00080050)));
    }

    @Test
    void aPrivateAttributeNamesItsVr() {
        Dataset dataset = set("00090010=STOWC TEST", "00091001:LO=x");
        assertEquals(
                Element.of(new Tag(0x00091001), VR.LO, "x"),
                dataset.get(new Tag(0x00091001)).orElseThrow());
        assertEquals(VR.LO, dataset.get(new Tag(0x00090010)).orElseThrow().vr());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PatientNmae=x|did you mean PatientName?",
                "PatientName|write KEYWORD=VALUE",
                "=x|write KEYWORD=VALUE",
                "PatientBirthDate=1.1.70|YYYYMMDD",
                "Rows=many|whole number",
                "Modality=ot|upper-case",
                "PatientSex=M\\F|found 2 values",
                "PixelData=x|holds bytes",
                "RequestAttributesSequence=x|RequestAttributesSequence[0].KEYWORD",
                "PatientName/Rows=1|is not a sequence",
                "RequestAttributesSequence[x].Rows=1|RequestAttributesSequence[0]",
                "00091001=x|00091001:LO",
                "00091001:XX=x|not a VR",
                "TransferSyntaxUID=1.2|does not belong",
                "StudyInstanceUID=1.02|must not begin with a zero",
            })
    void saysWhatIsWrongAndWhatToWrite(String text, String expected) {
        String message = assertThrows(SettingException.class, () -> AttributeSetting.parse(text))
                .getMessage();
        assertTrue(message.contains(expected), message);
    }

    @Test
    void anIndexMayNotLeaveOutItems() {
        String message = assertThrows(
                        SettingException.class, () -> set("RequestAttributesSequence[1].AccessionNumber=A"))
                .getMessage();
        assertTrue(message.contains("the next one is [0]"), message);
    }

    @Test
    void aValueBeyondAsciiDeclaresItsCharacterSet() {
        assertEquals(
                Optional.of("ISO_IR 192"),
                CharacterSets.declare(set("PatientName=Müller")).text(Tags.SPECIFIC_CHARACTER_SET));
        assertEquals(
                Optional.empty(),
                CharacterSets.declare(set("PatientName=Mueller")).text(Tags.SPECIFIC_CHARACTER_SET));
        Dataset nested = set("RequestAttributesSequence/RequestedProcedureDescription=Schädel");
        assertEquals(Optional.of("ISO_IR 192"), CharacterSets.declare(nested).text(Tags.SPECIFIC_CHARACTER_SET));
        Dataset named = set("SpecificCharacterSet=ISO_IR 100", "PatientName=Müller");
        assertEquals(Optional.of("ISO_IR 100"), CharacterSets.declare(named).text(Tags.SPECIFIC_CHARACTER_SET));
    }
}
