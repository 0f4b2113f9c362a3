package io.github.stowc.template;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
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

    private final String text;
    private final List<AttributePath.Step> steps;
    private final TemplateAttribute attribute;

    AttributeSetting(String text, List<AttributePath.Step> steps, TemplateAttribute attribute) {
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
        AttributePath path = AttributePath.parse(text.substring(0, equals));
        String value = text.substring(equals + 1);
        return new AttributeSetting(
                text, path.steps(), value.contains("${") ? generated(text, path, value) : path.constant(value));
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
        steps.forEach(path::append);
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
        AttributePath.Step step = steps.get(depth);
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

    private static TemplateAttribute generated(String text, AttributePath path, String value) {
        List<String> values = path.split(value);
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
                new TemplateAttribute.Generated("\"" + text + "\"", path.tag(), path.vr(), expressions);
        return constant ? new TemplateAttribute.Constant(generated.instantiate(TemplateParser.NOTHING, "")) : generated;
    }

    /** The text that it was read from. */
    @Override
    public String toString() {
        return text;
    }
}
