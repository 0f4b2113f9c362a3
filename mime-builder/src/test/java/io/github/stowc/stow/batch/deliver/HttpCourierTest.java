package io.github.stowc.stow.batch.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.batch.deliver.Fate.Kind;
import io.github.stowc.stow.send.SendListener;
import io.github.stowc.testdata.Receiver;
import io.github.stowc.testdata.Receiver.Answer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of each instance of a message, by what the server answers. */
class HttpCourierTest {
    private final Receiver receiver = Receiver.start();
    private final HttpCourier courier = SentInstances.courier(receiver.url("/studies"));
    private final List<InstanceKey> keys = SentInstances.keys(2, 1);
    private final List<InstanceKey> first = keys.subList(0, 1);
    private final List<InstanceKey> second = keys.subList(1, 2);
    private final StowMessage message = SentInstances.message(keys);

    HttpCourierTest() throws Exception {}

    @AfterEach
    void stop() throws IOException {
        receiver.close();
    }

    private List<Fate> send(Answer... answers) throws IOException {
        receiver.answer(answers);
        Map<String, Fate> fates = courier.send(message, keys, SendListener.NONE);
        assertEquals(2, fates.size());
        for (Fate fate : fates.values()) {
            assertFalse(fate.message().contains("DOE"), fate.message());
            assertEquals(fate.kind() == Kind.STORED, fate.rule().isEmpty(), fate.toString());
        }
        return keys.stream().map(key -> fates.get(key.sopInstance())).toList();
    }

    private List<Kind> kinds(Answer... answers) throws IOException {
        return send(answers).stream().map(Fate::kind).toList();
    }

    private static Answer cut() {
        return Answer.cutAfter(Long.MAX_VALUE);
    }

    private static Answer page(List<InstanceKey> found) {
        return Answer.of(200, SentInstances.page(found));
    }

    private List<String> questions() {
        return receiver.take().stream()
                .map(Receiver.Request::line)
                .filter(line -> line.startsWith("GET"))
                .toList();
    }

    @Test
    void whatTheAnswerNamesIsStored() throws Exception {
        assertEquals(List.of(Fate.STORED, Fate.STORED), send(Answer.stored()));
        assertEquals(1, receiver.take().size());
    }

    @Test
    void aWarningCountsAsStored() throws Exception {
        Answer warning = Answer.of(202, SentInstances.answer(keys, "B000", List.of(), ""));
        assertEquals(List.of(Fate.STORED, Fate.STORED), send(warning));
    }

