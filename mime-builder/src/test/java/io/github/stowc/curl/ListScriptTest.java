package io.github.stowc.curl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Receiver;
import io.github.stowc.testdata.SigV4;
import io.github.stowc.wording.UsageException;
import java.io.ByteArrayInputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a script that loops over a list of messages sends with the real curl, and what it refuses. */
@NeedsTools({"curl", "bash", "dash"})
class ListScriptTest {
    private static final String TYPE = "multipart/related; type=\"application/dicom\"; boundary=\"it's $HOME \\n";
    private static final String LIST = "it's a $list";
    private static final long LARGE = CurlRequest.STREAMED_FROM + 1;
    private static final List<String> NAMES = List.of("it's -1.mime", "-2.mime", "$3 \\n.mime", "X-4.mime");

    @TempDir
    Path folder = Path.of("");

    private final Receiver receiver;

    ListScriptTest() throws Exception {
        receiver = Receiver.start();
    }

    @BeforeEach
    void makeMessages() throws Exception {
        for (int i = 0; i < NAMES.size(); i++) {
            try (RandomAccessFile file =
                    new RandomAccessFile(folder.resolve(NAMES.get(i)).toFile(), "rw")) {
                file.setLength(length(i));
            }
        }
        write(Auth.NONE, Optional.of(url()));
    }

    @AfterEach
    void closeTheReceiver() throws Exception {
        receiver.close();
    }

    private static long length(int index) {
        return index == 1 ? LARGE : index + 5;
    }

    private static CurlRequest request(int index, Optional<TargetUrl> url) {
        return CurlRequest.of(url, TYPE + index + '"', NAMES.get(index), length(index))
                .withInstances(SentInstances.of(List.of("2.25." + index)))
                .withHeader("X-A", "'b'");
    }

