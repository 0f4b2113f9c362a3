package io.github.stowc.anatomy.report;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.text.ItemPath;
import io.github.stowc.wording.Sentence;
import java.util.ArrayList;
import java.util.List;

/** The attributes of an instance as rows, those in sequences after their sequence. */
public final class MetadataRows {
    private final List<Row> rows = new ArrayList<>();
    private final ItemPath path = new ItemPath();

    private MetadataRows() {}

    /**
     * An attribute.
     *
     * @param keyword empty for a private one
     * @param value texts joined by backslashes, the URI of a link, or how many bytes or items there are; empty without one
     * @param isLink whether the value is the URI of a link
     * @param path the way to it: {@code 7FE00010}, {@code 00400275[0].00400007}
     * @param depth how many sequences it is in
     */
    public record Row(Tag tag, String keyword, String vr, String value, boolean isLink, String path, int depth) {}

    /** The attributes of a dataset, in order. */
    public static List<Row> of(Dataset dataset) {
        MetadataRows all = new MetadataRows();
        all.add(dataset, 0);
        return all.rows;
    }

    private void add(Dataset dataset, int depth) {
        for (Element element : dataset) {
            Tag tag = element.tag();
            String keyword = DataDictionary.standard().keyword(tag);
            rows.add(new Row(
                    tag,
                    keyword.equals(tag.hex()) ? "" : keyword,
                    element.vr().toString(),
                    value(element),
                    element instanceof Element.BulkData,
                    path.to(tag),
                    depth));
            if (element instanceof Element.Sequence sequence) {
                for (int i = 0; i < sequence.items().size(); i++) {
                    path.enter(tag, i);
                    add(sequence.items().get(i), depth + 1);
                    path.leave();
                }
            }
        }
    }

    private static String value(Element element) {
        if (element instanceof Element.Sequence sequence) {
            return Sentence.counted(sequence.items().size(), "item");
        }
        if (element instanceof Element.Bytes bytes) {
            return Sentence.counted(bytes.bytes().remaining(), "byte");
        }
        return element instanceof Element.BulkData link ? link.uri() : String.join("\\", element.texts());
    }
}
