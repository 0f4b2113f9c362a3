package io.github.stowc.stow.batch.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.curl.TargetUrl;
import io.github.stowc.stow.send.AwsKeys;
import io.github.stowc.stow.send.Sender;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Orthanc;
import io.github.stowc.testdata.Receiver;
import io.github.stowc.testdata.Receiver.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a server is asked for many instances. */
class StoredSearchTest {
    private final Receiver receiver = Receiver.start();

    StoredSearchTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        receiver.close();
    }

    private StoredSearch search() {
        return new StoredSearch(
                SentInstances.sender(receiver.url("/rs/studies?key=x")).build());
    }

    private static Set<String> uids(List<InstanceKey> keys) {
        return keys.stream().map(InstanceKey::sopInstance).collect(Collectors.toSet());
    }

    private static Answer page(List<InstanceKey> keys) {
        return Answer.of(200, SentInstances.page(keys));
    }

    private List<String> questions() {
        return receiver.take().stream().map(Receiver.Request::line).toList();
    }

    @Test
    void asksForSeveralSeriesAtOnce() throws Exception {
        List<InstanceKey> keys = SentInstances.keys(3, 3);
        receiver.answer(page(keys));
        assertEquals(Optional.of(uids(keys)), search().stored(keys));
        String list = keys.stream().map(InstanceKey::series).collect(Collectors.joining(","));
        assertEquals(List.of("GET /rs/instances?key=x&SeriesInstanceUID=" + list + "&limit=200 HTTP/1.1"), questions());
    }

    @Test
    void asksForEachSeriesIfTheServerMayNotKnowLists() throws Exception {
        List<InstanceKey> keys = SentInstances.keys(3, 3);
        StoredSearch search = search();
        receiver.answer(page(List.of()), page(keys.subList(0, 1)), page(List.of()), page(keys.subList(2, 3)));
        assertEquals(
                Set.of(keys.get(0).sopInstance(), keys.get(2).sopInstance()),
                search.stored(keys).orElseThrow());
        assertEquals(4, questions().size());
        receiver.answer(page(keys.subList(0, 2)), page(List.of()));
        assertEquals(uids(keys.subList(0, 2)), search.stored(keys).orElseThrow());
        assertEquals(2, questions().size(), "it has shown that it knows lists");
    }

    @Test
    void asksForEachSeriesIfTheServerRefusesLists() throws Exception {
        List<InstanceKey> keys = SentInstances.keys(2, 2);
        receiver.answer(Answer.of(400, ""), page(keys.subList(0, 1)), page(keys.subList(1, 2)));
        assertEquals(Optional.of(uids(keys)), search().stored(keys));
        assertEquals(3, questions().size());
    }

    @Test
    void readsPageAfterPageWhateverTheirSize() throws Exception {
        List<InstanceKey> keys = SentInstances.keys(7, 1);
        receiver.answer(page(keys.subList(0, 3)), page(keys.subList(3, 6)), page(keys.subList(6, 7)));
        assertEquals(Optional.of(uids(keys)), search().stored(keys));
        List<String> asked = questions();
        assertTrue(asked.get(1).contains("&offset=3 "), asked.get(1));
        assertTrue(asked.get(2).contains("&offset=6 "), asked.get(2));
        assertEquals(3, asked.size());
    }

    @Test
    void stopsIfTheServerGivesTheSamePageAgain() throws Exception {
        List<InstanceKey> keys = SentInstances.keys(2, 1);
        receiver.answer(page(keys.subList(0, 1)));
        assertEquals(Optional.of(uids(keys.subList(0, 1))), search().stored(keys));
        assertEquals(2, questions().size());
    }

    @Test
    void urlsStayBelowTwoThousandBytes() throws Exception {
        List<InstanceKey> keys = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String uid = "2.25." + (i + 1000) + "5".repeat(55);
            keys.add(new InstanceKey(uid, uid, uid));
        }
        receiver.answer(page(keys.subList(0, 2)), page(List.of()));
        assertEquals(Optional.of(uids(keys.subList(0, 2))), search().stored(keys));
        Set<String> asked = new HashSet<>();
        for (String line : questions()) {
            assertTrue(line.length() < 2000, line);
            int from = line.indexOf("SeriesInstanceUID=") + 18;
            asked.addAll(List.of(line.substring(from, line.indexOf("&limit")).split(",", -1)));
        }
        assertEquals(uids(keys), asked);
    }

    @Test
    void aStudyInTheUrlIsNoPartOfTheQuestion() throws Exception {
        List<InstanceKey> keys = SentInstances.keys(1, 1);
        receiver.answer(page(keys));
        Sender sender = SentInstances.sender(
                        receiver.url("/rs/studies/" + keys.get(0).study()))
                .build();
        assertEquals(Optional.of(uids(keys)), new StoredSearch(sender).stored(keys));
        assertTrue(questions().get(0).startsWith("GET /rs/instances?StudyInstanceUID="));
    }

    @Test
    void cannotAskWhereRequestsAreSignedOrThePathIsUnusual() throws Exception {
        List<InstanceKey> keys = SentInstances.keys(1, 1);
        Sender signed = Sender.builder(new TargetUrl(receiver.url("/studies")))
                .awsKeys(new AwsKeys("AKIDEXAMPLE", "secret", Optional.empty(), "us-east-1", "medical-imaging"))
                .build();
        assertEquals(Optional.empty(), new StoredSearch(signed).stored(keys));
        Sender other = SentInstances.sender(receiver.url("/upload")).build();
        assertEquals(Optional.empty(), new StoredSearch(other).stored(keys));
        assertEquals(List.of(), receiver.take());
    }

    @NeedsTools
    @Test
    void findsAThousandInstancesOfThreeHundredStudiesInOrthanc(@TempDir Path folder) throws Exception {
        List<InstanceKey> keys = SentInstances.keys(1000, 300);
        List<InstanceKey> sent = keys.subList(0, 700);
        try (Orthanc orthanc = Orthanc.start(folder)) {
            HttpCourier courier = SentInstances.courier(orthanc.studies());
            Map<String, Fate> fates = courier.send(SentInstances.message(sent), sent, bytes -> {});
            assertEquals(Set.of(Fate.STORED), Set.copyOf(fates.values()));
            assertEquals(Optional.of(uids(sent)), courier.stored(keys));
            assertEquals(Optional.of(Set.of()), courier.stored(keys.subList(700, 1000)));
        }
    }
}