    private void write(Auth auth, Optional<TargetUrl> url) throws Exception {
        List<CurlRequest> requests = new ArrayList<>();
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < NAMES.size(); i++) {
            requests.add(request(i, url));
            list.append(ListScript.line(requests.get(i)));
        }
        byte[] lines = list.toString().getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve(LIST), lines);
        CurlCommand first = CurlCommand.of(requests.get(0)).withAuth(auth);
        Files.write(folder.resolve("X.curl.sh"), ListScript.of(first, LIST, new ByteArrayInputStream(lines)));
    }

    @Test
    void sendsTheMessagesOfTheListInOrder() throws Exception {
        for (List<String> shell : Shells.all()) {
            answer(4);
            Shells.Outcome outcome = run(shell, "", Map.of());
            assertEquals(0, outcome.exit(), shell + outcome.err());
            assertEquals(4, receiver.received().size());
            for (int i = 0; i < NAMES.size(); i++) {
                Receiver.Request received = receiver.received().get(i);
                assertEquals("POST /rs/studies?a=[1-2] HTTP/1.1", received.line());
                assertEquals(length(i), received.length());
                assertEquals(TYPE + i + '"', received.header("Content-Type"));
                assertEquals("'b'", received.header("X-A"));
                assertEquals("application/dicom+json", received.header("Accept"));
                assertEquals("", received.header("Expect"));
            }
            assertTrue(outcome.err().endsWith("X-4.mime: stored, status 200\n"), outcome.err());
        }
    }

    @Test
    void stopsAtTheFirstMessageThatIsNotStoredAndSaysHowToGoOn() throws Exception {
        for (List<String> shell : Shells.all()) {
            receiver.answer(stored(0), stored(1), stored(1));
            Shells.Outcome stopped = run(shell, "", Map.of());
            assertEquals(4, stopped.exit(), shell + stopped.err());
            assertEquals(3, receiver.received().size());
            assertTrue(stopped.err().contains("the answer names instances that were not sent"), stopped.err());
            assertTrue(
                    stopped.err().endsWith("stopped at message 3 of 4; to go on with it: sh ./X.curl.sh 3\n"),
                    stopped.err());

            receiver.answer(stored(2), stored(3));
            Shells.Outcome rest = run(shell, "3 -H 'X-B: c  d'", Map.of());
            assertEquals(0, rest.exit(), shell + rest.err());
            assertEquals(
                    List.of(length(2), length(3)),
                    receiver.received().stream().map(Receiver.Request::length).toList());
            assertEquals("c  d", receiver.received().get(0).header("X-B"));
        }
    }

    @Test
    void sendsNothingWithAnotherListThanItsOwn() throws Exception {
        Files.writeString(
                folder.resolve(LIST), Files.readString(folder.resolve(LIST)).replace("2.mime", "9.mime"));
        for (List<String> shell : Shells.all()) {
            answer(4);
            Shells.Outcome outcome = run(shell, "", Map.of("STOWC_CHANGED", "1"));
            assertEquals(1, outcome.exit(), shell + outcome.err());
            assertTrue(outcome.err().contains(LIST + ": it is not the list"), outcome.err());
            assertEquals(0, receiver.received().size());
        }
        Files.delete(folder.resolve(LIST));
        assertEquals(3, run(List.of("dash"), "", Map.of()).exit());
    }

    @Test
    void sendsNothingIfALaterMessageIsMissingOrHasAnotherSize() throws Exception {
        Files.writeString(folder.resolve(NAMES.get(2)), "and another");
        for (List<String> shell : Shells.all()) {
            answer(4);
            Shells.Outcome changed = run(shell, "", Map.of());
            assertEquals(1, changed.exit(), shell + changed.err());
            assertTrue(changed.err().contains("expected 7 bytes"), changed.err());
            assertEquals(0, receiver.received().size());
            assertEquals(0, run(shell, "", Map.of("STOWC_CHANGED", "1")).exit());
        }
        Files.delete(folder.resolve(NAMES.get(2)));
        for (List<String> shell : Shells.all()) {
            answer(4);
            Shells.Outcome missing = run(shell, "2", Map.of());
            assertEquals(3, missing.exit(), shell + missing.err());
            assertEquals(0, receiver.received().size());

            receiver.answer(stored(3));
            assertEquals(0, run(shell, "4", Map.of()).exit(), "what is sent already may be deleted");
        }
    }

    @Test
    void refusesNumbersOfMessagesThatAreNotThere() throws Exception {
        for (List<String> shell : Shells.all()) {
            for (String number : List.of("0", "5", "99999999999999999999")) {
                Shells.Outcome outcome = run(shell, number, Map.of());
                assertEquals(2, outcome.exit(), shell + number + outcome.err());
                assertTrue(outcome.err().contains("there are 1 to 4"), outcome.err());
            }
        }
        assertEquals(0, receiver.received().size());
    }

    @Test
    void passesSecretsByStandardInputWhileItReadsTheList() throws Exception {
        write(new Auth.User("A\"B"), Optional.of(url()));
        for (List<String> shell : Shells.all()) {
            answer(4);
            Shells.Outcome outcome = run(shell, "", Map.of("STOW_PASSWORD", "p\\w"));
            assertEquals(0, outcome.exit(), shell + outcome.err());
            receiver.received().forEach(request -> assertEquals("Basic QSJCOnBcdw==", request.header("Authorization")));
            assertEquals(4, receiver.received().size());
        }
    }

    @Test
    void signsEachMessageForAws() throws Exception {
        write(
                new Auth.AwsSigV4(Optional.of("us-east-1"), "medical-imaging"),
                Optional.of(TargetUrl.parse("http://127.0.0.1:" + receiver.port() + "/studies")));
        answer(4);
        Map<String, String> keys = Map.of("AWS_ACCESS_KEY_ID", "AKID", "AWS_SECRET_ACCESS_KEY", "s/cret");
        Shells.Outcome outcome = run(List.of("dash"), "", keys);
        assertEquals(0, outcome.exit(), outcome.err());
        for (Receiver.Request request : receiver.received()) {
            assertTrue(new SigV4("s/cret").verifies(request), request.toString());
        }
    }

    @Test
    @NeedsTools("shellcheck")
    void shellcheckHasNothingToSay() throws Exception {
        List<Auth> auths = List.of(
                Auth.NONE,
                new Auth.Netrc(),
                new Auth.Bearer("TOKEN"),
                new Auth.Gcloud(),
                new Auth.User("a"),
                new Auth.AwsSigV4(Optional.of("us-east-1"), "medical-imaging"));
        for (Auth auth : auths) {
            write(auth, Optional.empty());
            // The list's name has a dollar sign.
            Shells.Outcome outcome = shell("shellcheck -e SC2016 X.curl.sh", Map.of());
            assertEquals("", new String(outcome.out(), StandardCharsets.UTF_8), auth.toString());
            assertEquals(0, outcome.exit());
        }
    }

    @Test
    void refusesNamesThatAListCannotHold() {
        for (String name : List.of("a\tb.mime", "a\nb.mime", "a\r.mime")) {
            CurlRequest request = CurlRequest.of(Optional.empty(), "multipart/related", name, 1);
            assertThrows(UsageException.class, () -> ListScript.line(request));
        }
    }

    private TargetUrl url() {
        return TargetUrl.parse("http://127.0.0.1:" + receiver.port() + "/rs/studies?a=[1-2]");
    }

    private void answer(int count) {
        Receiver.Answer[] answers = new Receiver.Answer[count];
        for (int i = 0; i < count; i++) {
            answers[i] = stored(i);
        }
        receiver.answer(answers);
    }

    private static Receiver.Answer stored(int index) {
        return Receiver.Answer.of(
                200,
                "{\"00081199\":{\"vr\":\"SQ\",\"Value\":[{\"00081155\":{\"vr\":\"UI\",\"Value\":[\"2.25." + index
                        + "\"]}}]}}\n");
    }

    private Shells.Outcome run(List<String> shell, String arguments, Map<String, String> environment) throws Exception {
        return shell(String.join(" ", shell) + " ./X.curl.sh " + arguments, environment);
    }

    private Shells.Outcome shell(String line, Map<String, String> environment) throws Exception {
        String set = environment.containsKey("STOWC_CHANGED") ? "" : "unset STOWC_CHANGED\n";
        return Shells.run(List.of("dash"), folder, (set + line).getBytes(StandardCharsets.UTF_8), environment);
    }
}
