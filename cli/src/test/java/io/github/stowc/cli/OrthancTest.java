package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.xml.DicomXmlReader;
import io.github.stowc.mime.MultipartReader;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.Receiver;
import io.github.stowc.testdata.TestData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The emitted script against a real server. */
@NeedsTools({"Orthanc", "libOrthancDicomWeb.so", "curl"})
class OrthancTest extends WithOrthanc {
    /** Without the parameter Orthanc transcodes. */
    private static final String AS_STORED = "multipart/related; type=\"application/dicom\"; transfer-syntax=*";

    @Test
    void storesDicomFilesAndGivesThemBackByteForByte() throws Exception {
        Path explicit = Instances.explicit(folder.resolve("explicit.dcm"), "2.25.31", 64);
        Path jpeg = Instances.jpeg(folder.resolve("jpeg.dcm"), "2.25.32", TestData.file("hand-1.jpg"));
        CommandRun.compile(folder.resolve("two.mime"), "-u", orthanc.studies(), explicit, jpeg);
        Program.Finished sent = send("two.curl.sh").expecting(0);
        assertTrue(sent.err().contains("two.mime: stored, status 200"), sent.err());
        assertTrue(sent.text().contains("00081199"), sent.text());
        assertArrayEquals(Files.readAllBytes(explicit), stored("2.25.31"));
        assertArrayEquals(Files.readAllBytes(jpeg), stored("2.25.32"));
    }

    @Test
    void storesALargeFileThatCurlStreams() throws Exception {
        Path large = Instances.explicit(folder.resolve("large.dcm"), "2.25.33", 4200);
        CommandRun.compile(folder.resolve("large.mime"), "--study", Instances.STUDY, "-u", orthanc.studies(), large);
        assertTrue(Files.readString(folder.resolve("large.curl.sh")).contains("-X POST -T"));
        send("large.curl.sh").expecting(0);
        assertArrayEquals(Files.readAllBytes(large), stored("2.25.33"));
    }

    @Test
    void thePrintedCommandStoresToo() throws Exception {
        Path file = Instances.explicit(folder.resolve("printed.dcm"), "2.25.34", 16);
        CommandRun run = CommandRun.compile(folder.resolve("printed.mime"), "-u", orthanc.studies(), file);
        Program.Finished sent = Program.script(folder, "sh", run.text()).run().expecting(0);
        assertTrue(sent.text().contains("00081199"), sent.text());
        assertArrayEquals(Files.readAllBytes(file), stored("2.25.34"));
    }

    @Test
    void theScriptSaysThatTheServerTakesNoMetadataInJson() throws Exception {
        CommandRun.compile(folder.resolve("json.mime"), "-u", orthanc.studies(), TestData.file("hand-1.jpg"));
        Program.Finished sent = send("json.curl.sh").expecting(4);
        assertTrue(sent.err().contains("json.mime: not all was stored, status 415"), sent.err());
    }

    /** Orthanc answers 200 and stores nothing of a message in which it finds no part. */
    @Test
    void aMessageThatWasBrokenIsNotSaidToBeStored() throws Exception {
        Path file = Instances.explicit(folder.resolve("broken.dcm"), "2.25.36", 16);
        Path message = folder.resolve("broken.mime");
        CommandRun.compile(message, "-u", orthanc.studies(), file);
        String whole = Files.readString(message, StandardCharsets.ISO_8859_1);
        String script = Files.readString(folder.resolve("broken.curl.sh"));
        for (String broken : List.of(whole.substring(0, 700), whole.replace("\r\n", "\n"), "", whole)) {
            Files.writeString(message, broken, StandardCharsets.ISO_8859_1);
            if (broken.equals(whole)) {
                Files.writeString(folder.resolve("broken.curl.sh"), script.replace("boundary=", "boundary=x"));
            } else {
                send("broken.curl.sh").expecting(1);
            }
            Program.Finished sent = Program.of(folder, "sh", "broken.curl.sh")
                    .set("STOWC_CHANGED", "1")
                    .run()
                    .expecting(4);
            assertFalse(sent.err().contains(": stored"), sent.err());
        }
        send("broken.curl.sh").expecting(4);
        Files.writeString(folder.resolve("broken.curl.sh"), script);
        send("broken.curl.sh").expecting(0);
    }

