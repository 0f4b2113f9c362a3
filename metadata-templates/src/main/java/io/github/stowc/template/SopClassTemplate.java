package io.github.stowc.template;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.Uid;
import io.github.stowc.dicom.UidRegistry;
import io.github.stowc.dicom.VR;
import io.github.stowc.iod.Iods;
import io.github.stowc.iod.RequiredAttribute;
import io.github.stowc.iod.table.AttributeType;
import io.github.stowc.template.header.FileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The text of a template with what PS3.3 asks of every instance of a SOP Class.
 *
 * @param json the template: attributes of Type 1 and 2, without those that a file's own header tells
 * @param open the attributes of Type 1 for which no value is known, as paths of keywords, with the values
 *     that they may have; the user of the template must fill them in
 */
public record SopClassTemplate(String json, List<String> open) {

    /** Copies the list. */
    public SopClassTemplate {
        open = List.copyOf(open);
    }

    /**
     * The template for a SOP Class.
     *
     * @param uidOrName its UID, its keyword ({@code EncapsulatedPDFStorage}), or the name of its IOD
     * @return empty if the tables of PS3.3 do not have it
     */
    public static Optional<SopClassTemplate> of(String uidOrName) {
        return new Iods().find(uidOrName).map(iod -> {
            Uid sopClass = Uid.problem(uidOrName).isEmpty()
                    ? new Uid(uidOrName)
                    : UidRegistry.standard()
                            .findKeyword(uidOrName)
                            .map(entry -> new Uid(entry.uid()))
                            .orElse(iod.sopClasses().get(0));
            Writing writing = new Writing(sopClass);
            writing.object(iod.requiredAttributes(), "", "");
            return new SopClassTemplate(writing.json.append('\n').toString(), writing.open);
        });
    }

    private static final class Writing {
        private static final String INDENT = "  ";

        private final Uid sopClass;
        private final @Nullable Template builtIn;
        private final StringBuilder json = new StringBuilder();
        private final List<String> open = new ArrayList<>();

        Writing(Uid sopClass) {
            this.sopClass = sopClass;
            this.builtIn = Templates.builtInNames().stream()
                    .map(Templates::builtIn)
                    .filter(template ->
                            template.sopClass().filter(sopClass.value()::equals).isPresent())
                    .findFirst()
                    .orElse(null);
        }

        void object(List<RequiredAttribute> attributes, String path, String indent) {
            String separator = "{\n";
            for (RequiredAttribute attribute : attributes) {
                boolean fromTheFile = path.isEmpty() && FileAttributes.contains(attribute.tag());
                if (!fromTheFile) {
                    json.append(separator).append(indent).append(INDENT);
                    attribute(attribute, path, indent + INDENT);
                    separator = ",\n";
                }
            }
            json.append(separator.startsWith("{") ? "{" : "\n" + indent).append('}');
        }

        private void attribute(RequiredAttribute attribute, String path, String indent) {
            String keyword = DataDictionary.standard().keyword(attribute.tag());
            json.append('"').append(keyword).append("\": ");
            Element known = path.isEmpty() && builtIn != null
                    ? builtIn.constant(attribute.tag()).orElse(null)
                    : null;
            if (known instanceof Element.Sequence && known.valueCount() > 0) {
                TemplateWriter.value(known, indent, json);
                return;
            }
            if (!attribute.item().isEmpty()) {
                json.append('[');
                object(attribute.item(), path + keyword + "[0].", indent);
                json.append(']');
                return;
            }
            String value = value(attribute, path.isEmpty());
            if (value.isEmpty() && attribute.type() == AttributeType.TYPE_1) {
                open.add(path + keyword + valuesOf(attribute));
            }
            json.append('"').append(value).append('"');
        }

        private static String valuesOf(RequiredAttribute attribute) {
            return attribute.values().isEmpty() ? "" : " (such as " + String.join(", ", attribute.values()) + ")";
        }

        private String value(RequiredAttribute attribute, boolean topLevel) {
            Tag tag = attribute.tag();
            VR vr = DataDictionary.standard().vr(tag);
            if (tag.equals(Tags.SOP_CLASS_UID)) {
                return sopClass.value();
            }
            if (tag.equals(Tags.INSTANCE_NUMBER)) {
                return "${index}";
            }
            if (attribute.type() != AttributeType.TYPE_1) {
                return "";
            }
            if (attribute.values().size() == 1) {
                return attribute.values().get(0);
            }
            String known = builtIn == null
                    ? ""
                    : builtIn.constant(tag)
                            .flatMap(element -> element.texts().stream().findFirst())
                            .orElse("");
            if (topLevel && !known.isEmpty()) {
                return known;
            }
            return switch (vr) {
                case UI -> "${uid}";
                case DA -> "${today}";
                case TM, DT -> "${now}";
                default -> "";
            };
        }
    }
}
