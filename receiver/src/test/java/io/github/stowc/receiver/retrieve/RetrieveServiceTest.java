package io.github.stowc.receiver.retrieve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.part10.BulkContent;
import io.github.stowc.dicom.part10.BulkValue;
import io.github.stowc.dicom.part10.FileMeta;
import io.github.stowc.dicom.part10.Part10Content;
import io.github.stowc.dicom.part10.Part10Reader;
import io.github.stowc.dicom.part10.Part10Writer;
import io.github.stowc.receiver.RawClient;
import io.github.stowc.testdata.TestData;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored comes back, in the forms that clients ask for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetrieveServiceTest {
    private static final String DICOM = "multipart/related; type=\"application/dicom\"";
    private static final String JPEG_FILE = "SC_rgb_dcmtk_+eb+cy+s2.dcm";
    private static final String RLE_FILE = "MR_small_RLE.dcm";
    private static final String NATIVE_FILE = "SC_rgb_small_odd.dcm";
    private static final String LOSSY_J2K_FILE = "693_J2KI.dcm";

    private Retrieving server;

    @BeforeAll
    void start() throws Exception {
        server = Retrieving.start();
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    private static Path corpus(String name) {
        return TestData.file("pydicom/" + name);
    }

    private static byte[] bytes(String name) throws Exception {
        return Files.readAllBytes(corpus(name));
    }

    private static String study(String instance) {
        return instance.substring(0, instance.indexOf("/series"));
    }

    private static String series(String instance) {
        return instance.substring(0, instance.indexOf("/instances"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*/*", DICOM, DICOM + "; transfer-syntax=*", "multipart/related", "multipart/*"})
    void givesAnInstanceAsStoredInAMessageOfOnePart(String accept) throws Exception {
        String instance = server.store(corpus(JPEG_FILE));
        for (String path : List.of(instance, series(instance), study(instance), study(instance) + "/")) {
            List<Retrieving.Piece> parts = server.parts(path, accept);
            assertEquals(1, parts.size());
            assertArrayEquals(bytes(JPEG_FILE), parts.get(0).body());
            assertEquals(
                    "application/dicom; transfer-syntax=1.2.840.10008.1.2.4.50",
                    parts.get(0).contentType());
            assertEquals(server.url() + instance, parts.get(0).field("Content-Location"));
        }
    }

    @Test
    void givesOneInstanceAsOneBodyToThoseWhoAskForOne() throws Exception {
        String instance = server.store(corpus(JPEG_FILE));
        assertArrayEquals(
                bytes(JPEG_FILE),
                server.body(
                        instance, "application/dicom", "application/dicom; transfer-syntax=1.2.840.10008.1.2.4.50"));
        assertArrayEquals(
                bytes(JPEG_FILE),
                server.body(
                        instance + "?accept=application/dicom",
                        "*/*",
                        "application/dicom; transfer-syntax=1.2.840.10008.1.2.4.50"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/studies/1.2.3/series/1.2.3/instances/1.2.3 | 404",
                "/studies/1.2.3 | 404",
                "/studies/1.2.3/metadata | 404",
                "/studies/1.02 | 400",
                "/studies/../../etc/passwd | 400",
                "/studies/%2e%2e/metadata | 400",
                "/studies/1.2.3/series/x/metadata | 400",
                "STUDY/series/1.2.3 | 404",
                "STUDY/nothing | 404",
                "INSTANCE/frames/0 | 400",
                "INSTANCE/frames/-1 | 400",
                "INSTANCE/frames/x | 400",
                "INSTANCE/frames/1, | 400",
                "INSTANCE/frames/99999999999 | 400",
                "INSTANCE/frames/2 | 404",
                "INSTANCE/frames/1,2 | 404",
                "INSTANCE/frames/2/rendered | 404",
                "INSTANCE/frames/1,1/rendered | 400",
                "INSTANCE/bulkdata/7FE00011 | 404",
                "INSTANCE/bulkdata/7FE00010/1 | 404",
                "INSTANCE/bulkdata/7FE00010/1/7FE00010 | 404",
                "INSTANCE/bulkdata/00100010 | 404",
                "INSTANCE/bulkdata | 404",
                "INSTANCE/rendered?window=a,b | 400",
                "INSTANCE/rendered?window=1,0 | 400",
                "INSTANCE/rendered?viewport=0,1 | 400",
                "INSTANCE/rendered?quality=101 | 400",
                "INSTANCE?accept=%zz | 400"
            })
    void refusesWhatIsNotThere(String path, int status) throws Exception {
        String instance = server.store(corpus(NATIVE_FILE));
        String given = path.replace("STUDY", study(instance)).replace("INSTANCE", instance);
        assertEquals(Integer.toString(status), RawClient.status(RawClient.get(server.url(), given)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | image/jpeg",
                "'' | application/dicom; transfer-syntax=1.2.840.10008.1.2.4.50",
                "'' | application/json",
                "/metadata | text/html",
                "/metadata | multipart/related; type=\"application/dicom\"",
                "/frames/1 | application/octet-stream",
                "/frames/1 | image/jpeg",
                "/frames/1 | image/jp2; transfer-syntax=1.2.840.10008.1.2.4.90",
                "/pixeldata | application/octet-stream",
                "/rendered | image/jpeg",
                "/rendered | application/pdf"
            })
    void refusesAFormThatItCannotGive(String resource, String accept) throws Exception {
        String instance = server.store(corpus(LOSSY_J2K_FILE));
        HttpResponse<byte[]> answer = server.get(instance + resource, accept);
        assertEquals(406, answer.statusCode());
        assertTrue(Retrieving.text(answer).length() > 20);
    }

    @Test
    void givesMetadataWhoseLinksLeadToThePixels() throws Exception {
        String instance = server.store(corpus(NATIVE_FILE));
        for (String accept : List.of("", "application/dicom+json", "application/json;q=0.5, text/html")) {
            String type = accept.contains("text/html") ? "application/json" : "application/dicom+json";
            for (String path : List.of(instance, series(instance), study(instance))) {
                String json = new String(server.body(path + "/metadata", accept, type), StandardCharsets.UTF_8);
                assertTrue(json.startsWith("[{\"0008") && json.endsWith("}]"), json);
                String uri = server.url() + instance + "/bulkdata/7FE00010";
                assertTrue(json.contains("\"BulkDataURI\":\"" + uri + "\""), json);
                byte[] pixels = server.body(uri, "*/*", "application/octet-stream");
                assertTrue(endsWith(bytes(NATIVE_FILE), pixels));
                assertEquals(28, pixels.length);
            }
        }
    }

    private static boolean endsWith(byte[] whole, byte[] end) {
        return Arrays.equals(whole, whole.length - end.length, whole.length, end, 0, end.length);
    }

    @Test
    void givesMetadataAsXmlInAMessage() throws Exception {
        String instance = server.store(corpus(NATIVE_FILE));
        Retrieving.Piece part = server.parts(
                        study(instance) + "/metadata", "multipart/related; type=\"application/dicom+xml\"")
                .get(0);
        assertEquals("application/dicom+xml", part.contentType());
        String xml = new String(part.body(), StandardCharsets.UTF_8);
        assertTrue(xml.contains("<NativeDicomModel") && xml.contains("/bulkdata/7FE00010\""), xml);
    }

    @Test
    void givesTheStoredFrameWithItsTypeToOhif() throws Exception {
        String asked = "multipart/related; type=application/octet-stream; transfer-syntax=*";
        Retrieving.Piece jpeg = server.parts(server.store(corpus(JPEG_FILE)) + "/frames/1", asked)
                .get(0);
        assertEquals("image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.50", jpeg.contentType());
        assertTrue(jpeg.field("Content-Location").endsWith("/frames/1"));
        assertEquals(0xFFD8, (jpeg.body()[0] & 0xFF) << 8 | (jpeg.body()[1] & 0xFF));
        Retrieving.Piece raw = server.parts(server.store(corpus(NATIVE_FILE)) + "/frames/1", asked)
                .get(0);
        assertEquals("application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1", raw.contentType());
        assertEquals(27, raw.body().length);
        Retrieving.Piece rle = server.parts(server.store(corpus(RLE_FILE)) + "/frames/1", asked)
                .get(0);
        assertEquals("image/dicom-rle; transfer-syntax=1.2.840.10008.1.2.5", rle.contentType());
    }

    @Test
    void decodesFramesForThoseWhoAskForOctets() throws Exception {
        String instance = server.store(corpus("SC_rgb_rle_16bit_2frame.dcm"));
        List<Retrieving.Piece> parts =
                server.parts(instance + "/frames/2,1", "multipart/related; type=\"application/octet-stream\"");
        assertEquals(2, parts.size());
        assertTrue(parts.get(0).field("Content-Location").endsWith("/frames/2"));
        byte[] both = server.body(
                instance + "/bulkdata/7FE00010",
                "application/octet-stream",
                "application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1");
        assertEquals(100 * 100 * 3 * 2 * 2, both.length);
        assertArrayEquals(Arrays.copyOf(both, both.length / 2), parts.get(1).body());
        assertArrayEquals(
                Arrays.copyOfRange(both, both.length / 2, both.length),
                parts.get(0).body());
        assertNotEquals(
                Arrays.toString(parts.get(0).body()),
                Arrays.toString(parts.get(1).body()));
    }

    @Test
    void givesPartsOfAStudyWhenNotAllCanBeDecoded() throws Exception {
        String instance = server.store(corpus(LOSSY_J2K_FILE));
        String explicit = DICOM + "; transfer-syntax=1.2.840.10008.1.2.1";
        assertEquals(406, server.get(study(instance), explicit).statusCode());
        assertEquals(
                200,
                server.get(study(instance), explicit + ", " + DICOM + "; q=0.5").statusCode());
        String study = study(instance).substring("/studies/".length());
        String other = server.store(moved(bytes(JPEG_FILE), study));
        assertEquals(study(instance), study(other));
        HttpResponse<byte[]> answer = server.get(study(instance), explicit);
        assertEquals(206, answer.statusCode());
        assertEquals(1, Retrieving.parts(answer).size());
        assertTrue(Retrieving.parts(answer).get(0).field("Content-Location").endsWith(other));
        assertEquals(2, server.parts(study(instance), "").size());
    }

    /** The file in another study, with a UID of its own. */
    private static byte[] moved(byte[] file, String study) throws Exception {
        Part10Content content = Part10Reader.strict().read("file", new ByteArrayInputStream(file));
        Dataset dataset = content.dataset()
                .with(
                        Element.of(Tags.STUDY_INSTANCE_UID, VR.UI, study),
                        Element.of(Tags.SOP_INSTANCE_UID, VR.UI, "2.25.4711"));
        BulkValue pixels = content.bulkValues().get(0);
        byte[] value;
        try (InputStream in = pixels.open(new ByteArrayInputStream(file))) {
            value = in.readAllBytes();
        }
        FileMeta meta = FileMeta.of(dataset, content.meta().transferSyntax().orElseThrow());
        Map<String, BulkContent> bulk = Map.of(pixels.uri(), new BulkContent.Frames(List.of(Body.of(value))));
        try (InputStream in = Part10Writer.file("file", meta, dataset, bulk).open()) {
            return in.readAllBytes();
        }
    }

    @Test
    void rendersAPictureInTheFormatThatIsAskedFor() throws Exception {
        String instance = server.store(corpus(NATIVE_FILE));
        BufferedImage jpeg = image(server.body(instance + "/rendered", "", "image/jpeg"));
        assertEquals(3, jpeg.getWidth());
        BufferedImage png = image(server.body(instance + "/rendered", "image/png", "image/png"));
        byte[] pixels = server.body(instance + "/bulkdata/7FE00010", "*/*", "application/octet-stream");
        for (int i = 0; i < 9; i++) {
            int rgb = png.getRGB(i % 3, i / 3) & 0xFFFFFF;
            int expected = (pixels[3 * i] & 0xFF) << 16 | (pixels[3 * i + 1] & 0xFF) << 8 | (pixels[3 * i + 2] & 0xFF);
            assertEquals(Integer.toHexString(expected), Integer.toHexString(rgb));
        }
        BufferedImage large =
                image(server.body(instance + "/frames/1/rendered?viewport=30,60&quality=50", "image/*", "image/jpeg"));
        assertEquals(30, large.getWidth());
        assertEquals(30, large.getHeight());
    }

    private static BufferedImage image(byte[] file) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    @Test
    void answersHeadWithTheLengthAlone() throws Exception {
        String instance = server.store(corpus(JPEG_FILE));
        String answer = RawClient.exchange(
                server.url(),
                "HEAD " + instance
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: application/dicom\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        assertTrue(answer.contains("Content-Length: " + bytes(JPEG_FILE).length + "\r\n"), answer);
        assertTrue(answer.endsWith("\r\n\r\n"), answer);
    }
}
