package io.github.stowc.stow.batch.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final JournalHead HEAD =
            new JournalHead(new UUID(1, 2), LocalDateTime.of(2020, 1, 2, 3, 4, 5), "0123", "/data/a folder\twith tab");

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("x.journal");
    }

    private static String key(int number) {
        return String.format("%016x%016x", number * 0x9E3779B97F4A7C15L, number);
    }

    private static JournalRow row(int portion, int number) {
        return new JournalRow(
                portion,
                key(number),
                "00000000000000aa",
                "00000000000000bb",
                10,
                20,
                "2.25.1",
                "2.25.2",
                "2.25.9" + number);
    }

    private static OpenPortion portion(int number, boolean isSent, int... rows) {
        return new OpenPortion(
                number,
                isSent ? "" : "x-" + number + ".mime",
                isSent,
                Arrays.stream(rows).mapToObj(row -> row(number, row)).toList());
    }

    private static DonePortion done(int number, int instances) {
        return new DonePortion(number, "x-" + number + ".mime", instances, 500, "multipart/related; boundary=b", "1 2");
    }

    private Journal begun() throws IOException {
        Journal journal = Journal.open(file());
        journal.begin(HEAD);
        return journal;
    }

    @Test
    void knowsWhatIsDone() throws IOException {
        try (Journal journal = begun()) {
            journal.begun(portion(1, false, 1, 2));
            journal.done(done(1, 2), Map.of(), List.of());
            journal.begun(portion(2, false, 3));
        }
        try (Journal journal = Journal.open(file())) {
            assertEquals(Optional.of(HEAD), journal.head());
            assertEquals(List.of(portion(2, false, 3)), journal.open());
            assertEquals(2, journal.last());
            assertEquals(
                    List.of(new DonePortion(1, "x-1.mime", 2, 500, "multipart/related; boundary=b", "1 2")),
                    journal.done());
            assertEquals(Optional.of(new Entry.Done(row(1, 1))), journal.meet(key(1)));
            assertEquals(Optional.of(new Entry.Seen()), journal.meet(key(1)));
            assertEquals(Optional.empty(), journal.meet(key(3)));
            assertEquals(Optional.of(new Entry.Seen()), journal.meet(key(3)));
        }
    }

    @Test
    void knowsWhatWasRefusedAndWhatIsMissing() throws IOException {
        try (Journal journal = begun()) {
            journal.begun(portion(1, true, 1, 2, 3));
            journal.done(done(1, 1), Map.of("2.25.91", List.of("batch/refused", "no room\there")), List.of("2.25.92"));
        }
        try (Journal journal = Journal.open(file())) {
            assertEquals(
                    Optional.of(new Entry.Refused(row(1, 1), "batch/refused", "no room\there")), journal.meet(key(1)));
            assertEquals(Optional.empty(), journal.meet(key(2)));
            assertEquals(Optional.of(new Entry.Done(row(1, 3))), journal.meet(key(3)));
        }
    }

    @Test
    void settlesWhatWasSentAndIsNotKnown() throws IOException {
        try (Journal journal = begun()) {
            journal.begun(portion(1, true, 1, 2));
            journal.begun(portion(2, true, 3));
        }
        try (Journal journal = Journal.open(file())) {
            journal.settle(journal.open().get(0), Set.of("2.25.92"), 0);
            journal.leaveUnknown(journal.open().get(0));
            assertEquals(Optional.empty(), journal.meet(key(1)));
            assertEquals(Optional.of(new Entry.Done(row(1, 2))), journal.meet(key(2)));
            assertEquals(Optional.of(new Entry.Unknown(row(2, 3))), journal.meet(key(3)));
        }
        try (Journal journal = Journal.open(file())) {
            assertEquals(Optional.of(new Entry.Done(row(1, 2))), journal.meet(key(2)));
            assertEquals(List.of(portion(2, true, 3)), journal.open());
        }
    }

    @Test
    void messageThatIsBegunAgainHasNoneOfTheRowsOfTheFirstTry() throws IOException {
        try (Journal journal = begun()) {
            journal.begun(portion(1, false, 1, 2));
        }
        try (Journal journal = Journal.open(file())) {
            journal.forget(journal.open().get(0));
            journal.begun(portion(1, false, 2, 3));
        }
        try (Journal journal = Journal.open(file())) {
            assertEquals(List.of(portion(1, false, 2, 3)), journal.open());
            journal.done(done(1, 2), Map.of(), List.of());
        }
        try (Journal journal = Journal.open(file())) {
            assertEquals(Optional.empty(), journal.meet(key(1)));
            assertEquals(Optional.of(new Entry.Done(row(1, 2))), journal.meet(key(2)));
            assertEquals(Optional.of(new Entry.Done(row(1, 3))), journal.meet(key(3)));
        }
    }

    @Test
    void rowsOfAMessageThatWasNotBegunWholeAreNone() throws IOException {
        try (Journal journal = begun()) {
            journal.begun(portion(1, false, 1, 2, 3));
        }
        String text = Files.readString(file());
        Files.writeString(file(), text.substring(0, text.lastIndexOf("row\t")));
        try (Journal journal = Journal.open(file())) {
            assertEquals(List.of(), journal.open());
            journal.begun(portion(1, false, 2, 4));
        }
        try (Journal journal = Journal.open(file())) {
            assertEquals(List.of(portion(1, false, 2, 4)), journal.open());
        }
    }

    @Test
    void rowsThatWentWithALaterMessageAreNoLongerUnknown() throws IOException {
        try (Journal journal = begun()) {
            journal.begun(portion(1, true, 1, 2));
            journal.begun(portion(2, true, 1));
            journal.done(done(2, 1), Map.of(), List.of());
        }
        try (Journal journal = Journal.open(file())) {
            journal.leaveUnknown(journal.open().get(0));
            assertEquals(Optional.of(new Entry.Done(row(2, 1))), journal.meet(key(1)));
            assertEquals(Optional.of(new Entry.Unknown(row(1, 2))), journal.meet(key(2)));
        }
        try (Journal journal = Journal.open(file())) {
            journal.begun(portion(3, true, 2));
            journal.done(done(3, 1), Map.of(), List.of());
        }
        try (Journal journal = Journal.open(file())) {
            assertEquals(List.of(), journal.open());
        }
    }

    @Test
    void goesOnBehindTheLastWholeLine() throws IOException {
        try (Journal journal = begun()) {
            journal.begun(portion(1, false, 1));
            journal.done(done(1, 1), Map.of(), List.of());
        }
        long whole = Files.size(file());
        Files.writeString(file(), "row\t2\tabc", StandardOpenOption.APPEND);
        try (Journal journal = Journal.open(file())) {
            journal.begun(portion(2, false, 2));
        }
        String text = Files.readString(file());
        assertEquals("row\t2\t" + key(2), text.substring((int) whole, (int) whole + 6 + key(2).length()));
    }

    @Test
    void wherePlacesAreCutOffMakesNoDifference() throws IOException {
        try (Journal journal = begun()) {
            for (int i = 1; i <= 3; i++) {
                journal.begun(portion(i, false, 2 * i, 2 * i + 1));
                journal.done(done(i, 2), Map.of(), List.of());
            }
        }
        byte[] all = Files.readAllBytes(file());
        for (int length = 200; length <= all.length; length++) {
            Files.write(file(), Arrays.copyOf(all, length));
            try (Journal journal = Journal.open(file())) {
                int done = journal.done().size();
                for (int i = 1; i <= 3; i++) {
                    boolean isDone = journal.meet(key(2 * i)).isPresent();
                    assertEquals(i <= done, isDone, "cut to " + length + " bytes");
                }
            }
        }
    }

    @Test
    void isOpenOnlyOnce() throws IOException {
        try (Journal journal = begun()) {
            FileSystemException refusal = assertThrows(FileSystemException.class, () -> Journal.open(file()));
            assertTrue(String.valueOf(refusal.getMessage()).contains("another run writes to it"), refusal::getMessage);
        }
    }

    @Test
    void refusesAnotherFileAndLeavesItAlone() throws IOException {
        for (String other : List.of(
                "hello\n", "hello", "stowc batch is nice", "row\t1\n", "{\"a\":1}\n", "stowc-batch\t2\tx\ty\tz\t/\n")) {
            Files.write(file(), other.getBytes(StandardCharsets.UTF_8));
            FileSystemException refusal = assertThrows(FileSystemException.class, () -> Journal.open(file()));
            assertTrue(
                    String.valueOf(refusal.getMessage()).contains("expected the journal of a batch"),
                    refusal::getMessage);
            assertEquals(other, Files.readString(file()));
        }
    }
}
