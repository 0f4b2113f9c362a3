package io.github.stowc.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.curl.TargetUrl;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.batch.deliver.Fate;
import io.github.stowc.stow.batch.deliver.Fate.Kind;
import io.github.stowc.stow.batch.deliver.HttpCourier;
import io.github.stowc.stow.batch.deliver.InstanceKey;
import io.github.stowc.stow.input.StowInstance;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.send.SendListener;
import io.github.stowc.stow.send.Sender;
import io.github.stowc.testdata.FlakyServer;
import io.github.stowc.testdata.FlakyServer.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Couriers before a real receiver, on a way on which requests fail: nothing is lost, and nothing is sent in vain. */
class FlakyCourierTest {
    private static final int STUDIES = 3;
    private static final int OF_A_STUDY = 2;

    private final StowReceiver receiver = StowReceiver.builder().start();

    FlakyCourierTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        receiver.close();
    }

    private static List<InstanceKey> keys(int message) {
        List<InstanceKey> keys = new ArrayList<>();
        for (int i = 0; i < STUDIES * OF_A_STUDY; i++) {
            String study = "2.25.77" + message + "." + i / OF_A_STUDY;
            keys.add(new InstanceKey(study, study + ".1", study + ".1." + i));
        }
        return keys;
    }

    private static StowMessage message(List<InstanceKey> keys) throws Exception {
        return StowCompiler.builder()
                .seed("1")
                .encoding(Encoding.DICOM)
                .validate(false)
                .build()
                .compileInstances(keys.stream()
                        .map(key -> StowInstance.of(
                                key.sopInstance(),
                                Dataset.builder()
                                        .set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.88.11")
                                        .set("SOPInstanceUID", key.sopInstance())
                                        .set("StudyInstanceUID", key.study())
                                        .set("SeriesInstanceUID", key.series())
                                        .set("Modality", "SR")
                                        .build()))
                        .toList());
    }

    private static HttpCourier courier(String url) {
        Duration soon = Duration.ofMillis(1);
        return HttpCourier.of(Sender.builder(new TargetUrl(url))
                .retries(5)
                .backOff(soon, soon, Duration.ofMinutes(10))
                .build());
    }

    private Set<String> stored() throws IOException {
        try (Stream<Path> files = Files.walk(receiver.folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".dcm"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> of(Map<String, Fate> fates, Kind kind) {
        return fates.entrySet().stream()
                .filter(entry -> entry.getValue().kind() == kind)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @EnumSource
    void aFateIsWhatTheReceiverHas(Fault fault) throws Exception {
        List<InstanceKey> keys = keys(1);
        // Only the second request fails, so that the questions after it are answered.
        try (FlakyServer server = FlakyServer.start(receiver.url(), 2, fault)) {
            HttpCourier courier = courier(server.url("/studies"));
            courier.send(message(keys(0)), keys(0), SendListener.NONE);
            Set<String> before = stored();
            Map<String, Fate> fates = courier.send(message(keys), keys, SendListener.NONE);
            Set<String> after = stored();
            after.removeAll(before);
            assertEquals(after, of(fates, Kind.STORED));
            Set<String> missing =
                    keys.stream().map(InstanceKey::sopInstance).collect(Collectors.toCollection(TreeSet::new));
            missing.removeAll(after);
            assertEquals(missing, of(fates, Kind.MISSING));
        }
    }

    @Test
    void everyInstanceArrivesThoughEverySeventhRequestFails() throws Exception {
        Set<String> expected = new TreeSet<>();
        try (FlakyServer server = FlakyServer.start(receiver.url(), 7)) {
            HttpCourier courier = courier(server.url("/studies"));
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                List<Future<Integer>> done = new ArrayList<>();
                for (int i = 0; i < 60; i++) {
                    List<InstanceKey> keys = keys(i);
                    keys.forEach(key -> expected.add(key.sopInstance()));
                    done.add(threads.submit(() -> deliver(courier, keys)));
                }
                for (Future<Integer> one : done) {
                    assertTrue(one.get() <= 4);
                }
            } finally {
                threads.shutdownNow();
            }
            assertEquals(EnumSet.allOf(Fault.class), server.faults().keySet());
        }
        assertEquals(expected, stored());
    }

    /** Sends instances, and those that are missing again, as a run does; returns how many messages that took. */
    private static int deliver(HttpCourier courier, List<InstanceKey> keys) throws Exception {
        List<InstanceKey> left = keys;
        int messages = 0;
        while (!left.isEmpty()) {
            Map<String, Fate> fates = courier.send(message(left), left, SendListener.NONE);
            messages++;
            Set<String> missing = of(fates, Kind.MISSING);
            assertEquals(fates.size(), missing.size() + of(fates, Kind.STORED).size(), fates.toString());
            left = left.stream()
                    .filter(key -> missing.contains(key.sopInstance()))
                    .toList();
        }
        return messages;
    }
}
