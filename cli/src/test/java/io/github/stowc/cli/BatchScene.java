package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A table with its files in a folder, the processes of {@code batch} that work on it, and what they leave there. */
final class BatchScene {
    /** What may lie beside the table after a run, and nothing else. */
    static final Pattern LEFT =
            Pattern.compile("X-\\d{6}\\.mime|X\\.(list|curl\\.sh|journal|report\\.json|failed\\.csv)");

    static final Pattern MESSAGE = Pattern.compile("X-\\d{6}\\.mime");
    static final int KILLED = 128 + 9;

    private static final int SIZES = 50;
    private static final int ROWS_OF_STUDY = 7;
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);

    private final Path table;
    private final Path output;

    private BatchScene(Path table, Path output) {
        this.table = table;
        this.output = output;
    }

    /**
     * Writes a table of JPEGs, each of its own bytes, whose studies do not stand together.
     *
     * @param folder gets the table and the files; each output has a folder of its own beside it
     */
    static BatchScene of(Path folder, int rows) throws IOException {
        Path files = Files.createDirectories(folder.resolve("files"));
        int studies = (rows + ROWS_OF_STUDY - 1) / ROWS_OF_STUDY;
        List<String> lines = new ArrayList<>(List.of("key,file,study,series,PatientID,PatientName,StudyDescription"));
        for (int i = 0; i < rows; i++) {
            Files.write(files.resolve(i + ".jpg"), picture(i));
            int study = i % studies;
            lines.add("k" + i + ",files/" + i + ".jpg,S" + study + ",s" + study + ",P" + study / 2 + ",Doe^" + study / 2
                    + ",before");
        }
        Path table = Files.write(folder.resolve("table.csv"), lines);
        return new BatchScene(table, folder.resolve("out"));
    }

    /** A JPEG with a comment (ITU-T T.81 B.2.4.5), by which it differs from all others. */
    static byte[] picture(int number) throws IOException {
        byte[] jpeg = Files.readAllBytes(TestData.file("hand-" + (1 + number % 2) + ".jpg"));
        byte[] text = (number + "x".repeat(number % SIZES * 20)).getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[jpeg.length + 4 + text.length];
        System.arraycopy(jpeg, 0, all, 0, 2);
        all[2] = (byte) 0xFF;
        all[3] = (byte) 0xFE;
        all[4] = (byte) (text.length + 2 >> 8);
        all[5] = (byte) (text.length + 2);
        System.arraycopy(text, 0, all, 6, text.length);
        System.arraycopy(jpeg, 2, all, 6 + text.length, jpeg.length - 2);
        return all;
    }

    /** The same table with another folder for what is made. */
    BatchScene into(String name) throws IOException {
        return into(table.resolveSibling(name));
    }

    BatchScene into(Path folder) throws IOException {
        return new BatchScene(table, Files.createDirectories(folder));
    }

    Path table() {
        return table;
    }

    Path output() {
        return output;
    }

    Path file(String name) {
        return output.resolve(name);
    }

    /** The words of a process of its own. */
    private List<String> command(Object... words) {
        List<String> all = new ArrayList<>(JavaProcess.command(Main.class, "-Xmx256m"));
        all.addAll(List.of(
                "batch", table.toString(), "-o", output.resolve("X.mime").toString()));
        all.addAll(List.of("--seed", "1", "-m", "Modality=XC"));
        Arrays.stream(words).map(String::valueOf).forEach(all::add);
        return all;
    }

    /** Runs it to its end. */
    Program.Finished run(Object... words) throws IOException, InterruptedException {
        return Program.of(table.getParent()).with(command(words)).run();
    }

    /**
     * Starts it, and kills it at once when so many outputs are there and a while has passed.
     *
     * @param outputs counts what is there
     * @return whether it was still at work
     */
    boolean killAt(IntSupplier outputs, int count, long millis, Object... words)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(words))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long end = System.nanoTime() + PATIENCE;
        while (process.isAlive() && outputs.getAsInt() < count) {
            if (System.nanoTime() > end) {
                process.destroyForcibly();
                fail("no output within minutes");
            }
            Thread.sleep(1);
        }
        process.waitFor(millis, TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        return process.waitFor() == KILLED;
    }

    /** Starts it, and asks it to end, as Ctrl-C does, when so many messages are there. */
    Program.Finished interruptAt(int count, Object... words) throws IOException, InterruptedException {
        Path said = table.resolveSibling("said.txt");
        Process process = new ProcessBuilder(command(words))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(said.toFile())
                .start();
        while (process.isAlive() && messages() < count) {
            Thread.sleep(1);
        }
        Program.of(table.getParent(), "kill", "-INT", Long.toString(process.pid()))
                .run();
        return new Program.Finished(process.waitFor(), new byte[0], Files.readString(said));
    }

    /** How many messages are there. */
    int messages() {
        String[] names =
                output.toFile().list((folder, name) -> MESSAGE.matcher(name).matches());
        return names == null ? 0 : names.length;
    }

    /** Checks that nothing lies there but what belongs there. */
    void requireNothingElse() throws IOException {
        try (Stream<Path> files = Files.list(output)) {
            files.map(file -> file.getFileName().toString())
                    .forEach(name -> assertTrue(LEFT.matcher(name).matches(), "it left " + name));
        }
    }

    /** Every file whose name has a form, with the hash of its bytes. */
    static Map<String, String> content(Path folder, Pattern names) throws IOException {
        Map<String, String> content = new TreeMap<>();
        for (Path file : files(folder, names)) {
            content.put(folder.relativize(file).toString(), sha256(Files.readAllBytes(file)));
        }
        return content;
    }

    /** Every message that is there, with what changes when it is written again. */
    Map<String, String> marks() throws IOException {
        Map<String, String> marks = new TreeMap<>();
        for (Path file : files(output, MESSAGE)) {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            marks.put(
                    String.valueOf(file.getFileName()),
                    attributes.fileKey() + " " + attributes.lastModifiedTime() + " " + attributes.size());
        }
        return marks;
    }

    /** Checks that what was marked is as it was. */
    void requireUntouched(Map<String, String> marks) throws IOException {
        Map<String, String> now = marks();
        now.keySet().retainAll(marks.keySet());
        assertEquals(marks, now, "messages that were whole");
    }

    static List<Path> files(Path folder, Pattern names) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file ->
                            names.matcher(String.valueOf(file.getFileName())).matches())
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
