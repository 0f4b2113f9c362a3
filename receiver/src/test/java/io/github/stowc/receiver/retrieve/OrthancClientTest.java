package io.github.stowc.receiver.retrieve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Orthanc;
import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orthanc sends to the receiver, and retrieves from it. */
@NeedsTools({"Orthanc", "libOrthancDicomWeb.so"})
class OrthancClientTest {
    private static final byte[] NOTHING = {};
    private static final Pattern QUOTED = Pattern.compile("\"([0-9a-f]{8}(?:-[0-9a-f]{8}){4})\"");

    @Test
    void sendsToTheReceiverAndRetrievesFromIt(@TempDir Path folder) throws Exception {
        List<Path> files = List.of(
                TestData.file("pydicom/SC_rgb_dcmtk_+eb+cy+s2.dcm"),
                TestData.file("pydicom/MR_small_RLE.dcm"),
                TestData.file("pydicom/reportsi.dcm"));
        try (Retrieving receiver = Retrieving.start();
                Orthanc orthanc = Orthanc.start(folder, receiver.url())) {
            for (Path file : files) {
                ask(orthanc, "POST", "/instances", Files.readAllBytes(file));
            }
            List<String> studies = ids(ask(orthanc, "GET", "/studies", NOTHING));
            assertEquals(3, studies.size());
            ask(orthanc, "POST", "/dicom-web/servers/x/stow", json("{\"Resources\": [\"%s\"]}", studies));
            assertEquals(3, stored(receiver).size());

            for (String study : studies) {
                ask(orthanc, "DELETE", "/studies/" + study, NOTHING);
            }
            assertEquals(List.of(), ids(ask(orthanc, "GET", "/studies", NOTHING)));
            for (Path file : stored(receiver)) {
                String uid = file.getName(file.getNameCount() - 3).toString();
                ask(
                        orthanc,
                        "POST",
                        "/dicom-web/servers/x/retrieve",
                        json("{\"Resources\": [{\"Study\": \"%s\"}]}", List.of(uid)));
            }
            List<String> instances = ids(ask(orthanc, "GET", "/instances", NOTHING));
            assertEquals(3, instances.size());
            for (String instance : instances) {
                byte[] back = ask(orthanc, "GET", "/instances/" + instance + "/file", NOTHING);
                assertTrue(files.stream().anyMatch(file -> isSame(file, back)), instance);
            }
            assertArrayEquals(
                    instances.stream().sorted().distinct().toArray(),
                    instances.stream().sorted().toArray());
        }
    }

    private static boolean isSame(Path file, byte[] bytes) {
        try {
            return Arrays.equals(Files.readAllBytes(file), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] json(String format, List<String> values) {
        return String.format(format, String.join("\", \"", values)).getBytes(StandardCharsets.UTF_8);
    }

    private static List<Path> stored(Retrieving receiver) throws IOException {
        try (Stream<Path> all = Files.walk(receiver.folder())) {
            return all.filter(file -> file.toString().endsWith(".dcm")).toList();
        }
    }

    private static byte[] ask(Orthanc orthanc, String method, String path, byte[] body) throws Exception {
        HttpResponse<byte[]> answer = orthanc.rest(method, path, body);
        assertEquals(200, answer.statusCode(), () -> path + ": " + Retrieving.text(answer));
        return answer.body();
    }

    private static List<String> ids(byte[] json) {
        List<String> ids = new ArrayList<>();
        Matcher matcher = QUOTED.matcher(new String(json, StandardCharsets.UTF_8));
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        return ids;
    }
}
