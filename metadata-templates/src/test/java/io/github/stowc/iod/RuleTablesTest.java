package io.github.stowc.iod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.iod.table.Definitions;
import io.github.stowc.iod.table.Row;
import io.github.stowc.iod.table.RuleText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RuleTablesTest {
    private final Definitions definitions = new Definitions();

    @Test
    void eachTableNamesItsEditionAndIsInOrder() {
        for (String table : List.of("iods.txt", "modules.txt", "conditions.txt", "values.txt")) {
            String text = RuleText.text(table);
            assertTrue(text.startsWith("# PS3.3 2"), table);
            List<String> names = text.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith(" ") && !line.startsWith("#"))
                    .map(line -> line.split("[\t ]", 2)[0])
                    .toList();
            assertEquals(List.copyOf(new TreeSet<>(names)), names, table + ": run tools/tables/make");
        }
    }

    @Test
    void everyLineCanBeReadAndEveryAttributeIsInTheDictionary() {
        Set<Tag> unknown = new HashSet<>();
        for (String owner : definitions.owners()) {
            collectUnknown(definitions.block(owner), unknown);
        }
        assertEquals(Set.of(), unknown);
    }

    private void collectUnknown(Row.Block block, Set<Tag> unknown) {
        for (Row row : block.rows()) {
            if (row instanceof Row.Attribute attribute) {
                if (DataDictionary.standard().find(attribute.tag()).isEmpty()) {
                    unknown.add(attribute.tag());
                }
                if (attribute.children() != null) {
                    collectUnknown(attribute.children(), unknown);
                }
            } else if (row instanceof Row.Include include) {
                assertTrue(definitions.owners().contains(include.macro()), include.macro());
            }
        }
    }

    @Test
    void everyIodHasRulesForItsInstances() {
        Iods iods = new Iods();
        List<String> thin = new ArrayList<>();
        for (String name : iods.names()) {
            Iod iod = iods.find(name).orElseThrow();
            boolean composite =
                    iod.modules().stream().anyMatch(module -> module.name().equals("SOPCommon"));
            if (composite && iod.rules().outermost().indexOf(Tags.SOP_INSTANCE_UID) < 0) {
                thin.add(name);
            }
        }
        assertEquals(List.of(), thin);
        assertTrue(iods.names().size() > 170);
    }
}
