package io.github.stowc.iod;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.iod.condition.ConditionSentence;
import io.github.stowc.iod.condition.NamedCondition;
import io.github.stowc.iod.condition.Truth;
import io.github.stowc.iod.condition.Words;
import io.github.stowc.iod.table.AttributeType;
import io.github.stowc.iod.table.Constraint;
import io.github.stowc.iod.table.Row;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with an attribute, which module asks for it, and what to do. */
final class Wording {
    private static final int MOST_VALUES = 12;

    private final DataDictionary dictionary = DataDictionary.standard();
    private final Candidate candidate;
    private final DatasetScope scope;
    private final Row.Attribute row;
    private final @Nullable Element element;

    Wording(Candidate candidate, DatasetScope scope, @Nullable Element element) {
        this.candidate = candidate;
        this.scope = scope;
        this.row = candidate.requirement().row();
        this.element = element;
    }

    /** An attribute as messages name it: {@code (0010,0010) PatientName}. */
    static String name(Tag tag) {
        return tag + " " + DataDictionary.standard().keyword(tag);
    }

    /** One sentence: what was expected, what was found, and the part of PS3.3 that decides. */
    String message() {
        String owner = Words.owner(candidate.requirement().owner());
        return problem() + " (PS3.3" + (owner.isEmpty() ? "" : ", " + owner) + ")";
    }

    private String problem() {
        return switch (candidate.kind()) {
            case MISSING -> "it is missing, and is required (" + type() + ")" + because(true);
            case EMPTY -> "it is empty, and needs a value" + whereverPresent() + " (" + type() + ")" + because(true);
            case NOT_ALLOWED -> "it must be left out (" + type() + ")" + because(false);
            case ITEM_COUNT -> "it has " + count() + ", expected " + row.items();
            case ENUMERATED -> value() + " is not one of the enumerated values " + values() + because(true);
            case DEFINED -> value() + " is not one of the defined terms " + values() + because(true);
            case ZERO -> "a value is zero";
            case CONSTRAINT -> (element == null ? "it is missing" : "it does not fit") + because(!isUnless());
        };
    }

    private boolean isUnless() {
        return row.constraint() instanceof Constraint.FindingIf findingIf && findingIf.unless();
    }

    /** An attribute of Type 1C has a value even if it need not be there (PS3.5 7.4.2). */
    private String whereverPresent() {
        boolean required = candidate.requirement().condition(scope) == Truth.TRUE;
        return row.type() == AttributeType.TYPE_1C && !required ? " wherever it is present" : "";
    }

    /** What in the dataset decides, if the condition of the line has the outcome there; empty otherwise. */
    private String because(boolean holds) {
        NamedCondition condition = row.condition();
        boolean decided =
                condition != null && candidate.requirement().condition(scope) == (holds ? Truth.TRUE : Truth.FALSE);
        String reason = condition != null && decided ? ConditionSentence.reason(condition, scope, holds) : "";
        return reason.isEmpty() ? "" : " because " + reason;
    }

    /** What to do about it. */
    String remedy() {
        return switch (candidate.kind()) {
            case MISSING ->
                row.type().needsValue()
                        ? "add it with a value: " + json("…")
                        : "add it, without a value if that is unknown: " + json("");
            case EMPTY -> "give it a value" + (row.type() == AttributeType.TYPE_1C ? " or leave it out" : "");
            case NOT_ALLOWED -> "leave it out";
            case ITEM_COUNT -> "give it " + row.items() + (isSequence() ? " items" : " values");
            case ENUMERATED -> "write one of " + values();
            case DEFINED -> "write one of " + values() + " if one of them fits";
            case ZERO -> "write a number other than zero, or leave the attribute out if its type allows";
            case CONSTRAINT ->
                element == null
                        ? "add it, or change what it depends on"
                        : "change its value or those that it depends on, or leave it out";
        };
    }

    private String type() {
        return "Type " + row.type().symbol();
    }

    private boolean isSequence() {
        return dictionary.vr(row.tag()) == VR.SQ;
    }

    private String count() {
        int count = element == null ? 0 : element.valueCount();
        return count + (isSequence() ? " items" : " values");
    }

    private String value() {
        List<String> texts = element == null ? List.of() : element.texts();
        int index = candidate.value() - 1;
        return index >= 0 && index < texts.size() ? "\"" + texts.get(index) + "\"" : "the value";
    }

    private String values() {
        if (!(row.constraint() instanceof Constraint.OneOf oneOf)) {
            return "";
        }
        Set<String> values = oneOf.set().values();
        boolean tags = row.tag().value() != 0 && dictionary.vr(row.tag()) == VR.AT;
        List<String> shown = values.stream()
                .limit(MOST_VALUES)
                .map(value -> tags ? tagValue(value) : value.isEmpty() ? "an empty value" : value)
                .toList();
        String more = values.size() > MOST_VALUES ? "… (" + values.size() + " in all)" : "";
        return String.join(", ", shown) + more;
    }

    private String tagValue(String digits) {
        return Tag.parse(digits)
                .map(tag -> digits + " (" + dictionary.keyword(tag) + ")")
                .orElse(digits);
    }

    private String json(String value) {
        VR vr = dictionary.vr(row.tag());
        String start = "\"" + row.tag().hex() + "\": {\"vr\": \"" + vr + "\"";
        boolean showsValue = !value.isEmpty() && !vr.isBinary();
        return start
                + (showsValue
                        ? ", \"Value\": [" + (vr == VR.SQ ? "{" + value + "}" : "\"" + value + "\"") + "]}"
                        : "}");
    }
}
