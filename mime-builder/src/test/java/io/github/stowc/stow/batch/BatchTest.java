package io.github.stowc.stow.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowInstances;
import io.github.stowc.stow.batch.table.TableException;
import io.github.stowc.stow.input.StowInstance;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.wording.Sentence;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchTest extends BatchFixture {
    @Test
    void messagesHaveWholeStudiesInTheOrderOfTheirFirstRows() throws IOException {
        Path table = table(
                "hand-1.jpg,B,P1,Doe^John,20200101",
                "hand-2.jpg,A,P2,Roe^Jane,20200102",
                "hand-2.jpg,B,P1,Doe^John,20200101");
        BatchSummary summary = run(table, 2);
        assertEquals(3, summary.made());
        assertEquals(2, summary.messages());
        List<StowInstance> first = message("t-000001.mime");
        assertEquals(2, first.size());
        assertEquals("1", text(first.get(0).dataset(), Tags.INSTANCE_NUMBER));
        assertEquals("2", text(first.get(1).dataset(), Tags.INSTANCE_NUMBER));
        assertEquals("P1", text(first.get(0).dataset(), Tags.PATIENT_ID));
        assertEquals("P2", text(message("t-000002.mime").get(0).dataset(), Tags.PATIENT_ID));
        assertEquals(List.of("3 batch/duplicate"), rules());
    }

    @Test
    void uidsAreMadeByTheFormula() throws Exception {
        Path table = table("hand-1.jpg,B,P1,Doe^John,20200101");
        run(table, 10);
        Dataset made = message("t-000001.mime").get(0).dataset();
        assertEquals(uid("B"), text(made, Tags.STUDY_INSTANCE_UID));
        String sha256 = HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(folder.resolve("hand-1.jpg"))));
        String key = "hand-1.jpg\nPatientID=P1\nPatientName=Doe^John\nStudyDate=20200101\n";
        assertEquals(uid(key + "\n" + sha256), text(made, Tags.SOP_INSTANCE_UID));
    }

    @Test
    void instancesAreThoseOfTheCompilerApartFromUids() throws Exception {
        run(table("hand-1.jpg,B,P1,Müller^Jörg,20200101"), 10);
        StowInstance made = message("t-000001.mime").get(0);
        Path compiled = folder.resolve("compiled.mime");
        StowCompiler.builder()
                .encoding(Encoding.DICOM)
                .set("PatientID=P1")
                .set("PatientName=Müller^Jörg")
                .set("StudyDate=20200101")
                .build()
                .compile(folder.resolve("hand-1.jpg"))
                .writeTo(compiled);
        StowInstance expected = StowInstances.read(compiled).get(0);
        Dataset left = made.dataset();
        Dataset right = expected.dataset();
        for (Tag tag :
                List.of(Tags.STUDY_INSTANCE_UID, Tags.SERIES_INSTANCE_UID, Tags.SOP_INSTANCE_UID, Tags.PIXEL_DATA)) {
            left = left.without(tag);
            right = right.without(tag);
        }
        // The time at which it is made.
        assertEquals(
                right.elements().stream().map(e -> e.tag()).toList(),
                left.elements().stream().map(e -> e.tag()).toList());
        for (Tag tag : List.of(Tags.PATIENT_NAME, Tags.SPECIFIC_CHARACTER_SET, Tags.ROWS, Tags.SOP_CLASS_UID)) {
            assertEquals(right.get(tag), left.get(tag));
        }
        assertEquals(expected.transferSyntax(), made.transferSyntax());
    }

    @Test
    void finishedRunGivenAgainDoesNothing() throws IOException {
        Path table = table("hand-1.jpg,B,P1,Doe^John,20200101", "none.jpg,B,P1,Doe^John,20200101");
        BatchSummary first = run(table, 10);
        byte[] failed = Files.readAllBytes(folder.resolve("t.failed.csv"));
        byte[] journal = Files.readAllBytes(folder.resolve("t.journal"));
        byte[] report = Files.readAllBytes(folder.resolve("t.report.json"));
        Object key = Files.readAttributes(folder.resolve("t-000001.mime"), BasicFileAttributes.class)
                .fileKey();
        BatchSummary second = run(table, 10);
        assertEquals(1, first.made());
        assertEquals(0, second.made());
        assertEquals(1, second.before());
        assertEquals(1, second.failed());
        assertEquals(
                key,
                Files.readAttributes(folder.resolve("t-000001.mime"), BasicFileAttributes.class)
                        .fileKey());
        assertArrayEquals(failed, Files.readAllBytes(folder.resolve("t.failed.csv")));
        assertArrayEquals(journal, Files.readAllBytes(folder.resolve("t.journal")));
        assertArrayEquals(report, Files.readAllBytes(folder.resolve("t.report.json")));
    }

    @Test
    void goesOnAtAnyPlaceOfTheJournalWithTheSameBytes() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            rows.add("hand-" + (1 + i % 2) + ".jpg,S" + i / 5 + ",P" + i / 5 + ",Doe^John,2020010" + (1 + i / 5));
        }
        rows.set(6, "none.jpg,S1,P1,Doe^John,20200102");
        // Each row is another one.
        Path table = Files.writeString(
                folder.resolve("t.csv"),
                HEADER.replace("file", "key,file")
                        + String.join(
                                "\n",
                                IntStream.range(0, rows.size())
                                        .mapToObj(i -> i + "," + rows.get(i))
                                        .toList())
                        + "\n");
        run(table, 3);
        Map<String, byte[]> whole = messages();
        byte[] journal = Files.readAllBytes(folder.resolve("t.journal"));
        assertEquals(6, whole.size());
        for (int length = 180; length < journal.length; length += 97) {
            Files.write(folder.resolve("t.journal"), Arrays.copyOf(journal, length));
            BatchSummary summary = batch(table, 3).force(true).build().run(listener);
            assertEquals(13, summary.made() + summary.before());
            Map<String, byte[]> again = messages();
            assertEquals(whole.keySet(), again.keySet());
            for (Map.Entry<String, byte[]> message : whole.entrySet()) {
                assertTrue(
                        Arrays.equals(message.getValue(), again.get(message.getKey())),
                        message.getKey() + " after " + length);
            }
        }
    }

    @Test
    void rowWithAnotherContentUnderTheSameKeyIsRefused() throws IOException {
        Path table =
                Files.writeString(folder.resolve("t.csv"), "key,file,PatientID\n1,hand-1.jpg,P1\n2,hand-2.jpg,P2\n");
        run(table, 10);
        Files.writeString(table, "key,file,PatientID\n1,hand-1.jpg,P9\n2,hand-2.jpg,P2\n3,hand-2.jpg,P3\n");
        BatchSummary summary = run(table, 10);
        assertEquals(1, summary.made());
        assertEquals(1, summary.before());
        assertEquals(List.of("2 batch/changed", "4 batch/duplicate"), rules());
        Files.writeString(
                folder.resolve("hand-2.jpg"),
                Files.readString(folder.resolve("hand-1.jpg"), StandardCharsets.ISO_8859_1),
                StandardCharsets.ISO_8859_1);
        run(table, 10);
        assertTrue(rules().contains("3 batch/changed"), () -> rules().toString());
    }

    @Test
    void picturesAndDocumentsAreSeriesOfTheirOwn() throws IOException {
        Files.write(folder.resolve("a.pdf"), pdf());
        run(table("hand-1.jpg,B,P1,Doe^John,20200101", "a.pdf,B,P1,Doe^John,20200101"), 10);
        List<StowInstance> made = message("t-000001.mime");
        assertEquals(2, made.size(), notes::toString);
        assertFalse(text(made.get(0).dataset(), Tags.SERIES_INSTANCE_UID)
                .equals(text(made.get(1).dataset(), Tags.SERIES_INSTANCE_UID)));
    }

    private static byte[] pdf() {
        StringBuilder text = new StringBuilder("%PDF-1.4\n");
        StringBuilder places = new StringBuilder("xref\n0 4\n0000000000 65535 f \n");
        for (String object : List.of(
                "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>",
                "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>")) {
            places.append(String.format("%010d 00000 n \n", text.length()));
            text.append(object).append("\nendobj\n");
        }
        int xref = text.length();
        text.append(places).append("trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n");
        return text.append(xref).append("\n%%EOF\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void nameThatDiffersFromThatOfTheFirstRowFails() throws IOException {
        BatchSummary summary = run(
                table(
                        "hand-1.jpg,A,P1,Doe^John,20200101",
                        "hand-2.jpg,A,P1,Doe^John^,20200101",
                        "hand-2.jpg,B,P1,Doe^Jon,20200102"),
                10);
        assertEquals(2, summary.made());
        assertTrue(rules().contains("4 batch/patient"), () -> rules().toString());
    }

    @Test
    void sameFilesFailIfStrict() throws IOException {
        Path table = table("hand-1.jpg,A,P1,Doe^John,20200101", "hand-1.jpg,B,P2,Roe^Jane,20200101");
        BatchSummary summary = batch(table, 10).strict(true).build().run(listener);
        assertEquals(Map.of("batch/duplicate", 1L), summary.rules());
    }

    @Test
    void sameRowTwiceFailsInEachRun() throws IOException {
        Path table = table("hand-1.jpg,A,P1,Doe^John,20200101", "hand-1.jpg,A,P1,Doe^John,20200101");
        assertEquals(Map.of("batch/twice", 1L), run(table, 10).rules());
        assertEquals(Map.of("batch/twice", 1L), run(table, 10).rules());
        assertEquals(1, message("t-000001.mime").size());
    }

    @Test
    void studyOfTwoPatientsFails() throws IOException {
        BatchSummary summary = run(table("hand-1.jpg,A,P1,Doe^John,20200101", "hand-2.jpg,A,P2,Roe^Jane,20200101"), 10);
        assertEquals(1, summary.made());
        assertEquals(List.of("3 batch/patient"), rules());
    }

    @Test
    void rowsOfNobodyAreStudiesOfTheirOwn() throws IOException {
        Path table = Files.writeString(folder.resolve("t.csv"), "file\nhand-1.jpg\nhand-2.jpg\n");
        assertEquals(2, run(table, 10).studies());
    }

    @Test
    void tableWithoutPatientsIsRemarkedOn() throws IOException {
        List<String> remarks = new ArrayList<>();
        BatchListener remarking = new BatchListener() {
            @Override
            public void remark(Sentence text) {
                remarks.add(text.toString());
            }
        };
        Path table = Files.writeString(folder.resolve("t.csv"), "file,StudyDate\nhand-1.jpg,20200101\n");
        batch(table, 10).build().run(remarking);
        assertEquals(1, remarks.size());
        assertTrue(remarks.get(0).contains("without Patient ID (0010,0020)"), () -> remarks.get(0));
        remarks.clear();
        batch(table("hand-1.jpg,A,P1,Doe^John,20200101"), 10).build().check(remarking);
        assertEquals(List.of(), remarks);
    }

    @Test
    void checkMakesNothing() throws IOException {
        Path table = table("hand-1.jpg,A,P1,Doe^John,20200101", "none.jpg,A,P1,Doe^John,2020-01-01");
        BatchSummary summary = batch(table, 10).build().check(listener);
        assertEquals(1, summary.made());
        assertEquals(1, summary.failed());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(3, files.count());
        }
    }

    @Test
    void brokenTableMakesNothing() throws IOException {
        Path table = table("hand-1.jpg,A,P1,Doe^John,20200101", "hand-2.jpg,\"A,P1,Doe^John,20200101");
        assertThrows(TableException.class, () -> run(table, 10));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(3, files.count());
        }
    }

    @Test
    void outputThatNoJournalNamesStays() throws IOException {
        Path other = Files.writeString(folder.resolve("t-000001.mime"), "mine");
        Path table = table("hand-1.jpg,A,P1,Doe^John,20200101");
        assertThrows(FileAlreadyExistsException.class, () -> run(table, 10));
        assertEquals("mine", Files.readString(other));
    }

    @Test
    void otherOptionsAreRefused() throws IOException {
        Path table = table("hand-1.jpg,A,P1,Doe^John,20200101");
        run(table, 10);
        UsageException refusal = assertThrows(UsageException.class, () -> run(table, 11));
        assertTrue(String.valueOf(refusal.getMessage()).contains("expected the options of the run that began it"));
    }

    @Test
    void neitherJournalNorReportNorNotesHaveValues() throws IOException {
        Path table = table(
                "hand-1.jpg,Secret1,Secret2,Secret3^John,20200101",
                "none.jpg,Secret1,Secret2,Secret3^John,20200101",
                "hand-2.jpg,Secret1,Secret2,Secret3^John,2020-Secret4",
                "hand-2.jpg,Secret1,Secret2,Secret5^John,20200101");
        run(table, 10);
        String said = Files.readString(folder.resolve("t.journal"))
                + Files.readString(folder.resolve("t.report.json"))
                + Files.readString(folder.resolve("t.list"))
                + notes;
        assertFalse(said.contains("Secret"), said);
        assertTrue(Files.readString(folder.resolve("t.failed.csv")).contains("Secret4"));
    }
}
