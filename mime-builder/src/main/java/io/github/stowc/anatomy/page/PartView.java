package io.github.stowc.anatomy.page;

import io.github.stowc.anatomy.Anatomy.Part;
import io.github.stowc.anatomy.Field;
import io.github.stowc.anatomy.Fields;
import io.github.stowc.anatomy.PartContent;
import io.github.stowc.anatomy.PartContent.DescribedInstance;
import io.github.stowc.anatomy.PartContent.Reference;
import java.io.IOException;
import java.util.List;

/** Shows what a part says of itself, what it is, and its metadata. */
final class PartView {
    /** The attributes that mean a part, of which more are only counted. */
    private static final int MAX_LISTED = 20;

    /** The instances of a part whose metadata is shown. */
    private static final int MAX_INSTANCES = 50;

    private final Html out;
    private final Links links;

    PartView(Html out, Links links) {
        this.out = out;
        this.links = links;
    }

    /** Writes fields as a table. */
    static void fields(Fields fields, Html out) throws IOException {
        if (fields.list().isEmpty()) {
            out.raw("<p><em>no fields</em></p>\n");
            return;
        }
        out.raw("<table class=fields>\n<thead><tr><th scope=col>Field</th><th scope=col>Value</th>")
                .raw("<th scope=col>Offset</th></tr></thead>\n<tbody>\n");
        for (Field field : fields.list()) {
            out.raw("<tr><th scope=row>")
                    .foreign(field.name())
                    .raw("</th><td>")
                    .foreign(field.value())
                    .raw("</td><td class=number>" + field.offset() + "</td></tr>\n");
        }
        out.raw("</tbody>\n</table>\n");
    }

    /** Writes the facts of a part. */
    void facts(Part part, PartContent content) throws IOException {
        out.raw("<dl class=facts>\n");
        said(part, content);
        out.fact("Body", "offset " + part.offset() + ", " + Html.counted(part.length(), "byte"));
        if (!part.hasBlank()) {
            out.fact("Empty line", "<strong class=error>missing after the fields</strong>");
        }
        if (!content.sha256().isEmpty()) {
            out.foreignFact("SHA-256", content.sha256());
        }
        if (!content.referencedBy().isEmpty()) {
            out.raw("<div><dt>Meant by</dt><dd>");
            references(content.referencedBy());
            out.raw("</dd></div>\n");
        }
        out.raw("</dl>\n");
    }

    private void said(Part part, PartContent content) throws IOException {
        String said = part.fields().mediaType();
        out.raw("<div><dt>Media type said</dt><dd>");
        if (said.isEmpty()) {
            out.raw("<em>none</em>");
        } else {
            out.foreign(said);
        }
        out.raw("</dd></div>\n<div><dt>Media type found</dt><dd>");
        if (content.found().isEmpty()) {
            out.raw("<em>the bytes show none</em>");
        } else {
            out.foreign(content.found());
        }
        out.raw("</dd></div>\n");
    }

    private void references(List<Reference> references) throws IOException {
        int count = Math.min(references.size(), MAX_LISTED);
        for (int i = 0; i < count; i++) {
            out.raw(i == 0 ? "" : "; ");
            links.toAttribute(references.get(i), out);
        }
        if (references.size() > count) {
            out.raw(" <em class=cut>and " + (references.size() - count) + " more</em>");
        }
    }

    /** Writes the metadata of a part. */
    void metadata(PartContent content) throws IOException {
        for (DescribedInstance described : shown(content)) {
            new MetadataTable(described).write(out, links);
        }
        int more = content.instances().size() - MAX_INSTANCES;
        if (more > 0) {
            out.raw("<p class=cut>The metadata of " + Html.counted(more, "instance")
                            + " more is not shown; that of the")
                    .raw(" first " + MAX_INSTANCES + " is.</p>\n");
        }
    }

    /** The instances whose metadata is shown. */
    static List<DescribedInstance> shown(PartContent content) {
        List<DescribedInstance> all = content.instances();
        return all.subList(0, Math.min(all.size(), MAX_INSTANCES));
    }
}
