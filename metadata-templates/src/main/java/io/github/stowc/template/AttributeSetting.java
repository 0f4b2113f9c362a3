package io.github.stowc.template;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.ValueSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value for one attribute, at the top of a dataset or in the item of a sequence. Immutable.
 *
 * <p>Its text is {@code PATH=VALUE}. PATH is a keyword or a tag of eight hexadecimal digits, after the sequences that
 * lead to it: {@code RequestAttributesSequence[0].StudyInstanceUID} or {@code
 * RequestAttributesSequence/StudyInstanceUID}; without an index it means the first item; a missing item is added. A
 * backslash in VALUE separates several values, {@code =} the component groups of a name; nothing after the {@code =}
 * sets the attribute empty. A private or unknown tag names its VR too: {@code 00091001:LO=text}. {@code ${uid}} and the
 * other names of templates stand for generated values; a doubled dollar sign makes the brace plain. A UID may be given by
 * its keyword.
 */
public final class AttributeSetting {
    private static final DataDictionary DICTIONARY = DataDictionary.standard();
    private static final int MAX_DEPTH = 64;
    private static final int MAX_ITEMS = 1000;

    private final String text;
    private final List<Step> steps;
    private final TemplateAttribute attribute;

    private record Step(Tag sequence, int item) {}

    private AttributeSetting(String text, List<Step> steps, TemplateAttribute attribute) {
        this.text = text;
        this.steps = List.copyOf(steps);
        this.attribute = attribute;
    }

