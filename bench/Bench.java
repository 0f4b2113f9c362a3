import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Runs ours and a yardstick, or an older build, in turn on the same files and reports medians and ratios; see bench/run. */
public final class Bench {
    private final Path home;
    private final String java;
    private final Path folder;
    private final BenchRuns runs;
    private final BenchData data;

    private Bench(Path home, String java, Path folder) {
        this.home = home;
        this.java = java;
        this.folder = folder;
        this.runs = new BenchRuns(folder);
        this.data = new BenchData(home, folder);
    }

    public static void main(String[] args) throws Exception {
        List<String> names = new ArrayList<>();
        int runs = 15;
        int pairs = 30;
        boolean write = false;
        String against = "";
        for (int i = 2; i < args.length; i++) {
            switch (args[i]) {
                case "--write" -> write = true;
                case "--runs" -> runs = Integer.parseInt(args[++i]);
                case "--against" -> against = args[++i];
                case "--pairs" -> pairs = Integer.parseInt(args[++i]);
                default -> names.add(args[i]);
            }
        }
        Path folder = Files.createTempDirectory(temporary(), "stowc-bench");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        Bench bench = new Bench(Path.of(args[0]), args[1], folder);
        if (against.isEmpty()) {
            bench.run(names, runs, write);
        } else {
            bench.compare(Path.of(against), names, pairs);
        }
    }

    private static Path temporary() {
        String named = System.getenv("TMPDIR");
        Path memory = Path.of("/dev/shm");
        if (named != null && !named.isEmpty()) {
            return Path.of(named);
        }
        return Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
    }

    private void run(List<String> names, int count, boolean write) throws Exception {
        List<BenchResult> results = new ArrayList<>();
        System.out.println(BenchResult.HEADING);
        for (BenchCase each : BenchCase.all(home, java, data)) {
            if (names.isEmpty() || names.contains(each.name())) {
                make(each);
                BenchResult result = measure(each, (int) Math.max(3, count * each.share()));
                delete(folder.resolve("in"));
                System.out.println(result.row());
                results.add(result);
            }
        }
        if (write) {
            Files.writeString(home.resolve("docs/performance.md"), page(results));
        }
    }

    private void compare(Path against, List<String> names, int pairs) throws Exception {
        Path old = BenchPairs.install(against.toAbsolutePath(), home, folder.resolve("old"));
        Path young = BenchPairs.install(home, home, folder.resolve("new"));
        List<BenchCase> olds = BenchCase.all(old, java, data);
        List<BenchCase> news = BenchCase.all(young, java, data);
        System.out.println(BenchPairs.HEADING);
        for (int i = 0; i < olds.size(); i++) {
            BenchCase each = olds.get(i);
            if (names.isEmpty() || names.contains(each.name())) {
                make(each);
                System.out.println(new BenchPairs(runs).row(each, news.get(i), pairs));
                delete(folder.resolve("in"));
            }
        }
    }

    private void make(BenchCase each) throws IOException {
        Files.createDirectory(folder.resolve("in"));
        each.data().make();
    }

    private BenchResult measure(BenchCase each, int count) throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> yardstick = new ArrayList<>();
        runs.time(each.ours());
        long length = runs.outputSize();
        runs.time(each.yardstick());
        if (each.yardstick().contains("tail") && runs.outputSize() != length) {
            throw new IllegalStateException(
                    each.name() + ": ours has " + length + " bytes, the yardstick " + runs.outputSize());
        }
        for (int i = 0; i < count; i++) {
            ours.add(runs.time(each.ours()));
            yardstick.add(runs.time(each.yardstick()));
        }
        BenchResult result =
                new BenchResult(each, ours, yardstick, runs.use(each.ours()), runs.use(each.yardstick()));
        runs.clear();
        return result;
    }

    private String page(List<BenchResult> results) throws IOException {
        StringBuilder page = new StringBuilder("# Performance\n\n");
        page.append("Made by `bench/run --write` on ")
                .append(LocalDate.now())
                .append(": ")
                .append(Runtime.getRuntime().availableProcessors())
                .append(" processors, Linux ")
                .append(System.getProperty("os.version"))
                .append(", Java ")
                .append(System.getProperty("java.vm.version"))
                .append(", load ")
                .append(Files.readString(Path.of("/proc/loadavg")).split(" ")[1])
                .append(" at the end.\n\n");
        page.append(BenchResult.HEADING).append('\n');
        results.forEach(result -> page.append(result.row()).append('\n'));
        page.append("\nThe commands, in a folder on tmpfs (`stowc` is the launcher at the root):\n\n```sh\n");
        for (BenchResult result : results) {
            page.append("# ")
                    .append(result.of().name())
                    .append(", ")
                    .append(result.ours().size())
                    .append(" runs of each\n")
                    .append(result.of().show())
                    .append('\n');
        }
        page.append("```\n\n").append(Files.readString(home.resolve("bench/notes.md")));
        return page.toString();
    }

    private static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> below = Files.walk(path)) {
            for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
