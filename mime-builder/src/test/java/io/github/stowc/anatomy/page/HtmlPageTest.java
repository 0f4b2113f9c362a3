package io.github.stowc.anatomy.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.anatomy.Inspection;
import io.github.stowc.anatomy.PartContent;
import io.github.stowc.anatomy.PartContent.DescribedInstance;
import io.github.stowc.anatomy.PartContent.Reference;
import io.github.stowc.anatomy.Span;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.Summary;
import io.github.stowc.validate.finding.ValidationRule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlPageTest {
    private static final String EVIL = "<script>alert(1)</script>\"'&\u202Etxt\u0000";
    private static final String BODY_START = "\u0089PNG\r\n\u001A\n<script>";

    @TempDir
    private Path folder;

    private static Source message(String name, String text) {
        return Source.of(name, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A request with a part of metadata and one of bulk data, and text where markup would do harm. */
    private static String request() {
        return "POST /studies HTTP/1.1\r\nHost: x<script>alert(1)</script>\r\n"
                + "Content-Type: multipart/related; type=\"application/dicom+json\"; boundary=b\r\n\r\n"
                + "hello <script>alert(2)</script>\r\n"
                + "--b \t\r\nContent-Type: application/dicom+json\r\n\r\n[{}]\n"
                + "--b\r\nContent-Type: image/png\r\nContent-Location: a\"><script>alert(3)</script>\r\n\r\n"
                + BODY_START + "x".repeat(5000) + "END OF BODY"
                + "\r\n--b--\r\nbye </pre><script>alert(4)</script>";
    }

    private static Dataset dataset() {
        return Dataset.builder()
                .set("PatientID", "x")
                .set(Element.given(new Tag(0x00104000), VR.LT, EVIL))
                .set(
                        "RequestAttributesSequence",
                        List.of(Dataset.builder()
                                .set("RequestedProcedureID", "R1")
                                .build()))
                .set(new Element.BulkData(Tags.PIXEL_DATA, VR.OB, "a\"><script>alert(3)</script>"))
                .build();
    }

    private static Inspection inspection(Source source, Finding... findings) throws IOException {
        Anatomy anatomy = Anatomy.of(source, "");
        List<PartContent> contents = List.of(
                new PartContent("application/dicom+json", "", List.of(new DescribedInstance(0, dataset())), List.of()),
                new PartContent("image/png", "ab12", List.of(), List.of(new Reference(0, "7FE00010"))));
        return new Inspection(anatomy, contents, List.of(findings), new Summary(1, 1, findings.length, 0, 0, false));
    }

    private static String page(Inspection inspection, Source source) throws IOException {
        StringBuilder out = new StringBuilder();
        HtmlPage.write(inspection, source, out);
        return out.toString();
    }

    /** The page as a browser sees it, after checks that hold for every page. */
    private static Document checked(String page) {
        Parser parser = Parser.htmlParser().setTrackErrors(20);
        Document document = Jsoup.parse(page, "", parser);
        assertEquals(List.of(), parser.getErrors());
        assertEquals(
                0,
                document.select("script, iframe, img, link, object, embed, form, base, [style], [src]")
                        .size());
        document.getAllElements()
                .forEach(element -> element.attributes()
                        .forEach(attribute -> assertFalse(attribute.getKey().startsWith("on"), attribute::html)));
        Set<String> ids = new HashSet<>();
        document.select("[id]").forEach(element -> assertTrue(ids.add(element.id()), element.id() + " twice"));
        document.select("a").forEach(link -> {
            assertTrue(link.attr("href").startsWith("#"), link::outerHtml);
            assertTrue(ids.contains(link.attr("href").substring(1)), link::outerHtml);
        });
        document.select("[aria-labelledby]")
                .forEach(element -> assertTrue(ids.contains(element.attr("aria-labelledby")), element::tagName));
        assertEquals("en", document.select("html").attr("lang"));
        assertEquals(1, document.select("h1").size());
        int level = 1;
        for (var heading : document.select("h1, h2, h3, h4")) {
            int own = heading.tagName().charAt(1) - '0';
            assertTrue(own <= level + 1, () -> "a level is left out before " + heading.text());
            level = own;
        }
        return document;
    }

    private static void assertSpans(Anatomy anatomy, Document document) {
        for (int i = 0; i < anatomy.spans().size(); i++) {
            Span span = anatomy.spans().get(i);
            String shown =
                    document.select("#span-" + (i + 1) + " > :is(h3, h4)").text();
            assertTrue(
                    shown.contains("offset " + span.offset() + " ")
                            && shown.replace(",", "").contains(" " + span.length() + " byte"),
                    () -> span + " shown as " + shown);
            assertEquals(
                    1, document.select(".bands a[href=#span-" + (i + 1) + "]").size());
        }
    }

    @Test
    void textOfTheMessageIsNeverMarkup() throws IOException {
        Source source = message(EVIL, request());
        Finding evil = Finding.of(ValidationRule.MIME_STRUCTURE, "found " + EVIL, "write " + EVIL);
        String page = page(inspection(source, evil), source);
        Document document = checked(page);
        assertFalse(page.contains("<script"), "a tag of the message");
        assertEquals(-1, page.indexOf('\u202E'));
        assertEquals(-1, page.indexOf('\0'));
        assertTrue(document.select("h1").text().contains("<script>alert(1)</script>\"'&{U+202E}txt{U+0000}"));
        assertTrue(document.select("#finding-1").text().contains("write <script>alert(1)</script>"));
        assertTrue(document.select(".metadata").text().contains("alert(1)</script>\"'&{U+202E}"));
        assertTrue(document.select("#part-2 .fields").text().contains("a\"><script>alert(3)</script>"));
    }

    @Test
    void everySpanIsShownWithItsBytes() throws IOException {
        Source source = message("x.http", request());
        Inspection inspection = inspection(source);
        Document document = checked(page(inspection, source));
        assertSpans(inspection.anatomy(), document);
        assertEquals(
                "CRLF\n--b", document.select("#part-1 .k-delimiter pre").get(0).wholeText());
        assertEquals(
                "·TABCRLF", document.select("#part-1 .k-padding pre").get(0).wholeText());
        assertEquals(
                "LF\n--bCRLF",
                document.select("#part-2 .k-delimiter pre").get(0).wholeText());
        assertTrue(document.select("#part-1 .k-body pre").text().contains("5B 7B 7D 5D"));
        String body = document.select("#part-2 .k-body pre").text();
        assertTrue(body.contains("89 50 4E 47 0D 0A 1A 0A"), body);
        assertTrue(body.contains("…") && body.contains("OF BODY"), body);
        int shown = body.split("78 ", -1).length - 1;
        assertTrue(shown < 320, () -> shown + " bytes x");
    }

    @Test
    void partsAndAttributesLinkBothWays() throws IOException {
        Source source = message("x.http", request());
        Document document = checked(page(inspection(source), source));
        assertEquals(1, document.select("#instance-1-7FE00010 a[href=#part-2]").size());
        assertEquals(1, document.select("#part-2 a[href=#instance-1-7FE00010]").size());
        assertEquals(
                ">(0040,1001)",
                document.select("[id=instance-1-00400275.0.00401001] th").text());
    }

    @Test
    void findingsStandAtTheirPlace() throws IOException {
        Source source = message("x.http", request());
        int at = request().indexOf("[{}]") + 4;
        Finding ofByte = Finding.of(ValidationRule.MIME_LINE_END, "byte " + at + ": found LF", "write CR LF");
        Finding ofPart = Finding.of(ValidationRule.MIME_CONTENT_TYPE, "part 2: wrong", "");
        Finding ofTag = Finding.of(ValidationRule.MIME_STRUCTURE, "wrong", "")
                .ofInstance(0)
                .on(new Tag(0x00401001), "00400275[0].00401001");
        Finding beyond = Finding.of(ValidationRule.MIME_STRUCTURE, "byte " + source.size() + ": ends", "");
        Finding nowhere = Finding.of(ValidationRule.MIME_STRUCTURE, "part 9: wrong", "");
        Inspection inspection = inspection(source, ofByte, ofPart, ofTag, beyond, nowhere);
        Document document = checked(page(inspection, source));
        assertEquals(
                1, document.select("#part-2 > .k-delimiter a[href=#finding-1]").size());
        assertEquals(1, document.select("#part-2 > .note a[href=#finding-2]").size());
        assertEquals(
                1,
                document.select("[id=instance-1-00400275.0.00401001] a[href=#finding-3]")
                        .size());
        assertEquals(1, document.select(".k-epilogue a[href=#finding-4]").size());
        assertEquals(0, document.select("#finding-5 a").size());
        assertEquals(1, document.select("#finding-1 a").size());
        assertTrue(document.select(".bands .error").size() >= 2);
    }

    @Test
    void manyPartsGetALineEach() throws IOException {
        StringBuilder text = new StringBuilder("--b\r\n");
        for (int i = 0; i < 450; i++) {
            text.append("Content-Type: text/plain\r\n\r\nbody\r\n--b")
                    .append(i < 449 ? "" : "--")
                    .append("\r\n");
        }
        Source source = message("many", text.toString());
        Anatomy anatomy = Anatomy.of(source, "");
        Finding finding = Finding.of(ValidationRule.MIME_CONTENT_TYPE, "part 300: wrong", "");
        Inspection inspection = new Inspection(anatomy, List.of(), List.of(finding), new Summary(1, 0, 1, 0, 0, true));
        Document document = checked(page(inspection, source));
        assertEquals(200, document.select("article[id]").size());
        assertEquals(250, document.select("tr[id^=part-]").size());
        assertEquals(anatomy.spans().size(), document.select("[id^=span-]").size());
        assertEquals(1, document.select("tr#part-300 a[href=#finding-1]").size());
        assertTrue(document.text().contains("There are more findings"));
    }

    @Test
    void longMetadataIsCut() throws IOException {
        Source source = message("x.http", request());
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            elements.add(Element.given(new Tag(0x00091000 + i), VR.LO, "v" + i));
        }
        elements.add(Element.given(new Tag(0x00080005), VR.UT, "😀".repeat(2000)));
        elements.add(new Element.BulkData(Tags.PIXEL_DATA, VR.OB, "x"));
        List<PartContent> contents = List.of(
                new PartContent("", "", List.of(new DescribedInstance(0, Dataset.of(elements))), List.of()),
                new PartContent("", "", List.of(), List.of(new Reference(0, "7FE00010"))));
        Inspection inspection =
                new Inspection(Anatomy.of(source, ""), contents, List.of(), new Summary(1, 1, 0, 0, 0, false));
        Document document = checked(page(inspection, source));
        assertEquals(500, document.select(".metadata tbody tr").size());
        assertTrue(document.text().contains("202 attributes more are not shown"), document::text);
        assertTrue(document.text().contains("cut: it has 2,000 characters"));
        assertTrue(document.select("#part-2").text().contains("instance 1, 7FE00010"), "named without a link");
    }

    @Test
    void brokenMessagesAreShownToo() throws IOException {
        for (String text :
                List.of("", "no message", "--b\nA: b\nbody", "--b\r\n\r\n\r\n--b\r\n", "--b--", "GET / HTTP/1.1\n")) {
            Source source = message("broken", text);
            Anatomy anatomy = Anatomy.of(source, "");
            Inspection inspection = new Inspection(anatomy, List.of(), List.of(), new Summary(1, 0, 0, 0, 0, false));
            assertSpans(anatomy, checked(page(inspection, source)));
        }
    }

    /** A file is read by jumps, a stream forwards; both show the same. */
    @Test
    void aFileAndAStreamGiveTheSamePage() throws IOException {
        byte[] bytes = request().getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("x.http"), bytes);
        Source ofFile = Source.of(file, "x");
        Source ofStream = Source.of("x", bytes.length, () -> new ByteArrayInputStream(bytes));
        assertEquals(page(inspection(ofFile), ofFile), page(inspection(ofStream), ofStream));
    }
}