    @Test
    void picturesMadeForItAreStoredInSeveralMessages() throws Exception {
        Path output = folder.resolve("hands.mime");
        Path[] hands = {TestData.file("hand-1.jpg"), TestData.file("hand-2.jpg")};
        String study = "2.25.77";
        CommandRun.compile(
                output,
                "--target",
                "orthanc",
                "--limit",
                1,
                "--study",
                study,
                "-u",
                orthanc.studies(),
                hands[0],
                hands[1]);
        Program.Finished sent = send("hands.curl.sh").expecting(0);
        assertTrue(sent.err().contains("hands-1.mime: stored"), sent.err());
        assertTrue(sent.err().contains("hands-2.mime: stored"), sent.err());
        HttpResponse<byte[]> instances = orthanc.get("/studies/" + study + "/instances", "application/dicom+json");
        String json = new String(instances.body(), StandardCharsets.UTF_8);
        assertEquals(3, json.split("00080018", -1).length, json);

        CommandRun.of("send", "--target", "orthanc", "--limit", 1, "-u", orthanc.studies(), hands[0], hands[1])
                .expecting(ExitCode.DONE);
    }

    @Test
    void aPictureBecomesASeriesOfAStudyThatIsThere() throws Exception {
        String study = "2.25.78";
        CommandRun.of(
                        "send",
                        "--target",
                        "orthanc",
                        "--study",
                        study,
                        "-m",
                        "PatientID=P78",
                        "-m",
                        "AccessionNumber=A78",
                        "-u",
                        orthanc.studies(),
                        TestData.file("hand-1.jpg"))
                .expecting(ExitCode.DONE);
        byte[] answer = orthanc.get("/studies?StudyInstanceUID=" + study, "application/dicom+json")
                .body();
        Path like = Files.write(folder.resolve("answer.json"), answer);
        CommandRun.of(
                        "send",
                        "--target",
                        "orthanc",
                        "--like",
                        like,
                        "-u",
                        orthanc.studies(),
                        TestData.file("hand-2.jpg"))
                .expecting(ExitCode.DONE);
        String series = new String(
                orthanc.get("/studies/" + study + "/series?includefield=PatientID", "application/dicom+json")
                        .body(),
                StandardCharsets.UTF_8);
        assertEquals(3, series.split("\"0020000E\"", -1).length, series);
        assertEquals(3, series.split("\"P78\"", -1).length, series);
    }

    @Test
    void theServersXmlIsReadAsItsJson() throws Exception {
        Path file = Instances.explicit(folder.resolve("xml.dcm"), "2.25.35", 16);
        CommandRun.of("send", "-u", orthanc.studies(), file).expecting(ExitCode.DONE);
        String path = "/studies/" + Instances.STUDY + "/series/" + Instances.SERIES + "/instances/2.25.35/metadata";
        byte[] json = orthanc.get(path, "application/dicom+json").body();
        HttpResponse<byte[]> answer = orthanc.get(path, "multipart/related; type=\"application/dicom+xml\"");
        String type = answer.headers().firstValue("Content-Type").orElseThrow();
        byte[] xml;
        try (MultipartReader reader = MultipartReader.of(type, new ByteArrayInputStream(answer.body()))) {
            xml = reader.next().orElseThrow().body().readAllBytes();
        }
        assertEquals(
                DicomJsonReader.readAll(new ByteArrayInputStream(json), JsonReadOptions.of("json"))
                        .get(0),
                DicomXmlReader.strict(new ByteArrayInputStream(xml), "xml").read());
    }

    @Test
    void theScriptSaysThatNobodyAnswers() throws Exception {
        try (Socket nobody = Receiver.nobody()) {
            String url = "http://127.0.0.1:" + nobody.getLocalPort() + "/dicom-web/studies";
            CommandRun.compile(folder.resolve("nobody.mime"), "-u", url, TestData.file("hand-1.jpg"));
            Program.Finished sent = send("nobody.curl.sh").expecting(3);
            assertTrue(sent.err().contains("nobody.mime: curl ended with exit code 7: nothing was sent"), sent.err());
        }
    }

    private Program.Finished send(String script) throws IOException, InterruptedException {
        return Program.of(folder, "sh", script).run();
    }

    /** The only part of the answer. */
    private byte[] stored(String uid) throws IOException, InterruptedException {
        String path = "/studies/" + Instances.STUDY + "/series/" + Instances.SERIES + "/instances/" + uid;
        HttpResponse<byte[]> answer = orthanc.get(path, AS_STORED);
        assertEquals(200, answer.statusCode());
        String type = answer.headers().firstValue("Content-Type").orElseThrow();
        try (MultipartReader reader = MultipartReader.of(type, new ByteArrayInputStream(answer.body()))) {
            MultipartReader.ReadPart part = reader.next().orElseThrow();
            assertTrue(part.header("Content-Type").orElse("").startsWith("application/dicom"));
            byte[] bytes = part.body().readAllBytes();
            assertFalse(reader.next().isPresent(), List.of(type).toString());
            return bytes;
        }
    }
}
