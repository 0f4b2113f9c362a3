package io.github.stowc.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The test in docs/testing.md is one that runs. */
class DocumentedTestTest {
    @Test
    void theDocumentShowsTheTestAsItIs() throws IOException {
        String source = Files.readString(
                TestData.root().resolve("receiver/src/test/java/io/github/stowc/consumer/StowClientTest.java"));
        String document = Files.readString(TestData.root().resolve("docs/testing.md"));
        int begin = document.indexOf("```java\n") + 8;
        assertEquals(
                source.substring(source.indexOf("class StowClientTest")),
                document.substring(begin, document.indexOf("```", begin)));
    }
}
