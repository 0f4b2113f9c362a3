package io.github.stowc.anatomy.page;

import io.github.stowc.anatomy.PartContent.DescribedInstance;
import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The attributes of an instance as rows: those of items follow their sequence, with {@code >} as in PS3.3. */
final class MetadataTable {
    /** The rows of one instance that are shown. */
    static final int MAX_ROWS = 500;

    private static final int MAX_INDENT = 6;

    /**
     * A row: an attribute, or the beginning of an item.
     *
     * @param path the way to it, as findings have it
     * @param item the item's number, from 1; 0 for an attribute
     */
    private record Row(Element element, String path, int depth, int item) {}

    private final int instance;
    private final List<Row> rows = new ArrayList<>();
    private long left;

    MetadataTable(DescribedInstance described) {
        this.instance = described.index();
        add(described.dataset(), "", 0);
    }

    private void add(Dataset dataset, String prefix, int depth) {
        for (Element element : dataset) {
            String path = prefix + element.tag().hex();
            add(new Row(element, path, depth, 0));
            if (element instanceof Element.Sequence sequence) {
                for (int i = 0; i < sequence.items().size(); i++) {
                    String item = path + '[' + i + ']';
                    add(new Row(element, item, depth + 1, i + 1));
                    add(sequence.items().get(i), item + '.', depth + 1);
                }
            }
        }
    }

    private void add(Row row) {
        if (rows.size() < MAX_ROWS) {
            rows.add(row);
        } else {
            left += row.item() == 0 ? 1 : 0;
        }
    }

    /** The anchors of its rows. */
    List<String> ids() {
        return rows.stream().map(row -> id(instance, row.path())).toList();
    }

    /** The anchor of an attribute. */
    static String id(int instance, String path) {
        return "instance-" + (instance + 1) + "-" + path.replace("[", ".").replace("]", "");
    }

    /** Writes the table, with a link from each attribute to what is found in it and to its part. */
    void write(Html out, Links links) throws IOException {
        String number = Integer.toString(instance + 1);
        out.raw("<details open><summary>Instance " + number + ": " + Html.counted(rows.size() + left, "row"))
                .raw("</summary>\n<div class=wide tabindex=0 role=region aria-label=\"Metadata of instance " + number)
                .raw("\">\n<table class=metadata>\n<thead><tr><th scope=col>Tag</th><th scope=col>Keyword</th>")
                .raw("<th scope=col>VR</th><th scope=col>Value</th></tr></thead>\n<tbody>\n");
        for (Row row : rows) {
            write(row, out, links);
        }
        out.raw("</tbody>\n</table>\n</div>\n");
        if (left > 0) {
            out.raw("<p class=cut>" + Html.counted(left, "attribute") + " more are not shown; the first " + MAX_ROWS)
                    .raw(" rows are.</p>\n");
        }
        out.raw("</details>\n");
    }

    private void write(Row row, Html out, Links links) throws IOException {
        String id = id(instance, row.path());
        String arrows = row.depth() == 0 ? "" : "<span class=nest>" + "&gt;".repeat(row.depth()) + "</span>";
        out.raw("<tr id=\"" + id + "\" class=d" + Math.min(row.depth(), MAX_INDENT) + ">");
        if (row.item() > 0) {
            out.raw("<th scope=row colspan=4 class=item>" + arrows + "Item " + row.item() + "</th></tr>\n");
            return;
        }
        Tag tag = row.element().tag();
        String keyword = DataDictionary.standard().keyword(tag);
        out.raw("<th scope=row>" + arrows + tag + "</th><td>")
                .text(keyword.equals(tag.hex()) ? "" : keyword)
                .raw("</td><td>" + row.element().vr() + "</td><td>");
        value(row.element(), out);
        links.ofAttribute(id, out);
        out.raw("</td></tr>\n");
    }

    private static void value(Element element, Html out) throws IOException {
        if (element instanceof Element.Sequence sequence) {
            out.raw("<em>" + Html.counted(sequence.items().size(), "item") + "</em>");
        } else if (element instanceof Element.Bytes bytes) {
            out.raw("<em>" + Html.counted(bytes.bytes().remaining(), "byte") + "</em>");
        } else if (element instanceof Element.BulkData link) {
            out.raw("<em>BulkDataURI</em> <code>").foreign(link.uri()).raw("</code>");
        } else if (element.valueCount() == 0) {
            out.raw("<em>empty</em>");
        } else {
            out.foreign(String.join("\\", element.texts()));
        }
    }
}
