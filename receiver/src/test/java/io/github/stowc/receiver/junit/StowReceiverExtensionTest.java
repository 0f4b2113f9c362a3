package io.github.stowc.receiver.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.receiver.StowReceiver;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

class StowReceiverExtensionTest {
    private static final String MESSAGE = """
            --b
            Content-Type: application/dicom+json

            [{"00080016":{"vr":"UI","Value":["1.2.840.10008.5.1.4.1.1.66"]},
            "00080018":{"vr":"UI","Value":["2.25.3"]},
            "0020000D":{"vr":"UI","Value":["2.25.1"]},
            "0020000E":{"vr":"UI","Value":["2.25.2"]}}]
            --b--
            """.replace("\n", "\r\n");

    private static int send(String url, String message) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/studies"))
                .header("Content-Type", "multipart/related; type=\"application/dicom+json\"; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(message))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static long stored(StowReceiver receiver) throws Exception {
        try (Stream<Path> files = Files.walk(receiver.folder())) {
            return files.filter(file -> file.toString().endsWith(".dcm")).count();
        }
    }

    @Nested
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class InAStaticField {
        @RegisterExtension
        static final StowReceiverExtension SHARED = new StowReceiverExtension();

        private String url = "";

        @Test
        @Order(1)
        void itTakesMessages() throws Exception {
            url = SHARED.url();
            assertEquals(200, send(SHARED.url(), MESSAGE));
            assertEquals(1, stored(SHARED.receiver()));
            assertEquals("/studies", SHARED.onlyRequest().target());
        }

        @Test
        @Order(2)
        void itForgetsWhatTheTestBeforeSentButServesOn() throws Exception {
            assertEquals(url, SHARED.url());
            assertEquals(List.of(), SHARED.requests());
            assertEquals(0, stored(SHARED.receiver()));
            String other = MESSAGE.replace(
                    "\"0020000E\":{\"vr\":\"UI\",\"Value\":[\"2.25.2\"]}",
                    "\"0020000E\":" + "{\"vr\":\"UI\",\"Value\":[\"2.25.22\"]}");
            assertEquals(200, send(SHARED.url(), other), "another instance with the UID of the test before");
        }
    }

    @Nested
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class InAFieldOfTheInstance {
        @RegisterExtension
        final StowReceiverExtension own =
                new StowReceiverExtension(StowReceiver.builder().strict(true));

        private Path folder = Path.of("");

        @BeforeEach
        void runs() {
            folder = own.receiver().folder();
        }

        @Test
        @Order(1)
        void itIsAsDescribed() throws Exception {
            assertTrue(Files.isDirectory(folder));
            assertEquals(409, send(own.url(), MESSAGE));
        }

        @Test
        @Order(2)
        void itHelpsToFindWhatIsWrong() throws Exception {
            AssertionError none = assertThrows(AssertionError.class, () -> {
                send(own.url(), MESSAGE);
                send(own.url(), "hello");
                own.onlyRequest();
            });
            assertTrue(none.getMessage().startsWith("expected one request, found 2 requests\n  POST /studies, "));
            assertTrue(own.describe().contains(" answered 409\n    error: "), own::describe);
            assertTrue(own.describe().contains("  POST /studies, 5 bytes, answered 400\n"), own::describe);
            assertTrue(
                    own.errors().stream().anyMatch(line -> line.contains("[iod/missing-type-2]")),
                    () -> String.join("\n", own.errors()));
        }
    }

    @Nested
    @ExtendWith(StowReceiverExtension.class)
    class AtAClass {
        @Test
        void itIsAParameter(StowReceiver receiver) throws Exception {
            assertEquals(200, send(receiver.url(), MESSAGE));
            assertEquals(1, receiver.requests().size());
        }
    }

    @Test
    void afterTheTestsItStops() throws Exception {
        StowReceiverExtension extension = new StowReceiverExtension();
        extension.beforeAll(null);
        Path folder = extension.receiver().folder();
        extension.afterAll(null);
        assertFalse(Files.exists(folder));
        assertThrows(IllegalStateException.class, extension::receiver);
        extension.beforeEach(null);
        assertNotEquals(folder, extension.receiver().folder());
        extension.afterEach(null);
        assertThrows(IllegalStateException.class, extension::url);
    }
}
