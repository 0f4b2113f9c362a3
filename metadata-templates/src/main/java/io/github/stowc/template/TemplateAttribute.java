package io.github.stowc.template;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.ValueSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An attribute of a template, and how its element is made for an instance. */
sealed interface TemplateAttribute {
    Tag tag();

    /**
     * Makes the element.
     *
     * @param path the keywords of the sequences around it, each followed by a dot
     * @throws TemplateException if a generated value does not fit the VR
     */
    Element instantiate(InstanceContext context, String path);

    /** An element that is the same in every instance. */
    record Constant(Element element) implements TemplateAttribute {
        @Override
        public Tag tag() {
            return element.tag();
        }

        @Override
        public Element instantiate(InstanceContext context, String path) {
            return element;
        }
    }

    /** Values, some of them generated; a person's name as the text of its groups. */
    record Generated(String place, Tag tag, VR vr, List<Expression> values) implements TemplateAttribute {
        public Generated {
            values = List.copyOf(values);
        }

        @Override
        public Element instantiate(InstanceContext context, String path) {
            String keyword = DataDictionary.standard().keyword(tag);
            List<String> texts = new ArrayList<>(values.size());
            for (Expression value : values) {
                String text = value.evaluate(context, vr, path + keyword);
                texts.add(checked(place, tag, vr, text));
            }
            boolean isEmpty = texts.size() == 1 && texts.get(0).isEmpty();
            return isEmpty ? new Element.Empty(tag, vr) : Element.given(tag, vr, texts);
        }
    }

    /** A sequence. */
    record Items(Tag tag, List<List<TemplateAttribute>> items) implements TemplateAttribute {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public Element instantiate(InstanceContext context, String path) {
            List<Dataset> datasets = new ArrayList<>(items.size());
            for (int i = 0; i < items.size(); i++) {
                String itemPath = path + DataDictionary.standard().keyword(tag) + "[" + i + "].";
                List<Element> elements = new ArrayList<>();
                for (TemplateAttribute attribute : items.get(i)) {
                    elements.add(attribute.instantiate(context, itemPath));
                }
                datasets.add(Dataset.of(elements));
            }
            return new Element.Sequence(tag, datasets);
        }
    }

    /**
     * The value that is meant: the text, or the UID whose keyword it is.
     *
     * @throws TemplateException if it does not fit its VR
     */
    static String checked(String place, Tag tag, VR vr, String text) {
        Optional<String> problem = ValueSyntax.problem(vr, text);
        if (problem.isPresent()) {
            Optional<String> uid = vr == VR.UI ? KnownValues.uid(text) : Optional.empty();
            if (uid.isPresent()) {
                return uid.get();
            }
            throw new TemplateException(
                    place + ": " + tag + " " + DataDictionary.standard().keyword(tag) + ": " + ValueSyntax.shown(text)
                            + " is not a value of VR " + vr + "; " + problem.get());
        }
        return text;
    }
}