    @ParameterizedTest
    @CsvSource({
        "A900, REFUSED", "0122, REFUSED", "C000, REFUSED", "A778, REFUSED", "BEEF, REFUSED",
        "0110, MISSING", "0213, MISSING", "A700, MISSING", "A7FF, MISSING", "A77A, MISSING"
    })
    void aFailureReasonThatPassesByItselfIsWorthAnotherTry(String reason, Kind expected) throws Exception {
        for (int status : List.of(200, 202, 409)) {
            Answer some = Answer.of(status, SentInstances.answer(first, "", second, reason));
            List<Fate> fates = send(some);
            assertEquals(Fate.STORED, fates.get(0));
            assertEquals(expected, fates.get(1).kind());
            assertEquals("batch/refused", fates.get(1).rule());
            assertTrue(
                    fates.get(1).message().startsWith("Failure Reason " + reason + ": "),
                    fates.get(1).message());
            assertEquals(1, receiver.take().size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0111", "B00E"})
    void aDuplicateIsStoredIfItIsWhereItShouldBe(String reason) throws Exception {
        Answer some = Answer.of(409, SentInstances.answer(List.of(), "", keys, reason));
        assertEquals(List.of(Kind.STORED, Kind.REFUSED), kinds(some, page(first)));
        assertEquals(List.of(Kind.REFUSED, Kind.REFUSED), kinds(some, Answer.of(404, "")));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 403, 404, 405, 415, 501})
    void aServerThatTakesNothingStopsTheRun(int status) throws Exception {
        List<Fate> fates = send(Answer.of(status, "DOE^JANE"));
        assertEquals(Kind.STOP, fates.get(0).kind());
        assertEquals(fates.get(0), fates.get(1));
        assertTrue(
                fates.get(0).message().contains("status " + status),
                fates.get(0).message());
        assertEquals(1, receiver.take().size());
    }

    @Test
    void aRefusedMessageIsRefusedForEachInstance() throws Exception {
        assertEquals(List.of(Kind.REFUSED, Kind.REFUSED), kinds(Answer.of(400, "DOE^JANE")));
        List<Fate> large = send(Answer.of(413, ""));
        assertEquals(Kind.REFUSED, large.get(1).kind());
        assertTrue(
                large.get(1).message().contains("smaller messages"),
                large.get(1).message());
    }

    @Test
    void aBusyServerIsTriedSixTimes() throws Exception {
        assertEquals(List.of(Kind.UNREACHABLE, Kind.UNREACHABLE), kinds(Answer.of(503, "")));
        assertEquals(6, receiver.take().size());
        Answer busy = Answer.of(429, "");
        assertEquals(
                List.of(Kind.STORED, Kind.STORED), kinds(busy, busy, busy, Answer.of(503, ""), busy, Answer.stored()));
        assertEquals(6, receiver.take().size());
    }

    @Test
    void aPauseOfMoreThanTenMinutesIsNotWaitedFor() throws Exception {
        Answer later = Answer.of(503, "").with("Retry-After: 601");
        assertEquals(List.of(Kind.UNREACHABLE, Kind.UNREACHABLE), kinds(later));
        assertEquals(1, receiver.take().size());
    }

    @Test
    void nothingIsStoredWhereNobodyListens() throws Exception {
        try (Socket nobody = Receiver.nobody()) {
            HttpCourier inVain = SentInstances.courier("http://127.0.0.1:" + nobody.getLocalPort() + "/studies");
            Map<String, Fate> fates = inVain.send(message, keys, SendListener.NONE);
            assertEquals(
                    List.of(Kind.UNREACHABLE, Kind.UNREACHABLE),
                    fates.values().stream().map(Fate::kind).toList());
        }
    }

    @Test
    void asksForWhatWasSentIfNoAnswerCame() throws Exception {
        List<Fate> fates = send(cut(), page(first), page(List.of()));
        assertEquals(Fate.STORED, fates.get(0));
        assertEquals(Kind.MISSING, fates.get(1).kind());
        assertEquals("batch/unknown", fates.get(1).rule());
        assertTrue(
                fates.get(1).message().endsWith("; the server does not have it"),
                fates.get(1).message());
        String question = "GET /instances?StudyInstanceUID=" + first.get(0).study() + "&SeriesInstanceUID="
                + first.get(0).series() + "&limit=200";
        assertTrue(questions().get(0).startsWith(question + " "));
    }

    @Test
    void asksAfterAnAnswerThatBreaksOff() throws Exception {
        String whole = SentInstances.answer(keys, "", List.of(), "");
        Answer half = new Answer(200, whole.length(), whole.substring(0, whole.length() / 2));
        assertEquals(List.of(Kind.STORED, Kind.STORED), kinds(half, page(keys)));
    }

    @Test
    void asksAfterAFailureOfTheServer() throws Exception {
        assertEquals(List.of(Kind.STORED, Kind.MISSING), kinds(Answer.of(500, "DOE"), page(first), page(List.of())));
        assertEquals(List.of(Kind.STORED, Kind.STOP), kinds(Answer.of(507, ""), page(first), page(List.of())));
    }

    @Test
    void asksIfTheAnswerNamesFewer() throws Exception {
        Answer fewer = Answer.of(200, SentInstances.answer(first, "", List.of(), ""));
        assertEquals(List.of(Kind.STORED, Kind.STORED), kinds(fewer, page(second)));
        assertEquals(List.of(Kind.STORED, Kind.MISSING), kinds(fewer, page(List.of())));
        assertEquals(List.of(Kind.STORED, Kind.UNKNOWN), kinds(fewer, Answer.of(404, "")));
        assertEquals(List.of(Kind.MISSING, Kind.MISSING), kinds(Answer.of(200, "<html/>"), page(List.of())));
    }

    @Test
    void doesNotSendAgainWhatMayHaveANewUid() throws Exception {
        List<InstanceKey> others = List.of(new InstanceKey("1", "1.1", "1.1.1"), new InstanceKey("1", "1.1", "1.1.2"));
        Answer renamed = Answer.of(200, SentInstances.answer(others, "", List.of(), ""));
        assertEquals(List.of(Kind.UNKNOWN, Kind.UNKNOWN), kinds(renamed, page(List.of())));
    }

    @Test
    void findsWhatTheServerFindsLate() throws Exception {
        assertEquals(
                List.of(Kind.STORED, Kind.STORED),
                kinds(cut(), page(List.of()), page(first), page(List.of()), page(keys)));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 404, 405, 500, 501})
    void withoutSearchesTheFateStaysUnknown(int status) throws Exception {
        List<Fate> fates = send(cut(), Answer.of(status, "no such thing"));
        assertEquals(Kind.UNKNOWN, fates.get(0).kind());
        assertEquals("batch/unknown", fates.get(1).rule());
        assertTrue(
                fates.get(1).message().contains("may have been stored"),
                fates.get(1).message());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html>", "{\"error\":\"no\"}", "[{}]", "[{\"00080018\":{\"vr\":\"UI\"}}]", "[1]", "null"})
    void whatIsNoAnswerToASearchLeavesTheFateUnknown(String body) throws Exception {
        assertEquals(List.of(Kind.UNKNOWN, Kind.UNKNOWN), kinds(cut(), Answer.of(200, body)));
    }

    @Test
    void aServerThatIgnoresTheQuestionIsNotBelieved() throws Exception {
        List<InstanceKey> others = List.of(new InstanceKey("1", "1.1", "1.1.1"));
        assertEquals(List.of(Kind.UNKNOWN, Kind.UNKNOWN), kinds(cut(), page(others)));
    }

    @Test
    void asksBelowTheSeriesIfTheServerSearchesOnlyThere() throws Exception {
        assertEquals(List.of(Kind.STORED, Kind.STORED), kinds(cut(), Answer.of(404, ""), page(keys)));
        String path =
                "GET /studies/" + keys.get(0).study() + "/series/" + keys.get(0).series();
        assertTrue(questions().get(1).startsWith(path + "/instances?limit=200 "));
    }

    @Test
    void asksAgainIfTheServerIsBusyOrTheQuestionGotLost() throws Exception {
        assertEquals(
                List.of(Kind.STORED, Kind.STORED),
                kinds(cut(), Answer.of(429, ""), Answer.of(503, ""), cut(), new Answer(200, 100, "[{"), page(keys)));
        assertEquals(5, questions().size());
    }

    @Test
    void anInterruptedThreadStops() throws Exception {
        HttpCourier slow =
                new HttpCourier(SentInstances.sender(receiver.url("/studies")).build(), List.of(Duration.ofDays(1)));
        receiver.answer(cut(), page(List.of()));
        Thread self = Thread.currentThread();
        Thread other = new Thread(() -> {
            try {
                receiver.take(2);
            } catch (InterruptedException e) {
                return;
            }
            self.interrupt();
        });
        other.start();
        assertThrows(InterruptedIOException.class, () -> slow.send(message, keys, SendListener.NONE));
        assertTrue(Thread.interrupted());
        other.join();
    }
}
