package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.TestData;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Sending straight to a real server. */
@NeedsTools({"Orthanc", "libOrthancDicomWeb.so"})
class SendOrthancTest extends WithOrthanc {
    private int instances(String uid) throws Exception {
        String path = "/studies/" + Instances.STUDY + "/series/" + Instances.SERIES + "/instances/" + uid + "/metadata";
        return orthanc.get(path, "application/dicom+json").statusCode();
    }

    @Test
    void storesFilesOfAFolderAndSaysSo() throws Exception {
        Path files = Files.createDirectories(folder.resolve("files"));
        Instances.explicit(files.resolve("a.dcm"), "2.25.41", 64);
        Instances.explicit(files.resolve("b.dcm"), "2.25.42", 2048);
        CommandRun run =
                CommandRun.of("send", "-v", "-u", orthanc.studies(), files).expecting(ExitCode.DONE);
        assertTrue(run.text().startsWith(orthanc.studies() + ": status 200\nstored: 2\n"), run.text());
        assertTrue(run.text().contains("    2.25.42 (" + files.resolve("b.dcm") + ")\n"), run.text());
        assertEquals(200, instances("2.25.41"));
        assertEquals(200, instances("2.25.42"));
    }

    @Test
    void sendsOneMessageAfterTheOther() throws Exception {
        Path files = Files.createDirectories(folder.resolve("many"));
        for (int i = 0; i < 3; i++) {
            Instances.explicit(files.resolve(i + ".dcm"), "2.25.5" + i, 64);
        }
        CommandRun run = CommandRun.of("send", "--format", "json", "--limit", "1", "-u", orthanc.studies(), files)
                .expecting(ExitCode.DONE);
        assertTrue(run.text().contains("],\"stored\":3,\"warnings\":0,\"failed\":0,\"messages\":[]}"), run.text());
        assertEquals(200, instances("2.25.52"));
    }

    @Test
    void wrapsAnImageForAServerThatAcceptsNothingElse() throws Exception {
        Path image = TestData.file("hand-1.jpg");
        CommandRun run = CommandRun.of("send", "-u", orthanc.studies(), image).expecting(ExitCode.REFUSED);
        assertTrue(run.err().contains("status 415: the server does not accept this form of message"), run.err());
        run = CommandRun.of("send", "--target", "orthanc", "-m", "PatientID=P1", "-u", orthanc.studies(), image)
                .expecting(ExitCode.DONE);
        assertTrue(run.text().contains("stored: 1\n"), run.text());
    }
}
