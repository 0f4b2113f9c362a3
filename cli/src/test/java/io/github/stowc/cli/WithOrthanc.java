package io.github.stowc.cli;

import io.github.stowc.testdata.Orthanc;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One Orthanc and one folder for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithOrthanc {
    Path folder = Path.of("");
    Orthanc orthanc;

    @BeforeAll
    void startTheServer(@TempDir Path temporary) throws Exception {
        folder = temporary;
        orthanc = Orthanc.start(Files.createDirectories(folder.resolve("orthanc")));
    }

    @AfterAll
    void stopTheServer() {
        if (orthanc != null) {
            orthanc.close();
        }
    }
}
