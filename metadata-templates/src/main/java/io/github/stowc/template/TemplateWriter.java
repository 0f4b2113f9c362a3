package io.github.stowc.template;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.syntax.JsonText;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a dataset as the text of a template: keywords, bare values, one attribute a line. */
public final class TemplateWriter {
    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();

    private TemplateWriter() {}

    /**
     * The text of a template that makes the dataset.
     *
     * @param generated the expressions that stand for the values of attributes at the top, by their tags
     */
    public static String write(Dataset dataset, Map<Tag, String> generated) {
        TemplateWriter writer = new TemplateWriter();
        writer.dataset(dataset, generated, "");
        return writer.out.append('\n').toString();
    }

    /** Appends the value of an element as a template writes it. */
    static void value(Element element, String indent, StringBuilder to) {
        TemplateWriter writer = new TemplateWriter();
        writer.value(element, indent);
        to.append(writer.out);
    }

    private void dataset(Dataset dataset, Map<Tag, String> generated, String indent) {
        String separator = "\n";
        out.append('{');
        for (Element element : dataset) {
            out.append(separator).append(indent).append(INDENT);
            String expression = generated.get(element.tag());
            attribute(element, expression, indent + INDENT);
            separator = ",\n";
        }
        out.append(dataset.isEmpty() ? "" : "\n" + indent).append('}');
    }

    private void attribute(Element element, @Nullable String expression, String indent) {
        boolean plain = isPlain(element);
        JsonText.quote(
                plain
                        ? DataDictionary.standard().keyword(element.tag())
                        : element.tag().hex(),
                out);
        out.append(": ");
        if (expression != null) {
            JsonText.quote(expression, out);
            return;
        }
        if (!plain) {
            out.append("{\"vr\": \"")
                    .append(element.vr())
                    .append("\", ")
                    .append(member(element))
                    .append(": ");
        }
        value(element, indent);
        if (!plain) {
            out.append('}');
        }
    }

    /** Whether the dictionary knows the tag, under this VR, and the value can stand alone. */
    private static boolean isPlain(Element element) {
        // The keyword of a repeating group means its first tag.
        boolean known = DataDictionary.standard()
                .find(element.tag())
                .filter(entry -> entry.vr() == element.vr() && entry.tag().equals(element.tag()))
                .isPresent();
        return known && !(element instanceof Element.Bytes) && !(element instanceof Element.BulkData);
    }

    private static String member(Element element) {
        if (element instanceof Element.Bytes) {
            return "\"InlineBinary\"";
        }
        return element instanceof Element.BulkData ? "\"BulkDataURI\"" : "\"Value\"";
    }

    private void value(Element element, String indent) {
        if (element instanceof Element.Bytes bytes) {
            ByteBuffer buffer = bytes.bytes();
            byte[] copy = new byte[buffer.remaining()];
            buffer.get(copy);
            JsonText.quote(Base64.getEncoder().encodeToString(copy), out);
        } else if (element instanceof Element.BulkData bulk) {
            JsonText.quote(bulk.uri(), out);
        } else if (element instanceof Element.Sequence sequence) {
            items(sequence.items(), indent);
        } else if (element.valueCount() == 0) {
            out.append(element.vr() == VR.SQ || !isPlain(element) ? "[]" : "\"\"");
        } else {
            texts(element);
        }
    }

    private void items(List<Dataset> items, String indent) {
        String separator = "";
        out.append('[');
        for (Dataset item : items) {
            out.append(separator);
            dataset(item, Map.of(), indent);
            separator = ", ";
        }
        out.append(']');
    }

    private void texts(Element element) {
        List<String> texts = element instanceof Element.Names names
                ? names.names().stream().map(PersonName::toString).toList()
                : element.texts();
        // A single empty value must not read as none.
        boolean list = texts.size() > 1 || texts.get(0).isEmpty();
        String separator = "";
        out.append(list ? "[" : "");
        for (String text : texts) {
            out.append(separator);
            JsonText.quote(Expression.escape(text), out);
            separator = ", ";
        }
        out.append(list ? "]" : "");
    }
}
