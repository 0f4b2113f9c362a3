package io.github.stowc.iod;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Tag;
import io.github.stowc.iod.condition.ConditionSentence;
import io.github.stowc.iod.condition.NamedCondition;
import io.github.stowc.iod.condition.Words;
import io.github.stowc.iod.table.AttributeType;
import io.github.stowc.iod.table.Constraint;
import io.github.stowc.iod.table.Definitions;
import io.github.stowc.iod.table.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lists what modules say about their attributes, for people and for templates. */
final class Outline {
    /** Deep enough for all but trees of content items, which have no end. */
    private static final int DEEPEST = 4;

    private final Definitions definitions;

    Outline(Definitions definitions) {
        this.definitions = definitions;
    }

    /** The attributes of a module, macros in place of their names. */
    List<AttributeUse> attributes(String module) {
        return attributes(definitions.block(module), "", DEEPEST);
    }

    private List<AttributeUse> attributes(Row.Block block, String macro, int depth) {
        List<AttributeUse> uses = new ArrayList<>();
        for (Row row : block.rows()) {
            if (row instanceof Row.Include include) {
                uses.addAll(attributes(definitions.block(include.macro()), include.macro(), depth));
            } else if (row instanceof Row.Attribute attribute && attribute.type() != AttributeType.CONSTRAINT) {
                uses.add(use(attribute, macro, depth));
            }
        }
        return uses;
    }

    private AttributeUse use(Row.Attribute row, String macro, int depth) {
        Row.Block children = row.children();
        NamedCondition condition = row.condition();
        return new AttributeUse(
                row.tag(),
                row.type(),
                row.items() == null ? "" : row.items().toString(),
                condition == null ? "" : ConditionSentence.whole(condition),
                row.otherwise(),
                values(row),
                row.constraint() instanceof Constraint.OneOf oneOf && oneOf.enumerated(),
                macro.isEmpty() ? "" : Words.owner(macro),
                children == null || depth == 0 ? List.of() : attributes(children, "", depth - 1));
    }

    /** The modules and macros that have an attribute, the strictest type first, then in the order of their names. */
    List<TagUse> uses(Tag tag) {
        List<TagUse> uses = new ArrayList<>();
        for (String owner : definitions.owners()) {
            collect(tag, Words.owner(owner), definitions.block(owner), uses);
        }
        uses.sort(Comparator.comparing(TagUse::type));
        return uses;
    }

    private static void collect(Tag tag, String place, Row.Block block, List<TagUse> uses) {
        for (Row row : block.rows()) {
            if (!(row instanceof Row.Attribute attribute)) {
                continue;
            }
            TagUse use = new TagUse(place, attribute.type());
            if (attribute.tag().equals(tag) && attribute.type() != AttributeType.CONSTRAINT && !uses.contains(use)) {
                uses.add(use);
            }
            if (attribute.children() != null) {
                String sequence = DataDictionary.standard().keyword(attribute.tag());
                String outer = place.contains(" of the ") ? place.substring(place.indexOf(" of the ") + 8) : place;
                collect(tag, sequence + " of the " + outer, attribute.children(), uses);
            }
        }
    }

    private static List<String> values(Row.Attribute row) {
        return row.constraint() instanceof Constraint.OneOf oneOf && oneOf.value() <= 1
                ? List.copyOf(oneOf.set().values())
                : List.of();
    }

    /** The Type 1 and Type 2 attributes of all rules that have no condition, in the order of their tags. */
    List<RequiredAttribute> required(RuleSet rules) {
        Map<Tag, RequiredAttribute> required = new TreeMap<>();
        for (int i = 0; i < rules.size(); i++) {
            RuleSet.Entry entry = rules.entry(i);
            AttributeType type = strongest(entry);
            if (type != null) {
                RuleSet inside = type == AttributeType.TYPE_1 ? entry.insideUnguarded() : null;
                required.put(
                        entry.tag(),
                        new RequiredAttribute(
                                entry.tag(), type, values(entry), inside == null ? List.of() : required(inside)));
            }
        }
        return List.copyOf(required.values());
    }

    /** Type 1 or 2 if a rule without conditions says so; null otherwise. */
    private static @Nullable AttributeType strongest(RuleSet.Entry entry) {
        AttributeType strongest = null;
        for (Requirement requirement : entry.rules()) {
            AttributeType type = requirement.row().type();
            boolean requires =
                    requirement.isUnguarded() && (type == AttributeType.TYPE_1 || type == AttributeType.TYPE_2);
            if (requires && strongest != AttributeType.TYPE_1) {
                strongest = type;
            }
        }
        return strongest;
    }

    /** The values that all rules for the attribute allow: the shortest list of enumerated values, else defined terms. */
    private static List<String> values(RuleSet.Entry entry) {
        List<String> enumerated = List.of();
        List<String> defined = List.of();
        for (Requirement requirement : entry.rules()) {
            if (requirement.isUnguarded()
                    && (requirement.row().condition() == null
                            || requirement.row().type() != AttributeType.CONSTRAINT)
                    && requirement.row().constraint() instanceof Constraint.OneOf oneOf
                    && oneOf.value() <= 1) {
                List<String> values = List.copyOf(oneOf.set().values());
                if (!oneOf.enumerated()) {
                    defined = values;
                } else if (enumerated.isEmpty() || values.size() < enumerated.size()) {
                    enumerated = values;
                }
            }
        }
        return enumerated.isEmpty() ? defined : enumerated;
    }
}
