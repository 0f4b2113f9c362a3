package io.github.stowc.anatomy.page;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.anatomy.Inspection;
import io.github.stowc.bytes.Source;
import io.github.stowc.mime.ContentTypeField;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.Summary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** Writes what every byte of a message is as one page of HTML, without scripts and without requests to any host. */
public final class HtmlPage {
    /** The parts that are shown in full; the others get a line each. */
    static final int MAX_PARTS = 200;

    private static final String STYLE = "page.css";

    private final Inspection inspection;
    private final Anatomy anatomy;
    private final Html out;
    private final Links links;

    private HtmlPage(Inspection inspection, Appendable out) {
        this.inspection = inspection;
        this.anatomy = inspection.anatomy();
        this.out = new Html(out);
        this.links = new Links(inspection, MAX_PARTS);
    }

    /**
     * Writes the page, in memory that does not grow with the bodies.
     *
     * @param inspection what is shown
     * @param source the message of the inspection, of which only the bytes that are shown are read
     * @param out characters, which the caller writes in UTF-8 and closes
     * @throws IOException if the message cannot be read or the page cannot be written
     */
    public static void write(Inspection inspection, Source source, Appendable out) throws IOException {
        HtmlPage page = new HtmlPage(inspection, out);
        try (MessageBytes bytes = new MessageBytes(source)) {
            page.write(bytes);
        }
    }

    private void write(MessageBytes bytes) throws IOException {
        start();
        facts();
        findings();
        SpansView spans = new SpansView(inspection, links, new BytesView(bytes, out), out);
        spans.bands();
        spans.all();
        Kinds.legend(out);
        out.raw("</main>\n</body>\n</html>\n");
    }

    private void start() throws IOException {
        String style = style();
        out.raw("<!DOCTYPE html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n")
                .raw("<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src 'sha256-")
                .raw(sha256(style) + "'; base-uri 'none'; form-action 'none'\">\n")
                .raw("<meta name=viewport content=\"width=device-width, initial-scale=1\">\n")
                .raw("<meta name=color-scheme content=\"light dark\">\n<title>")
                .text("Anatomy of " + anatomy.file())
                .raw("</title>\n<style>" + style + "</style>\n</head>\n<body>\n")
                .raw("<header>\n<h1>Anatomy of ")
                .foreign(anatomy.file())
                .raw("</h1>\n<nav aria-label=\"On this page\">\n<ul>\n");
        String[] sections = {"findings", "Findings", "bands", "Bands", "bytes", "Byte by byte", "legend", "Legend"};
        for (int i = 0; i < sections.length; i += 2) {
            out.raw("<li>").link(sections[i], sections[i + 1]).raw("</li>\n");
        }
        out.raw("</ul>\n</nav>\n</header>\n<main>\n");
    }

    private void facts() throws IOException {
        Summary summary = inspection.summary();
        out.raw("<dl class=\"facts head\">\n");
        out.fact("Size", Html.counted(anatomy.size(), "byte"));
        out.fact("Parts", Html.counted(anatomy.parts().size(), "part"));
        out.fact("Instances", Html.counted(summary.instances(), "instance"));
        out.fact("Findings", counts());
        String announced = ContentTypeField.of(anatomy.announced()).parameter("boundary");
        named("Content-Type announced", anatomy.announced(), "none");
        named("Boundary announced", announced, "none");
        named("Boundary found", anatomy.boundary(), "no delimiter found");
        out.raw("</dl>\n");
    }

    private void named(String name, String value, String otherwise) throws IOException {
        if (value.isEmpty()) {
            out.fact(name, "<em>" + otherwise + "</em>");
        } else {
            out.foreignFact(name, value);
        }
    }

    private String counts() {
        Summary summary = inspection.summary();
        return Html.counted(summary.errors(), "error")
                + ", " + Html.counted(summary.warnings(), "warning")
                + ", " + Html.counted(summary.infos(), "remark");
    }

    private void findings() throws IOException {
        List<Finding> findings = inspection.findings();
        out.raw("<section aria-labelledby=findings>\n<h2 id=findings>Findings</h2>\n");
        if (findings.isEmpty()) {
            out.raw("<p>Nothing was found to be wrong.</p>\n");
        } else {
            out.raw("<ol class=findings>\n");
            for (int i = 0; i < findings.size(); i++) {
                finding(i, findings.get(i));
            }
            out.raw("</ol>\n");
        }
        if (inspection.summary().truncated()) {
            out.raw("<p class=cut>There are more findings than these: " + counts() + ".</p>\n");
        }
        out.raw("</section>\n");
    }

    private void finding(int index, Finding finding) throws IOException {
        String severity = finding.severity().label();
        out.raw("<li id=" + Links.finding(index) + " class=" + severity + ">\n<p><strong>" + severity
                        + "</strong> <code>")
                .text(finding.rule().slug())
                .raw("</code> ");
        if (finding.tag() != null) {
            out.text(finding.tag() + " " + finding.keyword() + ": ");
        }
        out.foreign(finding.message()).raw("</p>\n");
        if (!finding.remedy().isEmpty()) {
            out.raw("<p>Remedy: ").foreign(finding.remedy()).raw("</p>\n");
        }
        String place = links.placeOf(index);
        out.raw("<p class=where>").text(finding.rule().section());
        if (!place.isEmpty()) {
            out.raw(" · ").link(place, "show the place");
        }
        out.raw("</p>\n</li>\n");
    }

    private static String style() throws IOException {
        try (InputStream in = HtmlPage.class.getResourceAsStream(STYLE)) {
            if (in == null) {
                throw new UncheckedIOException(new IOException(STYLE + " is missing in the program"));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The digest by which a browser knows that the style is this page's own. */
    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
