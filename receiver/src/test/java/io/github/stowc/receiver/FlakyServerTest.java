package io.github.stowc.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.answer.InstanceResult;
import io.github.stowc.stow.answer.InstanceResult.Outcome;
import io.github.stowc.stow.answer.StoreResponse;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.send.NoAnswerException;
import io.github.stowc.stow.send.Sender;
import io.github.stowc.testdata.FlakyServer;
import io.github.stowc.testdata.FlakyServer.Fault;
import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server for tests that fails on purpose tells the truth of what a receiver behind it has stored. */
class FlakyServerTest {
    private final StowReceiver receiver = StowReceiver.builder().start();

    FlakyServerTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        receiver.close();
    }

    private static StowMessage message(Encoding encoding) throws Exception {
        return StowCompiler.builder()
                .seed("1")
                .encoding(encoding)
                .build()
                .compile(List.of(
                        Source.of(TestData.file("hand-1.jpg")),
                        Source.of(TestData.file("hand-2.jpg")),
                        Source.of("again.jpg", Files.readAllBytes(TestData.file("hand-1.jpg")))));
    }

    private FlakyServer failing(Fault fault) throws IOException {
        return FlakyServer.start(receiver.url(), 1, fault);
    }

    private Sender to(FlakyServer server) {
        return Sender.builder(new TargetUrl(server.url("/studies"))).retries(0).build();
    }

    private long stored() throws IOException {
        try (Stream<Path> files = Files.walk(receiver.folder())) {
            return files.filter(file -> file.toString().endsWith(".dcm")).count();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "XML", "DICOM"})
    void oneThatFailedIsNotStoredAndAllOthersAre(Encoding encoding) throws Exception {
        StowMessage message = message(encoding);
        try (FlakyServer server = failing(Fault.ONE_FAILED)) {
            StoreResponse answer = to(server).send(message);
            assertEquals(202, answer.status());
            assertEquals(2, answer.count(Outcome.STORED) + answer.count(Outcome.WARNING));
            InstanceResult failed = answer.instances().get(2);
            assertEquals(Optional.of(message.sopInstances().get(2)), failed.sopInstance());
            assertEquals(OptionalInt.of(0x0110), failed.reason());
            assertEquals(2, stored());
            assertEquals(Map.of(Fault.ONE_FAILED, 1), server.faults());
        }
    }

    @Test
    void aBusyAnswerMeansThatNothingIsStored() throws Exception {
        for (Fault fault : List.of(Fault.UNAVAILABLE, Fault.TOO_MANY_REQUESTS)) {
            try (FlakyServer server = failing(fault)) {
                StoreResponse answer = to(server).send(message(Encoding.JSON));
                assertEquals(fault == Fault.UNAVAILABLE ? 503 : 429, answer.status());
                assertEquals(fault == Fault.UNAVAILABLE, answer.retryAfter().isPresent());
                assertEquals(0, stored());
            }
        }
    }

    @Test
    void aResetBeforeTheBodyStoresNothing() throws Exception {
        try (FlakyServer server = failing(Fault.RESET_BEFORE_BODY)) {
            assertThrows(NoAnswerException.class, () -> to(server).send(message(Encoding.JSON)));
            assertEquals(0, stored());
        }
    }

    @Test
    void allIsStoredThoughTheAnswerIsMissingOrBreaksOff() throws Exception {
        for (Fault fault : List.of(Fault.STORED_THEN_RESET, Fault.HALF_AN_ANSWER)) {
            receiver.reset();
            try (FlakyServer server = failing(fault)) {
                NoAnswerException e =
                        assertThrows(NoAnswerException.class, () -> to(server).send(message(Encoding.DICOM)));
                assertTrue(e.mayHaveBeenStored(), e.getMessage());
                assertEquals(3, stored(), fault.name());
            }
        }
    }

    @Test
    void onlyEverySeventhRequestFails() throws Exception {
        try (FlakyServer server = FlakyServer.start(receiver.url(), 7)) {
            Sender sender = to(server);
            for (int i = 1; i < 7; i++) {
                assertFalse(sender.send(message(Encoding.JSON)).isRefused());
            }
            assertEquals(Map.of(), server.faults());
            assertEquals(503, sender.send(message(Encoding.JSON)).status());
            assertEquals(7, server.requests());
            assertEquals(Map.of(Fault.UNAVAILABLE, 1), server.faults());
        }
    }
}
