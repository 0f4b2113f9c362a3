package io.github.stowc.receiver.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.Uid;
import io.github.stowc.dicom.part10.FileMeta;
import io.github.stowc.dicom.part10.Part10Writer;
import io.github.stowc.dicom.part10.TransferSyntax;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    @TempDir
    Path folder;

    @Test
    void refusesAFolderThatAnotherUses() throws Exception {
        Archive first = Archive.open(folder);
        FileAlreadyExistsException refused = assertThrows(FileAlreadyExistsException.class, () -> Archive.open(folder));
        assertTrue(String.valueOf(refused.getMessage()).contains("another receiver"), refused.getMessage());

        first.close();
        Archive.open(folder).close();
    }

    @Test
    void letsTheFolderGoEvenIfItCannotBeTidied() throws Exception {
        Archive archive = Archive.open(folder);
        Path stranger = folder.resolve(".incoming/stranger/file");
        Files.createDirectories(stranger.getParent());
        Files.createFile(stranger);

        assertThrows(IOException.class, archive::close);
        assertThrows(DirectoryNotEmptyException.class, () -> Archive.open(folder));

        Files.delete(stranger);
        Archive.open(folder).close();
    }

    @Test
    void closingAgainLeavesTheFolderToWhoHasItNow() throws Exception {
        Archive first = Archive.open(folder);
        first.close();
        try (Archive second = Archive.open(folder)) {
            first.close();

            assertThrows(FileAlreadyExistsException.class, () -> Archive.open(folder));
            assertTrue(Files.isDirectory(folder.resolve(".incoming")));
        }
    }

    @Test
    void refusesAFolderThatAnotherProcessUses() throws Exception {
        Process other = other(folder, "hold");
        try {
            assertEquals('h', other.getInputStream().read());
            assertThrows(FileAlreadyExistsException.class, () -> Archive.open(folder));
        } finally {
            other.destroyForcibly().waitFor();
        }

        Archive.open(folder).close();
    }

    @Test
    void storesUnderTheUidsAndFindsItAgainAfterAStart() throws Exception {
        try (Archive archive = ready()) {
            assertEquals(Archive.Outcome.NEW, add(archive, "1.2.1", "1.2.2", "1.2.3", "A"));
        }

        assertTrue(Files.isRegularFile(folder.resolve("1.2.1/1.2.2/1.2.3.dcm")));
        try (Archive archive = ready()) {
            StoredFile found = archive.find("1.2.3").orElseThrow();
            assertEquals(folder.toRealPath().resolve("1.2.1/1.2.2/1.2.3.dcm"), found.file());
            assertEquals(Files.size(found.file()), found.size());
            assertEquals("1.2.840.10008.1.2.1", found.transferSyntax());
            assertEquals("A", archive.attributes(found).text(Tags.PATIENT_ID).orElse(""));
        }
    }

    @Test
    void keepsTheFirstOfTwoWithOneUid() throws Exception {
        try (Archive archive = ready()) {
            assertEquals(Archive.Outcome.NEW, add(archive, "1.2.1", "1.2.2", "1.2.3", "A"));
            assertEquals(Archive.Outcome.SAME, add(archive, "1.2.1", "1.2.2", "1.2.3", "A"));
            assertEquals(Archive.Outcome.OTHER, add(archive, "1.2.1", "1.2.2", "1.2.3", "B"));
            assertEquals(Archive.Outcome.OTHER, add(archive, "1.2.1", "1.2.9", "1.2.3", "A"));

            assertEquals(1, archive.size());
            assertEquals("A", patient(archive.find("1.2.3").orElseThrow().file()));
            assertFalse(Files.exists(folder.resolve("1.2.1/1.2.9")));
            assertNoTemporaryFiles();
        }
    }

    @Test
    void storesAgainWhatSomebodyRemovedFromTheFolder() throws Exception {
        try (Archive archive = ready()) {
            add(archive, "1.2.1", "1.2.2", "1.2.3", "A");
            add(archive, "1.2.1", "1.2.2", "1.2.4", "A");
            Files.delete(folder.resolve("1.2.1/1.2.2/1.2.3.dcm"));

            assertEquals(Archive.Outcome.NEW, add(archive, "1.2.1", "1.2.2", "1.2.3", "B"));
            assertEquals("B", patient(archive.find("1.2.3").orElseThrow().file()));
            assertEquals(2, archive.files("1.2.1", "1.2.2").size());
            assertEquals(2, archive.size());
        }
    }

    @Test
    void aStudyWhoseOnlyFileWasRemovedMayComeAsAnotherOne() throws Exception {
        try (Archive archive = ready()) {
            add(archive, "1.2.1", "1.2.2", "1.2.3", "A");
            Files.delete(folder.resolve("1.2.1/1.2.2/1.2.3.dcm"));

            assertEquals(Archive.Outcome.NEW, add(archive, "1.2.8", "1.2.9", "1.2.3", "A"));
            assertEquals(List.of("1.2.8"), studies(archive));
        }
    }

    @Test
    void removesAllThatIsStoredAndTakesItAgain() throws Exception {
        try (Archive archive = ready()) {
            add(archive, "1.2.1", "1.2.2", "1.2.3", "A");
            add(archive, "1.2.1", "1.2.2", "1.2.4", "A");
            add(archive, "1.2.1", "1.2.5", "1.2.6", "A");

            archive.removeStored();

            assertEquals(List.of(), archive.studies());
            assertEquals(0, archive.size());
            assertFalse(Files.exists(folder.resolve("1.2.1/1.2.2/1.2.3.dcm")));
            assertEquals(Archive.Outcome.NEW, add(archive, "1.2.1", "1.2.2", "1.2.3", "B"));
        }
    }

    @Test
    void storesAUidOnceWhenManyBringItAtOnce() throws Exception {
        int senders = 8;
        ExecutorService threads = Executors.newFixedThreadPool(senders);
        try (Archive archive = ready()) {
            for (int round = 0; round < 20; round++) {
                String uid = "1.2.3." + round;
                CountDownLatch start = new CountDownLatch(1);
                List<Future<Archive.Outcome>> outcomes = new ArrayList<>();
                for (int i = 0; i < senders; i++) {
                    String patient = "P" + i;
                    Callable<Archive.Outcome> task = () -> {
                        start.await();
                        return add(archive, "1.2.1", "1.2.2", uid, patient);
                    };
                    outcomes.add(threads.submit(task));
                }
                start.countDown();
                int winner = -1;
                for (int i = 0; i < senders; i++) {
                    Archive.Outcome outcome = outcomes.get(i).get();
                    if (outcome == Archive.Outcome.NEW) {
                        assertEquals(-1, winner);
                        winner = i;
                    } else {
                        assertEquals(Archive.Outcome.OTHER, outcome);
                    }
                }
                assertEquals(
                        "P" + winner, patient(archive.find(uid).orElseThrow().file()));
            }
            assertEquals(20, archive.size());
            assertEquals(20, archive.study("1.2.1").orElseThrow().size());
            assertNoTemporaryFiles();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void isWholeAfterAKill() throws Exception {
        Process other = other(folder, "store");
        InputStream says = other.getInputStream();
        for (int i = 0; i < 20; i++) {
            assertEquals('s', says.read());
        }
        other.destroyForcibly().waitFor();

        try (Archive archive = ready()) {
            assertTrue(archive.size() >= 20, () -> "found " + archive.size());
            for (StoredFile file : archive.files("", "")) {
                assertEquals("P", patient(file.file()));
            }
            try (Stream<Path> all = Files.walk(folder)) {
                assertEquals(
                        archive.size(),
                        all.filter(file -> file.toString().endsWith(".dcm")).count());
            }
            assertNoTemporaryFiles();
        }
    }

    @Test
    void takesForeignFilesWhereTheyAre() throws Exception {
        Path foreign = folder.resolve("old/a/b/c.dcm");
        write(foreign, "1.2.1", "1.2.2", "1.2.3", "A");
        try (Archive archive = ready()) {
            assertEquals(
                    folder.toRealPath().resolve("old/a/b/c.dcm"),
                    archive.find("1.2.3").orElseThrow().file());
            assertEquals(Archive.Outcome.OTHER, add(archive, "1.2.1", "1.2.2", "1.2.3", "B"));
            assertEquals(Archive.Outcome.SAME, add(archive, "1.2.1", "1.2.2", "1.2.3", "A"));
        }

        assertTrue(Files.isRegularFile(foreign));
        assertFalse(Files.exists(folder.resolve("1.2.1")));
    }

    @Test
    void takesTheOldestOfFilesWithOneUid() throws Exception {
        write(folder.resolve("a/young.dcm"), "1.2.1", "1.2.2", "1.2.3", "YOUNG");
        write(folder.resolve("z/old.dcm"), "1.2.1", "1.2.2", "1.2.3", "OLD");
        Files.setLastModifiedTime(folder.resolve("z/old.dcm"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

        try (Archive archive = ready()) {
            assertEquals(1, archive.size());
            assertEquals("OLD", patient(archive.find("1.2.3").orElseThrow().file()));
        }
    }

    @Test
    void leavesOutWhatIsHiddenBrokenOrOfAnotherEnding() throws Exception {
        write(folder.resolve(".hidden/a.dcm"), "1.2.1", "1.2.2", "1.2.3", "A");
        write(folder.resolve("b/.a.dcm"), "1.2.1", "1.2.2", "1.2.4", "A");
        write(folder.resolve("b/a.dcm.tmp"), "1.2.1", "1.2.2", "1.2.5", "A");
        write(folder.resolve("b/whole.dcm"), "1.2.1", "1.2.2", "1.2.6", "A");
        byte[] whole = Files.readAllBytes(folder.resolve("b/whole.dcm"));
        Files.write(folder.resolve("b/cut.dcm"), Arrays.copyOf(whole, 300));
        Files.writeString(folder.resolve("b/text.dcm"), "no DICOM file");
        Files.createFile(folder.resolve("b/empty.dcm"));
        Files.createDirectory(folder.resolve("b/folder.dcm"));

        try (Archive archive = ready()) {
            assertEquals(
                    List.of("1.2.6"),
                    archive.files("", "").stream()
                            .map(file -> file.uid().value())
                            .toList());
        }
        assertTrue(Files.exists(folder.resolve("b/cut.dcm")));
    }

    @Test
    void keepsTheOrderOfArrivalOverAStart() throws Exception {
        List<String> uids = List.of("1.9", "1.1", "1.5", "1.3");
        try (Archive archive = ready()) {
            for (String uid : uids) {
                add(archive, "1.2." + uid, "1.3." + uid, "1.4." + uid, "A");
                // Files have the times of the kernel's clock, which is coarser than a store.
                Thread.sleep(20);
            }
            assertEquals(uids.stream().map(uid -> "1.2." + uid).toList(), studies(archive));
        }

        try (Archive archive = ready()) {
            assertEquals(uids.stream().map(uid -> "1.2." + uid).toList(), studies(archive));
        }
    }

    @Test
    void removesWhatIsNoDicomFile() throws Exception {
        try (Archive archive = ready()) {
            Path temporary = archive.temporary();
            Files.writeString(temporary, "no DICOM file");

            assertThrows(
                    IOException.class,
                    () -> archive.add(
                            new InstanceUids(new Uid("1.2.1"), new Uid("1.2.2"), new Uid("1.2.3")), temporary));
            assertEquals(0, archive.size());
            assertNoTemporaryFiles();
        }
    }

    private static List<String> studies(Archive archive) {
        return archive.studies().stream().map(study -> study.uid().value()).toList();
    }

    private Archive ready() throws Exception {
        Archive archive = Archive.open(folder);
        while (!archive.isReady()) {
            Thread.sleep(2);
        }
        return archive;
    }

    private void assertNoTemporaryFiles() throws IOException {
        try (Stream<Path> left = Files.list(folder.resolve(".incoming"))) {
            assertEquals(0, left.count());
        }
    }

    static Archive.Outcome add(Archive archive, String study, String series, String instance, String patient)
            throws Exception {
        Path temporary = archive.temporary();
        write(temporary, study, series, instance, patient);
        return archive.add(new InstanceUids(new Uid(study), new Uid(series), new Uid(instance)), temporary);
    }

    private static void write(Path file, String study, String series, String instance, String patient)
            throws Exception {
        Dataset dataset = Dataset.builder()
                .set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.7")
                .set("SOPInstanceUID", instance)
                .set("StudyInstanceUID", study)
                .set("SeriesInstanceUID", series)
                .set("PatientID", patient)
                .build();
        FileMeta meta = FileMeta.of(dataset, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        Body body = Part10Writer.file("test", meta, dataset, Map.of());
        Files.createDirectories(file.getParent());
        try (InputStream in = body.open()) {
            Files.copy(in, file);
        }
    }

    private static String patient(Path file) throws Exception {
        return HeaderAttributes.all(file).text(Tags.PATIENT_ID).orElse("");
    }

    private static Process other(Path folder, String what) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        folder.toString(),
                        what)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Uses a folder until it is killed. */
    static final class OtherProcess {
        private OtherProcess() {}

        /** Holds the folder, or stores in it without end; prints a letter each time. */
        public static void main(String[] args) throws Exception {
            Archive archive = Archive.open(Path.of(args[0]));
            if (args[1].equals("hold")) {
                System.out.print('h');
                System.out.flush();
                Thread.sleep(Long.MAX_VALUE);
            }
            for (int i = 0; ; i++) {
                add(archive, "1.2.1", "1.2.2", "1.2.3." + i, "P");
                System.out.print('s');
                System.out.flush();
            }
        }
    }
}
