package io.github.stowc.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that are made to fill the memory or the stack do not stop a receiver with little memory. */
class HostileMessagesTest {
    private static final String JSON = "application/dicom+json";
    private static final String XML = "application/dicom+xml";
    private static final String DICOM = "application/dicom";
    private static final String END = "--b--\r\n";

    @TempDir
    static Path folder;

    private static ReceiverProcess receiver;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        receiver = ReceiverProcess.start(folder.resolve("stored"), 1 << 30, 60);
    }

    @AfterAll
    static void stop() throws IOException {
        receiver.close();
    }

    /** It is as it was before. */
    @AfterEach
    void standsAsBefore() throws Exception {
        assertEquals(
                200,
                post(JSON, text(JSON, "[" + instance("2.25.3") + "]") + END).statusCode());
        assertTrue(receiver.isAlive());
        try (Stream<Path> all = Files.walk(folder.resolve("stored/.incoming"))) {
            assertEquals(1, all.count());
        }
    }

    private static String instance(String sop) {
        return "{" + ui("00080016", "1.2.840.10008.5.1.4.1.1.7") + "," + ui("00080018", sop) + ","
                + ui("0020000D", "2.25.1") + "," + ui("0020000E", "2.25.2") + "}";
    }

    private static String ui(String tag, String value) {
        return "\"" + tag + "\":{\"vr\":\"UI\",\"Value\":[\"" + value + "\"]}";
    }

    private static String text(String type, String body) {
        return "--b\r\nContent-Type: " + type + "\r\n\r\n" + body + "\r\n";
    }

    private static HttpResponse<String> post(String type, String body) throws Exception {
        return post(type, body.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static HttpResponse<String> post(String type, byte[] body) throws Exception {
        return CLIENT.send(request(type, body), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(String type, byte[] body) {
        return HttpRequest.newBuilder(URI.create(receiver.url() + "/studies"))
                .header("Content-Type", "multipart/related; boundary=b; type=\"" + type + "\"")
                .timeout(Duration.ofMinutes(2))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static void answered(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
    }

    @Test
    void takesSeveralMessagesOfAHundredThousandPartsAtOnce() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            StringBuilder message = new StringBuilder(text(JSON, "[" + instance("2.25.4" + i) + "]"));
            for (int part = 1; part < 100_000; part++) {
                message.append("--b\r\nContent-Type: application/octet-stream\r\nContent-Location: http://example.org/")
                        .append(part)
                        .append("\r\n\r\nx\r\n");
            }
            answers.add(CLIENT.sendAsync(
                    request(JSON, (message + END).getBytes(StandardCharsets.ISO_8859_1)),
                    HttpResponse.BodyHandlers.ofString()));
        }
        answered(200, post(JSON, text(JSON, "[" + instance("2.25.49") + "]") + END));
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            answered(200, answer.get());
        }
        assertTrue(receiver.peakMebibytes() < 256, receiver.peakMebibytes() + " MiB");
    }

    @Test
    void refusesMoreThanAHundredThousandTinyParts() throws Exception {
        answered(
                413, post(JSON, text(JSON, "[" + instance("2.25.5") + "]") + "--b\r\n\r\nx\r\n".repeat(100_000) + END));
        answered(413, post(JSON, text(JSON, "[]") + "--b\r\n".repeat(100_000) + END));
    }

    @Test
    void refusesAPartWithHundredsOfThousandsOfFields() throws Exception {
        answered(413, post(JSON, "--b\r\n" + "a: b\r\n".repeat(400_000) + "\r\n[]\r\n" + END));
        answered(
                400,
                post(JSON, "--b\r\na: b\r\n" + (" " + "c".repeat(200) + "\r\n").repeat(100_000) + "\r\n[]\r\n" + END));
    }

    @Test
    void refusesMetadataThatAreTooDeep() throws Exception {
        answered(400, post(JSON, text(JSON, "[".repeat(100_000)) + END));
        answered(400, post(JSON, text(JSON, "[{" + "\"00400275\":{\"vr\":\"SQ\",\"Value\":[{".repeat(100_000)) + END));
        String deep = "<DicomAttribute tag=\"00400275\" vr=\"SQ\" keyword=\"x\"><Item number=\"1\">".repeat(100_000);
        answered(409, post(XML, text(XML, "<NativeDicomModel>" + deep) + END));
    }

    @Test
    void refusesEntitiesThatGrow() throws Exception {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"aaaaaaaaaa\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        answered(409, post(XML, text(XML, bomb + "]><NativeDicomModel>&a29;</NativeDicomModel>") + END));
    }

    @Test
    void readsTwentyThousandInstancesOfWhichEachIsWrong() throws Exception {
        StringBuilder all = new StringBuilder("[");
        for (int i = 0; i < 20_000; i++) {
            all.append(i == 0 ? "" : ",").append("{" + ui("00080018", "2.25.9." + i) + ",\"x\":1}");
        }
        HttpResponse<String> answer = post(JSON, text(JSON, all + "]") + END);
        answered(409, answer);
        assertEquals(11, answer.headers().allValues("Warning").size());
    }

    @Test
    void refusesDicomFilesThatClaimToBeHuge() throws Exception {
        answered(200, post(DICOM, dicom(new byte[0])));
        for (int length : List.of(Integer.MAX_VALUE - 1, 0xFFFFFFF0, 0x7FFFFFF0)) {
            ByteBuffer element = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
            element.putInt(0x0010_7FE0)
                    .put((byte) 'O')
                    .put((byte) 'W')
                    .putShort((short) 0)
                    .putInt(length);
            answered(409, post(DICOM, dicom(element.array())));
            element.putInt(0, 0x4000_0020).put(4, (byte) 'L').put(5, (byte) 'T').putShort(6, (short) -2);
            answered(409, post(DICOM, dicom(element.array())));
        }
    }

    @Test
    void refusesDicomFilesThatAreTooDeep() throws Exception {
        ByteBuffer nested = ByteBuffer.allocate(20 * 100_000).order(ByteOrder.LITTLE_ENDIAN);
        while (nested.hasRemaining()) {
            nested.putInt(0x0275_0040)
                    .put((byte) 'S')
                    .put((byte) 'Q')
                    .putShort((short) 0)
                    .putInt(-1);
            nested.putInt(0xE000_FFFE).putInt(-1);
        }
        answered(409, post(DICOM, dicom(nested.array())));
    }

    /** A DICOM file that ends with those bytes. */
    private static byte[] dicom(byte[] end) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(("--b\r\nContent-Type: " + DICOM + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(new byte[128]);
        file.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(element(0x0010_0002, "1.2.840.10008.1.2.1"));
        file.writeBytes(element(0x0016_0008, "1.2.840.10008.5.1.4.1.1.7"));
        file.writeBytes(element(0x0018_0008, "2.25.77"));
        file.writeBytes(element(0x000D_0020, "2.25.1"));
        file.writeBytes(element(0x000E_0020, "2.25.2"));
        file.writeBytes(end);
        file.writeBytes(("\r\n" + END).getBytes(StandardCharsets.US_ASCII));
        return file.toByteArray();
    }

    private static byte[] element(int swappedTag, String uid) {
        String padded = uid.length() % 2 == 0 ? uid : uid + "\0";
        ByteBuffer bytes = ByteBuffer.allocate(8 + padded.length()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(swappedTag).put((byte) 'U').put((byte) 'I').putShort((short) padded.length());
        return bytes.put(padded.getBytes(StandardCharsets.US_ASCII)).array();
    }
}
