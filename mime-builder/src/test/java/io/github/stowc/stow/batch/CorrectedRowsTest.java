package io.github.stowc.stow.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tags;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The table of failed rows: how it is given back, and that nothing in it is lost. */
class CorrectedRowsTest extends BatchFixture {
    @Test
    void failedRowsCorrectedGoToTheSameStudy() throws IOException {
        Path table = table("hand-1.jpg,B,P1,Doe^John,20200101", "none.jpg,B,P1,Doe^John,20200101");
        run(table, 10);
        Path failed = folder.resolve("t.failed.csv");
        Files.copy(folder.resolve("hand-2.jpg"), folder.resolve("none.jpg"));
        BatchSummary summary =
                Batch.builder(failed, folder.resolve("t.failed")).build().run(listener);
        assertEquals(1, summary.made());
        Dataset made = message("t.failed-000001.mime").get(0).dataset();
        Dataset first = message("t-000001.mime").get(0).dataset();
        assertEquals(text(first, Tags.STUDY_INSTANCE_UID), text(made, Tags.STUDY_INSTANCE_UID));
        assertEquals(text(first, Tags.SERIES_INSTANCE_UID), text(made, Tags.SERIES_INSTANCE_UID));
        assertEquals("2", text(made, Tags.INSTANCE_NUMBER));
    }

    @Test
    void correctedRowHasTheUidThatItWouldHaveHad() throws Exception {
        Path table = table("hand-1.jpg,B,P1,Doe^John,20200101", "hand-2.jpg,B,P1,Doe^John,2020");
        run(table, 10);
        Path failed = folder.resolve("t.failed.csv");
        Files.writeString(failed, Files.readString(failed).replace("\"2020\"", "\"20200101\""));
        Batch.builder(failed, folder.resolve("rest")).build().run(listener);
        String sha256 = HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(folder.resolve("hand-2.jpg"))));
        String key = "hand-2.jpg\nPatientID=P1\nPatientName=Doe^John\nStudyDate=20200101\n";
        Dataset made = message("rest-000001.mime").get(0).dataset();
        assertEquals(uid(key + "\n" + sha256), text(made, Tags.SOP_INSTANCE_UID));
    }

    @Test
    void failedTableWithoutItsJournalIsRefused() throws IOException {
        run(table("hand-1.jpg,B,P1,Doe^John,20200101", "hand-2.jpg,B,P1,Doe^John,2020"), 10);
        Path moved = Files.copy(folder.resolve("t.failed.csv"), folder.resolve("corrected.csv"));
        UsageException refusal = assertThrows(
                UsageException.class,
                () -> Batch.builder(moved, folder.resolve("rest")).build().run(listener));
        assertTrue(String.valueOf(refusal.getMessage()).contains("expected the namespace of the run"));
    }

    @Test
    void correctionsAreNotReplaced() throws IOException {
        Path table = table("hand-1.jpg,B,P1,Doe^John,20200101", "hand-2.jpg,B,P1,Doe^John,2020");
        run(table, 10);
        Path failed = folder.resolve("t.failed.csv");
        Files.writeString(failed, Files.readString(failed).replace("\"2020\"", "\"20200101\""));
        assertThrows(FileSystemException.class, () -> run(table, 10));
        assertTrue(Files.readString(failed).contains("20200101"));
    }

    @Test
    void tableOfSomebodyElseStays() throws IOException {
        Path table = table("hand-1.jpg,B,P1,Doe^John,20200101");
        run(table, 10);
        Path other = Files.writeString(folder.resolve("t.failed.csv"), "mine");
        assertThrows(FileSystemException.class, () -> run(table, 10));
        assertEquals("mine", Files.readString(other));
    }
}
