package io.github.stowc.template.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Tag;
import io.github.stowc.iod.AttributeUse;
import io.github.stowc.iod.Iod;
import io.github.stowc.iod.Iods;
import io.github.stowc.iod.ModuleUse;
import io.github.stowc.iod.table.AttributeType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The table of what belongs to each level agrees with the standard's modules. */
class AttachedAttributesTest {
    /** Attributes that describe an instance, not its patient or series. */
    private static final Set<String> OF_THE_INSTANCE = Set.of(
            "PatientIdentityRemoved",
            "DeidentificationMethod",
            "DeidentificationMethodCodeSequence",
            "PatientPosition",
            "SmallestPixelValueInSeries",
            "LargestPixelValueInSeries");

    private static final Set<String> RETIRED = Set.of("OtherPatientIDs");

    private final Iod iod = new Iods().find("1.2.840.10008.5.1.4.1.1.7").orElseThrow();
    private final List<AttachedAttributes.Line> lines =
            AttachedAttributes.read().lines();

    private static String keyword(Tag tag) {
        return DataDictionary.standard().keyword(tag);
    }

    private Set<String> level(String level) {
        Set<String> keywords = new TreeSet<>();
        for (AttachedAttributes.Line line : lines) {
            if (line.level().equals(level)) {
                keywords.add(keyword(line.tag()));
            }
        }
        return keywords;
    }

    private List<AttributeUse> attributes(String... modules) {
        List<AttributeUse> attributes = new ArrayList<>();
        for (ModuleUse module : iod.modules()) {
            if (List.of(modules).contains(module.name())) {
                attributes.addAll(iod.attributes(module));
            }
        }
        return attributes;
    }

    private static Set<String> keywords(List<AttributeUse> attributes) {
        Set<String> keywords = new TreeSet<>();
        for (AttributeUse attribute : attributes) {
            keywords.add(keyword(attribute.tag()));
        }
        return keywords;
    }

    @Test
    void eachLevelHasTheAttributesOfItsModules() {
        assertLevel("patient", attributes("Patient", "ClinicalTrialSubject"));
        assertLevel("study", attributes("GeneralStudy", "PatientStudy", "ClinicalTrialStudy"));
        assertLevel("series", attributes("GeneralSeries", "ClinicalTrialSeries"));
    }

    private void assertLevel(String level, List<AttributeUse> attributes) {
        Set<String> expected = keywords(attributes);
        expected.removeAll(OF_THE_INSTANCE);
        Set<String> found = level(level);
        found.removeAll(RETIRED);
        assertEquals(expected, found);
    }

    @Test
    void aRequestHasTheAttributesOfARequestItem() {
        List<AttributeUse> inside = new ArrayList<>();
        for (AttributeUse attribute : attributes("GeneralSeries")) {
            if (keyword(attribute.tag()).equals("RequestAttributesSequence")) {
                inside.addAll(attribute.inside());
            }
        }
        Set<String> found = level("request");
        found.addAll(level("step"));
        assertEquals(keywords(inside), found);
    }

    @Test
    void setsTheAttributesOfTypeTwoEmpty() {
        Set<String> expected = new TreeSet<>();
        for (AttributeUse attribute : attributes("Patient", "GeneralStudy", "GeneralSeries")) {
            if (attribute.type() == AttributeType.TYPE_2) {
                expected.add(keyword(attribute.tag()));
            }
        }
        Set<String> found = new TreeSet<>();
        for (AttachedAttributes.Line line : lines) {
            if (line.isType2()) {
                found.add(keyword(line.tag()));
            }
        }
        assertEquals(expected, found);
    }

    @Test
    void theKeywordsForPeopleAreRight() throws IOException {
        String table;
        try (InputStream in = AttachedAttributes.class.getResourceAsStream("attachment.txt")) {
            table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        int at = 0;
        for (String line : table.lines().filter(text -> !text.startsWith("#")).toList()) {
            assertEquals(keyword(lines.get(at++).tag()), line.substring(line.lastIndexOf(' ') + 1));
        }
        assertEquals(lines.size(), at);
    }
}
