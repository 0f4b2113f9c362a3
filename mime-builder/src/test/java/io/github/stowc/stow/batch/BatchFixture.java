package io.github.stowc.stow.batch;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tag;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowInstances;
import io.github.stowc.stow.input.StowInstance;
import io.github.stowc.stow.options.Limits;
import io.github.stowc.testdata.TestData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A table of two pictures and what batches make of it. */
abstract class BatchFixture {
    static final String HEADER = "file,study,PatientID,PatientName,StudyDate\n";
    static final UUID NAMESPACE = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    @TempDir
    Path folder;

    final List<BatchNote> notes = new ArrayList<>();
    final BatchListener listener = new BatchListener() {
        @Override
        public synchronized void note(BatchNote note) {
            notes.add(note);
        }
    };

    @BeforeEach
    void copy() throws IOException {
        for (String name : List.of("hand-1.jpg", "hand-2.jpg")) {
            Files.copy(TestData.file(name), folder.resolve(name));
        }
    }

    Path table(String... rows) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), HEADER + String.join("\n", rows) + "\n");
    }

    Batch.Builder batch(Path table, int most) {
        String name = String.valueOf(table.getFileName()).replace(".csv", "");
        return Batch.builder(table, folder.resolve(name))
                .namespace(NAMESPACE)
                .compiler(StowCompiler.builder()
                        .limits(new Limits(OptionalLong.empty(), OptionalInt.of(most)))
                        .build());
    }

    BatchSummary run(Path table, int most) throws IOException {
        notes.clear();
        return batch(table, most).build().run(listener);
    }

    List<StowInstance> message(String name) throws IOException {
        return StowInstances.read(folder.resolve(name));
    }

    List<String> rules() {
        return notes.stream().map(note -> note.line() + " " + note.rule()).toList();
    }

    Map<String, byte[]> messages() throws IOException {
        Map<String, byte[]> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".mime")).toList()) {
                all.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
            }
        }
        return all;
    }

    static String text(Dataset dataset, Tag tag) {
        return dataset.text(tag).orElse("");
    }

    /** A UID by the formula in docs/batch.md, computed from scratch. */
    static String uid(String name) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(HexFormat.of().parseHex(NAMESPACE.toString().replace("-", "")));
        all.write(name.getBytes(StandardCharsets.UTF_8));
        byte[] digest = Arrays.copyOf(MessageDigest.getInstance("SHA-1").digest(all.toByteArray()), 16);
        digest[6] = (byte) (digest[6] & 15 | 80);
        digest[8] = (byte) (digest[8] & 63 | 128);
        return "2.25." + new BigInteger(1, digest);
    }
}