    /**
     * Reads a setting.
     *
     * @throws SettingException if a keyword is unknown, a step is not a sequence, or the value does not fit its VR
     */
    public static AttributeSetting parse(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw new SettingException("\"" + text + "\": write KEYWORD=VALUE, such as PatientName=Doe^John");
        }
        String[] names = text.substring(0, equals).trim().split("[/.]", MAX_DEPTH);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < names.length - 1; i++) {
            steps.add(step(names[i]));
        }
        String value = text.substring(equals + 1);
        return new AttributeSetting(text, steps, attribute(text, names[names.length - 1], value));
    }

    /** The setting of an element at the top of a dataset. */
    public static AttributeSetting of(Element element) {
        return new AttributeSetting(element.tag().hex(), List.of(), new TemplateAttribute.Constant(element));
    }

    /** The attribute that is set. */
    public Tag tag() {
        return attribute.tag();
    }

    /** The value, if it is the same in every instance. */
    public Optional<Element> constant() {
        return attribute instanceof TemplateAttribute.Constant same ? Optional.of(same.element()) : Optional.empty();
    }

    /** Whether the attribute is at the top of the dataset. */
    public boolean isTopLevel() {
        return steps.isEmpty();
    }

    /**
     * The dataset with the attribute set; adds missing sequences and items on the way to it.
     *
     * @throws SettingException if an index leaves out items, or the value is generated
     */
    public Dataset applyTo(Dataset dataset) {
        return applyTo(
                dataset,
                constant().orElseThrow(() -> new SettingException("\"" + text + "\": only an instance has its value")),
                0);
    }

    /**
     * Like {@link #applyTo(Dataset)}, with what is generated for an instance.
     *
     * @throws SettingException also if a generated value does not fit its VR
     */
    public Dataset applyTo(Dataset dataset, InstanceContext context) {
        return applyTo(dataset, element(context), 0);
    }

    private Element element(InstanceContext context) {
        if (attribute instanceof TemplateAttribute.Constant same) {
            return same.element();
        }
        StringBuilder path = new StringBuilder();
        for (Step step : steps) {
            path.append(DICTIONARY.keyword(step.sequence()))
                    .append('[')
                    .append(step.item())
                    .append("].");
        }
        try {
            return attribute.instantiate(context, path.toString());
        } catch (TemplateException e) {
            throw new SettingException(String.valueOf(e.getMessage()));
        }
    }

    private Dataset applyTo(Dataset dataset, Element element, int depth) {
        if (depth == steps.size()) {
            return dataset.with(element);
        }
        Step step = steps.get(depth);
        List<Dataset> items = new ArrayList<>(dataset.items(step.sequence()));
        if (step.item() > items.size()) {
            throw new SettingException("\"" + text + "\": " + DICTIONARY.keyword(step.sequence()) + " has "
                    + items.size() + " items, so the next one is [" + items.size() + "]");
        }
        if (step.item() == items.size()) {
            items.add(Dataset.EMPTY);
        }
        items.set(step.item(), applyTo(items.get(step.item()), element, depth + 1));
        return dataset.with(new Element.Sequence(step.sequence(), items));
    }

    private static Step step(String name) {
        int bracket = name.indexOf('[');
        int item = 0;
        if (bracket >= 0) {
            String index = name.endsWith("]") ? name.substring(bracket + 1, name.length() - 1) : "";
            boolean valid =
                    !index.isEmpty() && index.length() <= 4 && index.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!valid || Integer.parseInt(index) >= MAX_ITEMS) {
                throw new SettingException("\"" + name + "\": write the item's index from 0 in brackets, such as "
                        + name.substring(0, bracket) + "[0]");
            }
            item = Integer.parseInt(index);
        }
        Tag tag = tag(bracket < 0 ? name : name.substring(0, bracket));
        if (DICTIONARY.vr(tag) != VR.SQ && !tag.isPrivate()) {
            throw new SettingException(DICTIONARY.keyword(tag) + " is not a sequence, so nothing can be set inside it");
        }
        return new Step(tag, item);
    }

    private static Tag tag(String name) {
        Tag tag = DICTIONARY
                .find(name)
                .map(DictionaryEntry::tag)
                .or(() -> Tag.parse(name))
                .orElseThrow(() ->
                        new SettingException("unknown keyword \"" + name + "\"" + TemplateParser.didYouMean(name)));
        if (tag.isGroupLength() || tag.isFileMeta()) {
            throw new SettingException(tag + " does not belong in a dataset's metadata");
        }
        return tag;
    }

    private static TemplateAttribute attribute(String text, String name, String value) {
        if (name.endsWith("]")) {
            throw new SettingException(
                    "\"" + name + "\" is an item; say which attribute in it: " + name + ".KEYWORD=VALUE");
        }
        int colon = name.indexOf(':');
        Tag tag = tag(colon < 0 ? name : name.substring(0, colon));
        VR vr = colon < 0
                ? dictionaryVr(tag)
                : VR.parse(name.substring(colon + 1))
                        .orElseThrow(() -> new SettingException(
                                "\"" + name.substring(colon + 1) + "\" is not a VR of PS3.5 table 6.2-1"));
        if (value.isEmpty()) {
            return new TemplateAttribute.Constant(new Element.Empty(tag, vr));
        }
        if (vr == VR.SQ) {
            throw new SettingException(name + " is a sequence; set what is inside it: " + name + "[0].KEYWORD=VALUE");
        }
        if (vr.isBinary()) {
            throw new SettingException(name + " holds bytes (VR " + vr + "), which cannot be set as text");
        }
        List<String> values = vr.isMultiple() ? List.of(value.split("\\\\", -1)) : List.of(value);
        checkMultiplicity(tag, values.size());
        if (value.contains("${")) {
            return generated(text, tag, vr, values);
        }
        List<String> meant = new ArrayList<>(values.size());
        for (String single : values) {
            meant.add(checked(tag, vr, single));
        }
        return new TemplateAttribute.Constant(Element.given(tag, vr, meant));
    }

    private static TemplateAttribute generated(String text, Tag tag, VR vr, List<String> values) {
        List<Expression> expressions = new ArrayList<>(values.size());
        boolean constant = true;
        for (String single : values) {
            try {
                expressions.add(Expression.parse(single));
            } catch (IllegalArgumentException e) {
                throw new SettingException("\"" + text + "\": " + e.getMessage());
            }
            constant &= expressions.get(expressions.size() - 1).isConstant();
        }
        TemplateAttribute.Generated generated =
                new TemplateAttribute.Generated("\"" + text + "\"", tag, vr, expressions);
        return constant ? new TemplateAttribute.Constant(generated.instantiate(TemplateParser.NOTHING, "")) : generated;
    }

    private static VR dictionaryVr(Tag tag) {
        if (DICTIONARY.find(tag).isEmpty() && !tag.isPrivateCreator()) {
            throw new SettingException(
                    tag.hex() + " is not in " + DICTIONARY.edition() + "; name its VR too: " + tag.hex() + ":LO=VALUE");
        }
        return DICTIONARY.vr(tag);
    }

    /** The value that is meant, which fits the VR. */
    private static String checked(Tag tag, VR vr, String value) {
        String problem = ValueSyntax.problem(vr, value).orElse(null);
        if (problem == null) {
            return value;
        }
        String uid = vr == VR.UI ? KnownValues.uid(value).orElse(null) : null;
        if (uid != null) {
            return uid;
        }
        throw new SettingException(tag + " " + DICTIONARY.keyword(tag) + ": " + ValueSyntax.shown(value)
                + " is not a value of VR " + vr + "; "
                + KnownValues.of(tag).map(values -> "write " + values).orElse(problem));
    }

    private static void checkMultiplicity(Tag tag, int count) {
        DICTIONARY.find(tag).map(DictionaryEntry::multiplicity).ifPresent(multiplicity -> {
            if (!multiplicity.allows(count)) {
                throw new SettingException(tag + " " + DICTIONARY.keyword(tag) + ": found " + count
                        + " values (a backslash separates them), expected " + multiplicity + " (PS3.6)");
            }
        });
    }

    /** The text that it was read from. */
    @Override
    public String toString() {
        return text;
    }
}
