package io.github.stowc.stow.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.batch.deliver.Courier;
import io.github.stowc.stow.batch.deliver.Fate;
import io.github.stowc.stow.batch.deliver.InstanceKey;
import io.github.stowc.stow.send.SendListener;
import io.github.stowc.testdata.TestData;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the instances of a batch go other than into messages, and what happens to what is there already. */
class BatchGoalsTest {
    private static final String HEADER = "file,study,PatientID,PatientName,StudyDate\n";
    private static final UUID NAMESPACE = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws IOException {
        for (String name : List.of("hand-1.jpg", "hand-2.jpg")) {
            Files.copy(TestData.file(name), folder.resolve(name));
        }
    }

    private Path table(String... rows) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), HEADER + String.join("\n", rows) + "\n");
    }

    private Batch.Builder batch(Path table, Batch.Goal goal) {
        return Batch.builder(table, folder.resolve("t")).namespace(NAMESPACE).goal(goal);
    }

    /** A server that dies while it takes a message, and later answers as it is told. */
    private static final class Mute implements Courier {
        private final List<List<String>> sent = new ArrayList<>();
        private int asked;
        private boolean dies = true;
        private Optional<Set<String>> has = Optional.empty();

        @Override
        public Map<String, Fate> send(StowMessage message, List<InstanceKey> instances, SendListener listener)
                throws IOException {
            sent.add(instances.stream().map(InstanceKey::sopInstance).toList());
            if (dies) {
                throw new InterruptedIOException("killed");
            }
            return instances.stream().collect(Collectors.toMap(InstanceKey::sopInstance, instance -> Fate.STORED));
        }

        @Override
        public Optional<Set<String>> stored(List<InstanceKey> instances) {
            asked++;
            return has;
        }
    }

    private BatchSummary send(Path table, Mute server, boolean resends) throws IOException {
        return batch(table, new Batch.Goal.Server(server, 1, resends)).build().run(BatchListener.NONE);
    }

    @Test
    void whatWasSentAndIsUnknownStaysUnknownUntilItIsSentAgain() throws IOException {
        Path table = table("hand-1.jpg,A,P1,Doe^John,20200101", "hand-2.jpg,B,P2,Roe^Jane,20200102");
        Mute server = new Mute();
        assertThrows(IOException.class, () -> send(table, server, false));
        server.dies = false;
        assertEquals(2, send(table, server, false).unknown());
        assertEquals(1, server.sent.size());
        assertEquals(2, send(table, server, true).made());
        assertEquals(server.sent.get(0), server.sent.get(1));
        BatchSummary last = send(table, server, false);
        assertEquals(0, last.unknown());
        assertEquals(2, last.before());
        assertEquals(2, server.sent.size());
        assertEquals(2, server.asked);
    }

    @Test
    void nothingIsSentAgainThatTheServerSaysItHas() throws IOException {
        Path table = table("hand-1.jpg,A,P1,Doe^John,20200101", "hand-2.jpg,B,P2,Roe^Jane,20200102");
        Mute server = new Mute();
        assertThrows(IOException.class, () -> send(table, server, false));
        server.dies = false;
        server.has = Optional.of(Set.of(server.sent.get(0).get(0)));
        BatchSummary summary = send(table, server, true);
        assertEquals(1, summary.before());
        assertEquals(1, summary.made());
        assertEquals(List.of(server.sent.get(0).get(1)), server.sent.get(1));
    }

    @Test
    void tableOfFailedRowsIsNotItsOwnOutput() throws IOException {
        Path table = table("none.jpg,A,P1,Doe^John,20200101");
        batch(table, new Batch.Goal.Messages()).build().run(BatchListener.NONE);
        Path failed = folder.resolve("t.failed.csv");
        byte[] before = Files.readAllBytes(failed);
        assertThrows(
                UsageException.class,
                () -> batch(failed, new Batch.Goal.Messages()).build().run(BatchListener.NONE));
        assertArrayEquals(before, Files.readAllBytes(failed));
    }

    @Test
    void folderThatHasAnInstanceAlreadyStaysAsItIsUnlessForced() throws IOException {
        Path table = table("hand-1.jpg,A,P1,Doe^John,20200101");
        Path to = folder.resolve("dicom");
        batch(table, new Batch.Goal.Folder(to)).build().run(BatchListener.NONE);
        Path file = only(to);
        byte[] made = Files.readAllBytes(file);
        Files.delete(folder.resolve("t.journal"));
        Files.writeString(file, "mine");
        Files.delete(folder.resolve("t.report.json"));
        assertThrows(
                FileAlreadyExistsException.class,
                () -> batch(table, new Batch.Goal.Folder(to)).build().run(BatchListener.NONE));
        assertEquals("mine", Files.readString(file));
        batch(table, new Batch.Goal.Folder(to)).force(true).build().run(BatchListener.NONE);
        assertArrayEquals(made, Files.readAllBytes(file));
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    @Test
    void messagesNeverNameThePatientsOfAFileThatARowIsAttachedTo() throws IOException {
        Files.writeString(folder.resolve("two.json"), """
                [{"00100020":{"vr":"LO","Value":["Secret1"]}},
                 {"00100020":{"vr":"LO","Value":["Secret2"]}}]
                """);
        Path table = Files.writeString(folder.resolve("t.csv"), "file,like\nhand-1.jpg,two.json\n");
        List<BatchNote> notes = new ArrayList<>();
        BatchListener listener = new BatchListener() {
            @Override
            public void note(BatchNote note) {
                notes.add(note);
            }
        };
        BatchSummary summary = batch(table, new Batch.Goal.Messages()).build().run(listener);
        assertEquals(Map.of("batch/like", 1L), summary.rules());
        assertFalse(notes.toString().contains("Secret"), notes::toString);
        assertTrue(Files.readString(folder.resolve("t.failed.csv")).contains("Secret2"));
    }

    @Test
    void filesOfAFolderOfDicomFilesAreThoseOfTheMessages() throws IOException {
        Path table = table("hand-1.jpg,A,P1,Doe^John,20200101", "hand-2.jpg,B,P2,Roe^Jane,20200102");
        Path to = folder.resolve("dicom");
        BatchSummary summary = batch(table, new Batch.Goal.Folder(to)).build().run(BatchListener.NONE);
        assertEquals(2, summary.made());
        try (Stream<Path> files = Files.walk(to)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertEquals(2, all.size());
            for (Path file : all) {
                byte[] bytes = Files.readAllBytes(file);
                assertEquals("DICM", new String(bytes, 128, 4, StandardCharsets.US_ASCII));
                assertTrue(new String(bytes, StandardCharsets.ISO_8859_1)
                        .contains(String.valueOf(file.getFileName()).replace(".dcm", "")));
            }
        }
    }
}
