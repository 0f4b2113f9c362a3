package io.github.stowc.media.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.DocumentFacts;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaException.Reason;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class DocumentReaderTest {
    @TempDir
    private Path folder = Path.of("");

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Media.Document document(String name, byte[] bytes) throws IOException {
        return (Media.Document) MediaReader.examine(Source.of(name, bytes));
    }

    private static DocumentFacts facts(String name, String latin1) throws IOException {
        return document(name, latin1(latin1)).facts();
    }

    private static MediaException refusal(String name, byte[] bytes) {
        return assertThrows(MediaException.class, () -> MediaReader.examine(Source.of(name, bytes)), name);
    }

    private static MediaException refusal(String name, String latin1) {
        return refusal(name, latin1(latin1));
    }

    private Path ghostscript(String title) throws Exception {
        Path file = folder.resolve("made.pdf");
        String program = "[/Title " + title + " /DOCINFO pdfmark showpage showpage showpage";
        Program.of(folder, "gs", "-q", "-sDEVICE=pdfwrite", "-o")
                .with(List.of(file.toString(), "-c", program))
                .run()
                .expecting(0);
        return file;
    }

    private Path qpdf(Path file, String... options) throws Exception {
        Path out = folder.resolve("out.pdf");
        Program.of(folder, "qpdf")
                .with(Arrays.asList(options))
                .with(List.of(file.toString(), out.toString()))
                .run()
                .expecting(0);
        return out;
    }

    @NeedsTools("gs")
    @Test
    void readsTitleAndPagesOfWhatGhostscriptMakes() throws Exception {
        DocumentFacts facts = document("a.pdf", Files.readAllBytes(ghostscript("(A \\(short\\) title)")))
                .facts();
        assertEquals(DocumentFacts.Kind.PDF, facts.kind());
        assertEquals(Optional.of("A (short) title"), facts.title());
        assertEquals(OptionalInt.of(3), facts.pages());
        byte[] accents = Files.readAllBytes(ghostscript("<FEFF00C4006D0074000A4E2D>"));
        assertEquals(
                Optional.of("\u00c4mt \u4e2d"),
                document("a.pdf", accents).facts().title());
    }

    @NeedsTools({"gs", "qpdf"})
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--qdf",
                "--linearize",
                "--object-streams=generate",
                "--linearize --object-streams=generate",
                "--object-streams=generate --compress-streams=n",
                "--stream-data=uncompress"
            })
    void readsEachFormThatQpdfGivesIt(String options) throws Exception {
        Path file = qpdf(ghostscript("(Title)"), options.split(" ", -1));
        DocumentFacts facts = ((Media.Document) MediaReader.examine(Source.of(file))).facts();
        assertEquals(Optional.of("Title"), facts.title());
        assertEquals(OptionalInt.of(3), facts.pages());
    }

    @NeedsTools({"gs", "qpdf"})
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--encrypt user owner 128 --use-aes=y --",
                "--encrypt user owner 256 --",
                "--encrypt user owner 256 -- --object-streams=generate",
            })
    void refusesEncryptedPdfsAndSaysHowToDecryptThem(String options) throws Exception {
        byte[] bytes = Files.readAllBytes(qpdf(ghostscript("(Title)"), options.split(" ", -1)));
        MediaException refusal = refusal("a.pdf", bytes);
        assertEquals(Reason.UNSUPPORTED, refusal.reason());
        assertTrue(refusal.problem().contains("encrypted"), refusal.problem());
        assertTrue(refusal.remedy().contains("qpdf --decrypt"), refusal.remedy());
    }

    @NeedsTools({"gs", "qpdf"})
    @ParameterizedTest
    @ValueSource(
            strings = {"--qdf", "--linearize", "--object-streams=generate", "--linearize --object-streams=generate"})
    void saysThatAPdfIsCutOff(String options) throws Exception {
        byte[] whole = Files.readAllBytes(qpdf(ghostscript("(Title)"), options.split(" ", -1)));
        for (int length = 10; length < whole.length - 8; length += 97) {
            MediaException refusal = refusal("a.pdf", Arrays.copyOf(whole, length));
            assertEquals(Reason.TRUNCATED, refusal.reason(), refusal.getMessage());
        }
    }

    @Test
    void readsAPdfThatWasChangedByAppending() throws IOException {
        String first = Pdf.of("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 7>>", "<</Title(Old)>>");
        int at = first.length();
        String second = first + "3 0 obj\n<</Title(New)>>\nendobj\n" + "xref\n3 1\n" + Pdf.entry(at)
                + "trailer\n<</Size 4/Root 1 0 R/Info 3 0 R/Prev " + first.indexOf("xref\n") + ">>\nstartxref\n"
                + (at + "3 0 obj\n<</Title(New)>>\nendobj\n".length()) + "\n%%EOF\n";
        assertEquals(Optional.of("Old"), facts("a.pdf", first).title());
        assertEquals(Optional.of("New"), facts("a.pdf", second).title());
        assertEquals(OptionalInt.of(7), facts("a.pdf", second).pages());
    }

    @ParameterizedTest
    @CsvSource({
        "<</Type/Catalog/Pages 9 0 R>>, <</Count 1>>",
        "<</Type/Catalog/Pages 1 0 R>>, <</Count 1>>",
        "<</Type/Catalog/Pages 2 0 R>>, <</Count -1>>",
        "<</Type/Catalog/Pages 2 0 R>>, <</Count 99999999999>>",
        "<</Type/Catalog/Pages 2 0 R>>, <</Count 2 0 R>>",
        "<</Type/Catalog/Pages 2 0 R>>, [1 2]",
        "12, 13",
        "<</Pages, <</Count 1>>"
    })
    void refusesAPdfWhosePagesCannotBeCountedAndSaysHowToRepairIt(String root, String pages) {
        MediaException refusal = refusal("a.pdf", Pdf.of(root, pages, "<<>>"));
        assertEquals(Reason.MALFORMED, refusal.reason());
        assertTrue(refusal.remedy().contains("qpdf IN.pdf OUT.pdf"), refusal.remedy());
    }

    @Test
    void refusesPdfsThatWouldNeverEnd() {
        String loop = Pdf.of("<</Pages 2 0 R>>", "<</Count 1>>", "<<>>").replace("/Size", "/Prev 15/Size");
        assertEquals(Reason.MALFORMED, refusal("a.pdf", loop).reason());
        String deep = Pdf.of("<</Pages 2 0 R/A " + "[".repeat(100_000) + ">>", "<</Count 1>>", "<<>>");
        assertEquals(Reason.MALFORMED, refusal("a.pdf", deep).reason());
        String pairs = Pdf.of("<</Pages 2 0 R" + "/A[]".repeat(200_000) + ">>", "<</Count 1>>", "<<>>");
        assertEquals(Reason.MALFORMED, refusal("a.pdf", pairs).reason());
    }

    @Test
    void readsTitleAndIdentifierOfACdaDocument() throws IOException {
        String cda = """
                <?xml version="1.0" encoding="ISO-8859-1"?>
                <?xml-stylesheet type="text/xsl" href="CDA.xsl"?>
                <!-- a comment -->
                <n:ClinicalDocument xmlns:n="urn:hl7-org:v3">
                  <n:typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
                  <n:id extension="c266" root="2.16.840.1.113883.19.4"/>
                  <n:title>B\u00fcro &amp;
                    Praxis</n:title>
                  <n:component><n:section><n:id root="1"/><n:title>No</n:title></n:section></n:component>
                </n:ClinicalDocument>
                """;
        DocumentFacts facts = facts("a.xml", cda);
        assertEquals(DocumentFacts.Kind.CDA, facts.kind());
        assertEquals(Optional.of("B\u00fcro & Praxis"), facts.title());
        assertEquals(Optional.of("2.16.840.1.113883.19.4^c266"), facts.hl7InstanceIdentifier());
        assertEquals(Optional.of("1.2"), facts("a", cda("<id root='1.2'/>")).hl7InstanceIdentifier());
    }

    @Test
    void readsCdaDocumentsInTheEncodingTheyDeclare() throws IOException {
        String cda = "<?xml version='1.0' encoding='UTF-16'?>" + cda("<id root='1.2'/><title>\u4e2d</title>");
        for (String encoding : List.of("UTF-16", "x-UTF-16LE-BOM")) {
            byte[] bytes = cda.getBytes(Charset.forName(encoding));
            assertEquals(Optional.of("\u4e2d"), document("a.xml", bytes).facts().title());
        }
        byte[] marked = ("\ufeff" + cda.replace("UTF-16", "UTF-8")).getBytes(StandardCharsets.UTF_8);
        assertEquals(Optional.of("\u4e2d"), document("a.xml", marked).facts().title());
        byte[] other = "<a/>".getBytes(Charset.forName("x-UTF-16LE-BOM"));
        assertEquals(Reason.UNSUPPORTED, refusal("a.xml", other).reason());
    }

    @Test
    void takesModelsWhoseCommentsAreInOtherEncodings() throws IOException {
        String obj = "# K\u00f6rper\nv 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n";
        assertEquals(DocumentFacts.Kind.OBJ, facts("a.obj", obj).kind());
        assertEquals(
                Reason.UNRECOGNISED,
                refusal("a.obj", "L\1\5\0\u00e7 object code").reason());
    }

    private static String cda(String content) {
        return "<ClinicalDocument xmlns='urn:hl7-org:v3'>" + content + "</ClinicalDocument>";
    }

    @Test
    void refusesXmlThatIsNotWellFormedOrUnsafe() {
        MediaException cut = refusal("a.xml", "<ClinicalDocument xmlns='urn:hl7-org:v3'>\n<id root='1'/>");
        assertEquals(Reason.MALFORMED, cut.reason());
        assertTrue(cut.problem().contains("well-formed XML, found a mistake at line 2"), cut.problem());
        String bomb = "<!DOCTYPE a [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]>" + cda("<id root='1'/>&b;");
        assertTrue(
                refusal("a.xml", bomb).problem().contains("DOCTYPE"),
                refusal("a.xml", bomb).problem());
        String outside = "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>" + cda("<id root='1'/>");
        assertTrue(refusal("a.xml", outside).problem().contains("DOCTYPE"));
        String deep = cda("<id root='1'/>" + "<a>".repeat(10_000) + "</a>".repeat(10_000));
        assertTrue(
                refusal("a.xml", deep).problem().contains("1000 deep"),
                refusal("a.xml", deep).problem());
        assertTrue(refusal("a.xml", cda("<title>x</title>")).problem().contains("an id with a root"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<id x='%s'/>", "<!--%s-->", "<![CDATA[%s]]>", "<?p %s?>", "<%s/>"})
    void keepsLittleOfWhatIsLong(String form) {
        String big = cda("<id root='1'/>" + form.replace("%s", "a".repeat(9_000_000)));
        assertEquals(Reason.MALFORMED, refusal("a.xml", big).reason());
    }

    @Test
    void readsThroughALongText() throws IOException {
        String big = cda("<id root='1'/><text>" + "a".repeat(9_000_000) + "</text>");
        assertEquals(Optional.of("1"), facts("a.xml", big).hl7InstanceIdentifier());
    }

    @Test
    void leavesOtherXmlToMetadata() {
        for (String other :
                List.of("<a/>", "<a xmlns='urn:hl7-org:v3'><ClinicalDocument/></a>", "<ClinicalDocument/>")) {
            MediaException refusal = refusal("a.xml", other);
            assertEquals(Reason.UNSUPPORTED, refusal.reason());
            assertTrue(refusal.remedy().contains("metadata(source)"), refusal.remedy());
        }
    }

    public static byte[] stl(String header, int triangles, int said) {
        ByteBuffer model = ByteBuffer.allocate(84 + 50 * triangles).order(ByteOrder.LITTLE_ENDIAN);
        return model.put(latin1(header)).putInt(80, said).array();
    }

    @Test
    void takesBinaryStlWhoseLengthIsWhatItsHeaderSays() throws IOException {
        for (String name : List.of("a.stl", "a", "a.STL")) {
            assertEquals(
                    DocumentFacts.Kind.STL,
                    document(name, stl("solid", 2, 2)).facts().kind());
        }
        MediaException cut = refusal("a.stl", stl("x", 2, 200));
        assertEquals(Reason.TRUNCATED, cut.reason());
        assertTrue(cut.problem().contains("10084 bytes"), cut.problem());
        assertEquals(Reason.MALFORMED, refusal("a.stl", stl("x", 2, 1)).reason());
        assertEquals(Reason.TRUNCATED, refusal("a.stl", stl("x", 2, -1)).reason());
        assertEquals(
                Reason.TRUNCATED,
                refusal("a.stl", Arrays.copyOf(stl("x", 2, 2), 70)).reason());
        assertEquals(Reason.UNRECOGNISED, refusal("a", stl("x", 2, 200)).reason());
    }

    @Test
    void tellsModelsInTextByTheirFirstLines() throws IOException {
        String solid = "solid my part\n  facet normal 0 0 1\n outer loop\nendsolid my part\n";
        assertEquals(Optional.of("my part"), facts("a.stl", solid).title());
        assertEquals("model/stl", document("a", latin1(solid)).mediaType().value());
        assertEquals(Reason.TRUNCATED, refusal("a.stl", solid.substring(0, 50)).reason());
        String obj = "# x\nmtllib a.mtl\nv 0 0 0\nv 1 0 -.5\nvn 0 0 1\nf 1 2 3\n";
        assertEquals("model/obj", document("a", latin1(obj)).mediaType().value());
        String warning = document("b.obj", latin1(obj)).warnings().get(0).toString();
        assertTrue(warning.startsWith("b.obj: its materials are in a.mtl"), warning);
        assertEquals(
                "model/mtl",
                document("a", latin1("\n# m\nnewmtl red\nKd 1 0 0\n"))
                        .mediaType()
                        .value());
        String long1 = "v 0.5 0.5 0.5\n".repeat(10_000);
        assertEquals(DocumentFacts.Kind.OBJ, facts("a", long1).kind());
        assertEquals(List.of(), document("a", latin1(long1)).warnings());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v for victory\n",
                "solid ground is hard to find\n",
                "f\n",
                "v 1 2 3\nand then some prose\n",
                "newmtl red\nwhat?\n",
                "o\ng\ns\n"
            })
    void leavesOtherTextAlone(String text) {
        for (String name : List.of("a", "a.txt")) {
            assertEquals(Reason.UNRECOGNISED, refusal(name, text).reason());
        }
    }

    @Test
    void takesWhatDcm4cheHasPrivateSopClassesFor() throws IOException {
        String zip = "'\5 \22" + "x".repeat(40) + "'\5 \22";
        Media.Document genozip = document("a.genozip", latin1(zip));
        assertEquals("application/vnd.genozip", genozip.mediaType().value());
        assertTrue(genozip.warnings().get(0).toString().contains("private SOP Class of dcm4che"));
        assertEquals(
                Reason.TRUNCATED, refusal("a.genozip", zip.substring(0, 42)).reason());
    }

    @NeedsTools("bzip2")
    @Test
    void findsTheEndOfBzip2AtAnyBit() throws Exception {
        for (int length = 0; length < 24; length++) {
            Path file = Files.writeString(folder.resolve("x" + length + ".vcf"), "#".repeat(length * 3));
            Program.of(folder, "bzip2", "-k", file.toString()).run().expecting(0);
            byte[] bytes = Files.readAllBytes(folder.resolve("x" + length + ".vcf.bz2"));
            assertEquals(
                    "application/prs.vcfbzip2",
                    document("a.vcf.bz2", bytes).mediaType().value());
            assertEquals(
                    "application/x-bzip2", document("a.bz2", bytes).mediaType().value());
            assertEquals("application/x-bzip2", document("a", bytes).mediaType().value());
            byte[] cut = Arrays.copyOf(bytes, bytes.length - 1);
            assertEquals(Reason.TRUNCATED, refusal("a.bz2", cut).reason());
        }
    }

    @Test
    void makesTitlesThatAShortTextHolds() {
        assertEquals(Optional.empty(), DocumentTitle.of(" \n\t\u0007"));
        assertEquals(Optional.of("a b"), DocumentTitle.of("\u0000a\n\n b "));
        assertEquals(Optional.of("ab"), DocumentTitle.of("a\ud800b"));
        String astral = "\ud83d\ude00".repeat(1000);
        String title = DocumentTitle.of("x" + astral).orElseThrow();
        assertEquals(1023, title.length());
        assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(title));
    }

    /** PDF files made by hand. */
    public static final class Pdf {
        private Pdf() {}

        /** A file of objects 1 for the catalog, 2, and 3 for the title. */
        public static String of(String... objects) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            StringBuilder table = new StringBuilder("xref\n0 " + (objects.length + 1) + "\n0000000000 65535 f \n");
            file.writeBytes(latin1("%PDF-1.4\n"));
            for (int i = 0; i < objects.length; i++) {
                table.append(entry(file.size()));
                file.writeBytes(latin1((i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n"));
            }
            int start = file.size();
            table.append("trailer\n<</Size ")
                    .append(objects.length + 1)
                    .append("/Root 1 0 R/Info 3 0 R>>\nstartxref\n");
            file.writeBytes(latin1(table.append(start).append("\n%%EOF\n").toString()));
            return file.toString(StandardCharsets.ISO_8859_1);
        }

        static String entry(int offset) {
            String digits = Integer.toString(offset);
            return "0".repeat(10 - digits.length()) + digits + " 00000 n \n";
        }
    }
}
