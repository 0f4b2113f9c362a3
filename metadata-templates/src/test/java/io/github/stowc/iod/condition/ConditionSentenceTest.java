package io.github.stowc.iod.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.UidRegistry;
import io.github.stowc.iod.table.RuleText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionSentenceTest {
    private static final Pattern TAG = Pattern.compile("(?<![\"0-9A-F.])([0-9A-F]{8})(?![\"0-9A-F.])");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");

    /** The words of a sentence beside the names of attributes, values and UIDs. */
    private static final Set<String> WORDS = Set.of(
            ("a the SOP Class is are has have not neither nor none one of or and either no value values item items in an any"
                            + " present absent empty enclosing dataset greater less than at most least exactly more fewer does among others"
                            + " something holds that tell")
                    .split(" "));

    private static NamedCondition condition(String expression) {
        return new NamedCondition(ConditionParser.parse(expression));
    }

    private static String whole(String expression) {
        return ConditionSentence.whole(condition(expression));
    }

    @Test
    void everyConditionIsASentenceOfAttributesAndValues() {
        for (String line : RuleText.text("conditions.txt").lines().skip(1).toList()) {
            String expression = line.substring(line.indexOf('\t') + 1);
            String sentence = whole(expression);
            if (expression.equals("true")) {
                assertEquals("", sentence);
                continue;
            }
            assertTrue(sentence.length() < 1200, line);
            assertTrue(!sentence.contains("the attribute"), line);
            List<String> foreign = new ArrayList<>(Arrays.asList(ownWords(expression, sentence)));
            foreign.removeIf(word -> word.isEmpty() || WORDS.contains(word));
            assertEquals(List.of(), foreign, sentence);
        }
    }

    /** The words of a sentence without what stands in the expression. */
    private static String[] ownWords(String expression, String sentence) {
        String rest = sentence;
        List<String> said = new ArrayList<>();
        Matcher literal = LITERAL.matcher(expression);
        while (literal.find()) {
            said.add(UidRegistry.standard()
                    .find(literal.group(1))
                    .map(UidRegistry.Entry::name)
                    .orElse(literal.group(1)));
        }
        Matcher tag = TAG.matcher(expression);
        while (tag.find()) {
            Tag found = Tag.parse(tag.group(1)).orElseThrow();
            said.add(DataDictionary.standard()
                            .find(found)
                            .map(DictionaryEntry::name)
                            .orElseThrow() + " " + found);
        }
        said.sort((a, b) -> b.length() - a.length());
        for (String text : said) {
            rest = text.isEmpty() ? rest : rest.replace(text, "");
        }
        return rest.split("[ ,0-9.-]+");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not present(00200062) and 00180015 in {\"BREAST\", \"EYE\", \"EAR\"} | Image Laterality (0020,0062) is"
                        + " absent and Body Part Examined (0018,0015) is one of BREAST, EYE or EAR",
                "present(00280002) and 00280002 > 1 | Samples per Pixel (0028,0002) is greater than 1",
                "present(00189037) and 00189037 != \"NONE\" | Cardiac Synchronization Technique (0018,9037) is present and"
                        + " is not NONE",
                "not (present(00280101) or value(00280102)) | Bits Stored (0028,0101) is absent and High Bit (0028,0102) has"
                        + " no value",
                "present(00280101) or present(00280102) | Bits Stored (0028,0101) or High Bit (0028,0102) is present",
                "00080016 = \"1.2.840.10008.5.1.4.1.1.2\" | the SOP Class is CT Image Storage",
                "not present(/00082218#1>00080100) and (00280002 = 1 or items(00082218) > 1) | Code Value (0008,0100) is not"
                        + " present in item 1 of Anatomic Region Sequence (0008,2218), and either Samples per Pixel"
                        + " (0028,0002) is 1 or Anatomic Region Sequence (0008,2218) has more than one item",
                "00080008[3] = \"\" | value 3 of Image Type (0008,0008) is empty"
            })
    void saysAConditionInTheStandardsTerms(String expression, String sentence) {
        assertEquals(sentence, whole(expression));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00280002 = 1 or present(00200062) | true | Image Laterality (0020,0062) is present",
                "00280002 > 1 and present(00200062) | true | Samples per Pixel (0028,0002) is 3, greater than 1 and Image"
                        + " Laterality (0020,0062) is present",
                "00200062 in {\"L\", \"R\"} | true | Image Laterality (0020,0062) is R",
                "00200062 = \"B\" | false | Image Laterality (0020,0062) is R",
                "00180015 = \"EYE\" | false | Body Part Examined (0018,0015) is absent",
                "00280002 = 1 and present(00200062) | false | Samples per Pixel (0028,0002) is 3, not 1",
                "present(00082218>00080100) | false | Anatomic Region Sequence (0008,2218) is absent",
                "true | true | ''"
            })
    void saysWhatInADatasetDecides(String expression, boolean holds, String reason) {
        Dataset dataset = Dataset.builder()
                .set("ImageLaterality", "R")
                .set("SamplesPerPixel", "3")
                .build();
        assertEquals(Truth.of(holds), condition(expression).condition().test(new Only(dataset)));
        assertEquals(reason, ConditionSentence.reason(condition(expression), new Only(dataset), holds));
    }

    @Test
    void aReasonIsShort() {
        Only empty = new Only(Dataset.builder().build());
        for (String line : RuleText.text("conditions.txt").lines().skip(1).toList()) {
            NamedCondition condition = condition(line.substring(line.indexOf('\t') + 1));
            Truth truth = condition.condition().test(empty);
            if (truth != Truth.UNKNOWN) {
                String reason = ConditionSentence.reason(condition, empty, truth == Truth.TRUE);
                assertTrue(reason.length() < 300, reason);
            }
        }
    }

    /** An outermost dataset. */
    private record Only(Dataset dataset) implements Scope {
        @Override
        public Map<Object, Truth> answers() {
            return new HashMap<>();
        }

        @Override
        public @Nullable Scope parent() {
            return null;
        }

        @Override
        public Scope root() {
            return this;
        }

        @Override
        public @Nullable Element element(Tag tag) {
            return dataset.get(tag).orElse(null);
        }

        @Override
        public boolean isUndecided(Tag tag) {
            return false;
        }
    }
}
