package io.github.stowc.iod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Uid;
import io.github.stowc.iod.table.AttributeType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class IodsTest {
    private final Iods iods = new Iods();

    @Test
    void findsAnIodByUidKeywordAndName() {
        Iod byUid = iods.forSopClass(new Uid("1.2.840.10008.5.1.4.1.1.104.1")).orElseThrow();
        assertSame(byUid, iods.find("1.2.840.10008.5.1.4.1.1.104.1").orElseThrow());
        assertSame(byUid, iods.find("EncapsulatedPDFStorage").orElseThrow());
        assertSame(byUid, iods.find("EncapsulatedPDF").orElseThrow());
        assertTrue(iods.find("Verification").isEmpty());
        assertTrue(iods.find("NoSuchThing").isEmpty());
    }

    @Test
    void listsModulesInTheOrderOfTheStandard() {
        Iod iod = iods.find("EncapsulatedPDFStorage").orElseThrow();
        List<String> titles = iod.modules().stream().map(ModuleUse::title).toList();
        assertEquals("Patient Module", titles.get(0));
        assertTrue(titles.contains("Encapsulated Document Module"), titles.toString());
        assertTrue(titles.contains("SOP Common Module"), titles.toString());
        ModuleUse trial = iod.modules().get(1);
        assertEquals(ModuleUse.Usage.U, trial.usage());
        assertEquals("Patient", trial.entity());
        assertFalse(trial.conditionText().isEmpty());
    }

    @Test
    void listsAttributesWithTypeConditionAndValues() {
        Iod iod = iods.find("EncapsulatedPDFStorage").orElseThrow();
        ModuleUse document = iod.modules().stream()
                .filter(module -> module.name().equals("EncapsulatedDocument"))
                .findFirst()
                .orElseThrow();
        List<AttributeUse> attributes = iod.attributes(document);
        AttributeUse burnedIn = use(attributes, "BurnedInAnnotation");
        assertEquals(AttributeType.TYPE_1, burnedIn.type());
        assertEquals(List.of("YES", "NO"), burnedIn.values());
        assertTrue(burnedIn.enumerated());
        AttributeUse identifier = use(attributes, "HL7InstanceIdentifier");
        assertEquals(AttributeType.TYPE_1C, identifier.type());
        assertTrue(identifier.condition().contains("SOP Class"), identifier.condition());
        AttributeUse concept = use(attributes, "ConceptNameCodeSequence");
        assertEquals("0 to 1", concept.items());
        assertEquals(AttributeType.TYPE_1, use(concept.inside(), "CodeMeaning").type());
    }

    private static AttributeUse use(List<AttributeUse> uses, String keyword) {
        return uses.stream()
                .filter(use -> use.tag().equals(Instances.tag(keyword)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void requiresTheType1AndType2AttributesWithTheirValues() {
        List<RequiredAttribute> required =
                iods.find("VideoPhotographicImageStorage").orElseThrow().requiredAttributes();
        Set<String> keywords = required.stream()
                .map(attribute -> DataDictionary.standard().keyword(attribute.tag()))
                .collect(Collectors.toSet());
        assertTrue(keywords.containsAll(
                Set.of("PatientName", "StudyInstanceUID", "Modality", "NumberOfFrames", "ImageType", "Rows")));
        assertFalse(keywords.contains("PatientComments"));
        RequiredAttribute modality = required.stream()
                .filter(attribute -> attribute.tag().equals(Instances.tag("Modality")))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of("XC"), modality.values());
    }

    @Test
    void anInstanceOfTheRequiredAttributesLacksNone() {
        for (String name : iods.names()) {
            Iod iod = iods.find(name).orElseThrow();
            Dataset instance = Instances.of(iod.requiredAttributes())
                    .with(Instances.element(
                            "SOPClassUID", iod.sopClasses().get(0).value()));
            iods.checker(IodOptions.DEFAULT).check(instance, finding -> {
                boolean unconditional = finding.rule().slug().endsWith("type-1")
                        || finding.rule().slug().endsWith("type-2");
                assertFalse(unconditional && isAsked(iod, finding), name + ": " + finding.path() + finding.message());
            });
        }
    }

    /**
     * Whether the finding is at a place that no condition governs: not every instance needs what a condition asks for.
     */
    private static boolean isAsked(Iod iod, IodFinding finding) {
        List<RequiredAttribute> here = iod.requiredAttributes();
        for (ItemStep step : finding.path()) {
            List<RequiredAttribute> inside = here.stream()
                    .filter(attribute -> attribute.tag().equals(step.sequence()))
                    .flatMap(attribute -> attribute.item().stream())
                    .toList();
            here = inside;
        }
        return here.stream().anyMatch(attribute -> attribute.tag().equals(finding.tag()));
    }
}
