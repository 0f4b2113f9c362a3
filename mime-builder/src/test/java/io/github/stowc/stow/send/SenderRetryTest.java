package io.github.stowc.stow.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.curl.TargetUrl;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.answer.InstanceResult.Outcome;
import io.github.stowc.stow.answer.StoreAnswers;
import io.github.stowc.stow.answer.StoreResponse;
import io.github.stowc.testdata.Receiver;
import io.github.stowc.testdata.Receiver.Answer;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is sent again, and that nothing is sent twice. */
class SenderRetryTest extends WithReceiver {
    SenderRetryTest() throws Exception {}

    @Test
    void sendsAgainIfTheServerIsBusyAndSaysHowLong() throws Exception {
        StoreResponse answer = send(
                Answer.of(503, "busy").with("Retry-After: 7"),
                Answer.of(503, "busy").with("Retry-After: Sat, 31 Jan 2026 12:00:30 GMT"),
                Answer.stored());
        assertFalse(answer.isRefused());
        assertEquals(List.of(Duration.ofSeconds(7), Duration.ofSeconds(30)), pauses);
        List<Receiver.Request> requests = receiver.take();
        assertEquals(3, requests.size());
        assertEquals(1, requests.stream().map(Receiver.Request::crc).distinct().count());
    }

    @Test
    void sendsAgainAfterTooManyRequestsEvenWithoutAPause() throws Exception {
        assertFalse(
                send(Answer.of(429, ""), Answer.of(429, ""), Answer.stored()).isRefused());
        assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)), pauses);
    }

    @Test
    void givesUpAfterAFewTries() throws Exception {
        StoreResponse answer = send(Answer.of(503, "busy").with("Retry-After: 1"));
        assertEquals(503, answer.status());
        assertEquals(3, receiver.take().size());
        receiver.answer(Answer.of(429, ""));
        assertEquals(429, builder().retries(0).build().send(message).status());
        assertEquals(1, receiver.take().size());
    }

    @Test
    void doesNotWaitForHoursNorForNonsense() throws Exception {
        for (String pause : List.of("3600", "soon", "-1", "Sat, 31 Jan 2027 12:00:30 GMT")) {
            StoreResponse answer = send(Answer.of(503, "busy").with("Retry-After: " + pause));
            assertEquals(Optional.of(pause), answer.retryAfter());
            assertEquals(1, receiver.take().size(), pause);
        }
        assertEquals(List.of(), pauses);
    }

    private Sender patient() {
        return builder()
                .retries(5)
                .backOff(Duration.ofSeconds(1), Duration.ofSeconds(6), Duration.ofMinutes(10))
                .build();
    }

    private static List<Duration> seconds(long... seconds) {
        return Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList();
    }

    @Test
    void aPatientSenderDoublesItsPausesUpToTheLongest() throws Exception {
        receiver.answer(Answer.of(503, "busy"));
        assertEquals(503, patient().send(message).status());
        assertEquals(seconds(1, 2, 4, 6, 6), pauses);
        assertEquals(6, receiver.take().size());
    }

    @Test
    void aPatientSenderWaitsAsLongAsItIsAsked() throws Exception {
        receiver.answer(
                Answer.of(503, "").with("Retry-After: 600"),
                Answer.of(429, ""),
                Answer.of(503, "").with("Retry-After: soon"),
                Answer.stored());
        assertFalse(patient().send(message).isRefused());
        assertEquals(seconds(600, 2, 4), pauses);
        receiver.answer(Answer.of(503, "").with("Retry-After: 601"));
        assertEquals(503, patient().send(message).status());
        assertEquals(1, receiver.take().size());
    }

    @Test
    void doesNotSendAgainWhatABusyServerStored() throws Exception {
        StoreResponse answer = send(Answer.of(503, StoreAnswers.ORTHANC).with("Retry-After: 1"));
        assertEquals(1, answer.count(Outcome.STORED));
        assertEquals(1, receiver.take().size());
    }

    @Test
    void triesAgainIfNobodyListensYet() throws Exception {
        try (Socket nobody = Receiver.nobody()) {
            triesAgain(new TargetUrl("http://127.0.0.1:" + nobody.getLocalPort() + "/studies"));
        }
    }

    private void triesAgain(TargetUrl nobody) {
        List<String> said = new ArrayList<>();
        Sender sender = Sender.builder(nobody).pause(pauses::add).build();
        NoAnswerException e = assertThrows(
                NoAnswerException.class,
                () -> sender.send(message, new SendListener() {
                    @Override
                    public void written(long bytes) {}

                    @Override
                    public void waiting(String reason, Duration pause) {
                        said.add(reason);
                    }
                }));
        assertFalse(e.mayHaveBeenStored());
        assertTrue(e.getMessage().contains("refused"), e.getMessage());
        assertTrue(e.getMessage().endsWith("nothing was stored"), e.getMessage());
        assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)), pauses);
        assertEquals(2, said.size());
    }

    @Test
    void saysThatAHostIsUnknownAndDoesNotTryAgain() {
        Sender sender = Sender.builder(new TargetUrl("http://no-such-host.invalid/studies"))
                .pause(pauses::add)
                .build();
        NoAnswerException e = assertThrows(NoAnswerException.class, () -> sender.send(message));
        assertFalse(e.mayHaveBeenStored());
        assertTrue(e.getMessage().contains("no host no-such-host.invalid"), e.getMessage());
        assertEquals(List.of(), pauses);
    }

    @Test
    void sendsNothingTwiceAfterTheConnectionWasCut() throws Exception {
        StowMessage large = compile(large(() -> new ByteArrayInputStream(new byte[LARGE])));
        for (long taken : List.of(0L, 1000L, (long) LARGE / 2, Long.MAX_VALUE)) {
            NoAnswerException e = sendInVain(builder().build(), large, Answer.cutAfter(taken), Answer.stored());
            assertTrue(e.mayHaveBeenStored(), e.getMessage());
            assertTrue(e.getMessage().contains("may have been stored"), e.getMessage());
            assertEquals(1, receiver.take().size(), e.getMessage());
        }
        assertEquals(List.of(), pauses);
    }

    @Test
    void sendsNothingTwiceAfterSilence() throws Exception {
        assertTrue(silence(message, Long.MAX_VALUE, "the server did not answer within ")
                .mayHaveBeenStored());
        StowMessage large = compile(large(() -> new ByteArrayInputStream(new byte[LARGE])));
        assertTrue(
                silence(large, 1000, "the server accepted no more bytes for ").mayHaveBeenStored());
        assertEquals(List.of(), pauses);
    }

    /** The failure after a server's silence; with twice the patience if a busy machine has not got that far. */
    private NoAnswerException silence(StowMessage any, long taken, String expected) throws Exception {
        Duration patience = Duration.ofMillis(300);
        while (true) {
            try (Receiver silent = Receiver.start()) {
                silent.answer(Answer.silenceAfter(taken), Answer.stored());
                Sender impatient = Sender.builder(new TargetUrl(silent.url("/studies")))
                        .pause(pauses::add)
                        .timeout(patience)
                        .build();
                NoAnswerException e = assertThrows(NoAnswerException.class, () -> impatient.send(any));
                String message = String.valueOf(e.getMessage());
                if (message.startsWith(expected + patience.toMillis() + " ms")) {
                    assertEquals(1, silent.take(1).size());
                    return e;
                }
                assertTrue(patience.toMinutes() < 5, message);
                patience = patience.multipliedBy(2);
            }
        }
    }

    @Test
    void countsEveryByteOnceThoughItIsSentAgain() throws Exception {
        AtomicLong written = new AtomicLong();
        receiver.answer(Answer.of(429, ""), Answer.stored());
        builder().build().send(message, written::addAndGet);
        assertEquals(message.length(), written.get());
    }
}
