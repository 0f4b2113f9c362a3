import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs two builds in turn on the same files and compares their processor times. */
final class BenchPairs {
    private static final List<String> FILES = List.of(
            "hand-1.jpg", "hand-2.jpg", "launcher/pixel.dcm", "metadata.json");
    static final String HEADING = "| case | pairs | old CPU s | new CPU s | new / old CPU (quarter to three quarters)"
            + " | ratio of the medians | new / old on the clock |\n|---|---|---|---|---|---|---|";

    private final BenchRuns runs;

    BenchPairs(BenchRuns runs) {
        this.runs = runs;
    }

    /**
     * Copies a build into a folder, with its launcher and the inputs of its class archive, so that both start from the
     * same kind of place and the checkout does not change.
     *
     * @param given a checkout that is built, or its jar
     * @param home the checkout whose launcher is used for a jar
     */
    static Path install(Path given, Path home, Path to) throws Exception {
        boolean isJar = Files.isRegularFile(given);
        Path checkout = isJar ? home : given;
        Path jar = isJar ? given : given.resolve("cli/target/stowc.jar");
        if (!Files.isRegularFile(jar)) {
            throw new IllegalArgumentException(jar + ": file not found; build it: mvn -DskipTests package");
        }
        copy(jar, to.resolve("cli/target/stowc.jar"));
        copy(checkout.resolve("stowc"), to.resolve("stowc"));
        for (String file : FILES) {
            copy(checkout.resolve("testdata/files").resolve(file), to.resolve("testdata/files").resolve(file));
        }
        // The first start makes the class archive.
        new ProcessBuilder(to.resolve("stowc").toString(), "--version")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        return to;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** The row of a table for a case with both builds. */
    String row(BenchCase old, BenchCase young, int pairs) throws Exception {
        List<Double> oldCpu = new ArrayList<>();
        List<Double> newCpu = new ArrayList<>();
        List<Double> oldClock = new ArrayList<>();
        List<Double> newClock = new ArrayList<>();
        runs.time(old.ours());
        long size = runs.outputSize();
        runs.time(young.ours());
        // New UIDs differ in length, by some bytes an instance.
        if (Math.abs(runs.outputSize() - size) > Math.max(256, size / 100)) {
            throw new IllegalStateException(old.name() + ": old writes " + size + " bytes, new " + runs.outputSize());
        }
        for (int i = 0; i < pairs; i++) {
            // Both are first equally often.
            boolean oldFirst = i % 2 == 0;
            BenchRuns.Times first = runs.times(oldFirst ? old.ours() : young.ours());
            BenchRuns.Times second = runs.times(oldFirst ? young.ours() : old.ours());
            oldCpu.add((oldFirst ? first : second).cpuSeconds());
            newCpu.add((oldFirst ? second : first).cpuSeconds());
            oldClock.add((oldFirst ? first : second).seconds());
            newClock.add((oldFirst ? second : first).seconds());
        }
        runs.clear();
        double[] ratios = BenchResult.ratios(newCpu, oldCpu);
        double oldMedian = BenchResult.of(oldCpu, BenchRuns::median);
        double newMedian = BenchResult.of(newCpu, BenchRuns::median);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.3f | %.3f | %.3f (%.3f to %.3f) | %.3f | %.3f |",
                old.name(),
                pairs,
                oldMedian,
                newMedian,
                BenchRuns.median(ratios),
                ratios[ratios.length / 4],
                ratios[ratios.length * 3 / 4],
                newMedian / oldMedian,
                BenchRuns.median(BenchResult.ratios(newClock, oldClock)));
    }
}
