package io.github.stowc.cli.inspect;

import io.github.stowc.anatomy.Anatomy.Part;
import io.github.stowc.anatomy.Inspection;
import io.github.stowc.anatomy.PartContent;
import io.github.stowc.anatomy.PartContent.DescribedInstance;
import io.github.stowc.anatomy.Span;
import io.github.stowc.anatomy.report.MetadataRows;
import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Printable;
import io.github.stowc.dicom.Tags;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows the bodies of parts: a line for the bytes, who links to them, and the metadata in them. */
final class PartText {
    private static final int REFERENCES = 3;

    /** The instances of a message whose attributes are shown; of others, only what names them. */
    private static final int INSTANCES = 2;

    private static final int KEYWORD = 28;

    private final Inspection inspection;
    private final ByteWindow window;
    private final boolean all;
    private final Page page;
    private final Map<String, Integer> locations = new HashMap<>();

    PartText(Inspection inspection, ByteWindow window, boolean all, Page page) {
        this.inspection = inspection;
        this.window = window;
        this.all = all;
        this.page = page;
        for (Part part : inspection.anatomy().parts()) {
            String location = part.fields().value("Content-Location");
            if (!location.isEmpty()) {
                locations.putIfAbsent(location, part.index() + 1);
            }
        }
    }

    void body(Span span) throws IOException {
        PartContent content = inspection.contents().get(span.part());
        Part part = inspection.anatomy().parts().get(span.part());
        page.row(span, page.faint(page.hex(window, span)) + " " + type(part, content));
        if (!content.sha256().isEmpty()) {
            page.more("SHA-256 " + content.sha256());
        }
        int told = 0;
        for (PartContent.Reference reference : content.referencedBy()) {
            if (told++ == REFERENCES && !all) {
                page.more("… and " + (content.referencedBy().size() - REFERENCES) + " more");
                break;
            }
            page.more("part " + (span.part() + 1) + " ← " + reference.path() + " of instance "
                    + (reference.instance() + 1));
        }
        for (DescribedInstance instance : content.instances()) {
            write(instance);
        }
    }

    /** After the empty line that ends the fields, says of a part without a body that it has none. */
    void emptyBody(Span span) {
        if (span.part() >= 0
                && span.kind() == Span.Kind.BLANK
                && inspection.anatomy().parts().get(span.part()).length() == 0) {
            page.more("no body");
        }
    }

    private static String type(Part part, PartContent content) {
        String said = part.fields().mediaType();
        String found = content.found();
        if (said.equals(found) && !said.isEmpty()) {
            return said + ", as said";
        }
        return "said " + (said.isEmpty() ? "nothing" : Printable.masked(said)) + ", found "
                + (found.isEmpty() ? "no known type" : found);
    }

    private void write(DescribedInstance instance) {
        String uid = instance.dataset().text(Tags.SOP_INSTANCE_UID).orElse("without SOP Instance UID");
        page.indented(2, page.bold("instance " + (instance.index() + 1)) + " " + Printable.masked(uid));
        if (!all && instance.index() >= INSTANCES) {
            return;
        }
        List<MetadataRows.Row> rows = MetadataRows.of(instance.dataset());
        for (MetadataRows.Row row : rows) {
            String keyword = "> ".repeat(row.depth()) + row.keyword();
            String start = row.tag() + " " + keyword + " ".repeat(Math.max(0, KEYWORD - keyword.length())) + " "
                    + row.vr() + " ";
            page.indented(4, start + Printable.masked(value(row)));
        }
    }

    private String value(MetadataRows.Row row) {
        if (!row.isLink()) {
            return row.value();
        }
        Integer part = locations.get(row.value());
        part = part == null ? locations.get(row.value() + "/frames/1") : part;
        return (part == null ? "→ no part: " : "→ part " + part + ": ") + row.value();
    }
}
