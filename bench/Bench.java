import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.Writer;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Runs ours and a yardstick in turn on the same files and reports medians, ratios and peak memory; see bench/run.
 *
 * <p>To add a case, add it to {@link #cases()}: a name, the data that it needs, the two commands, and the aims.
 */
public final class Bench {
    private static final String OUTPUT = "out.mime";

    private final Path home;
    private final String java;
    private final Path folder;
    private final String stowc;

    private Bench(Path home, String java, Path folder) {
        this.home = home;
        this.java = java;
        this.folder = folder;
        this.stowc = home.resolve("stowc").toString();
    }

    public static void main(String[] args) throws Exception {
        List<String> names = new ArrayList<>();
        int runs = 15;
        boolean write = false;
        for (int i = 2; i < args.length; i++) {
            switch (args[i]) {
                case "--write" -> write = true;
                case "--runs" -> runs = Integer.parseInt(args[++i]);
                default -> names.add(args[i]);
            }
        }
        Path folder = Files.createTempDirectory(temporary(), "stowc-bench");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        new Bench(Path.of(args[0]), args[1], folder).run(names, runs, write);
    }

    private static Path temporary() {
        String named = System.getenv("TMPDIR");
        Path memory = Path.of("/dev/shm");
        if (named != null && !named.isEmpty()) {
            return Path.of(named);
        }
        return Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
    }

    // ------------------------------------------------------------------------------------------------ the cases

    /** Makes what a case needs in its folder. */
    private interface Data {
        void make() throws IOException;
    }

    /** What is to be reached; 0 for no aim. */
    private record Aims(double ratio, double seconds, double mebibytes) {}

    /**
     * A comparison.
     *
     * @param show how a person would type the commands
     * @param share of the runs asked for that it gets: long ones get fewer
     */
    private record Case(
            String name, String what, Data data, List<String> ours, List<String> yardstick, Aims aims, double share, String show) {}

    private List<Case> cases() {
        List<String> bare = List.of(java, "-version");
        return List.of(
                new Case(
                        "version",
                        "`stowc --version` / `java -version`",
                        () -> {},
                        List.of(stowc, "--version"),
                        bare,
                        new Aims(2.5, 0, 0),
                        2,
                        "stowc --version; java -version"),
                new Case(
                        "jpeg-1",
                        "one JPEG of 20 kB / `java -version`",
                        () -> jpegs(1),
                        compile("in"),
                        bare,
                        new Aims(4, 0, 0),
                        2,
                        "stowc compile -o out.mime in; java -version"),
                new Case(
                        "jpeg-2000",
                        "2,000 JPEGs of 20 kB into one JSON message / `cat` of them",
                        () -> jpegs(2000),
                        compile("in"),
                        cat(2000, ".jpg", false),
                        new Aims(0, 0.6, 128),
                        1,
                        "stowc compile -o out.mime in; cat in/*.jpg > out.mime"),
                new Case(
                        "part10-8",
                        "8 DICOM files of 128 MiB / `cat` of the same pieces",
                        () -> part10(8, 128 << 20, true),
                        compile("in"),
                        cat(8, ".dcm", true),
                        new Aims(1.15, 0, 96),
                        1,
                        "stowc compile -o out.mime in; cat head in/0000.dcm head in/0001.dcm ... tail > out.mime"),
                new Case(
                        "part10-2048",
                        "2,048 DICOM files of 512 KiB / `cat` of the same pieces",
                        () -> part10(2048, 512 << 10, true),
                        compile("in"),
                        cat(2048, ".dcm", true),
                        new Aims(1.15, 0, 96),
                        1,
                        "stowc compile -o out.mime in; cat head in/0000.dcm head in/0001.dcm ... tail > out.mime"),
                new Case(
                        "part10-3GiB",
                        "a message of 3 GiB with `-Xmx64m` / `cat` of the same pieces",
                        // Zeros that take no memory: the message alone is large enough.
                        () -> part10(24, 128 << 20, false),
                        List.of(java, "-Xmx64m", "-jar", jar(), "compile", "--force", "-o", OUTPUT, "in"),
                        cat(24, ".dcm", true),
                        new Aims(0, 0, 0),
                        0.2,
                        "java -Xmx64m -jar cli/target/stowc.jar compile -o out.mime in; cat head in/0000.dcm ... tail"),
                new Case(
                        "validate",
                        "100,000 instances (94 MB) in one file with `-Xmx128m` / `java -version`",
                        () -> metadata(100_000),
                        List.of("env", "STOWC_OPTS=-Xmx128m", stowc, "validate", "in/m.json"),
                        bare,
                        new Aims(0, 0, 0),
                        0.6,
                        "STOWC_OPTS=-Xmx128m stowc validate in/m.json; java -version"));
    }

    private String jar() {
        return home.resolve("cli/target/stowc.jar").toString();
    }

    private List<String> compile(String input) {
        return List.of(stowc, "compile", "--force", "-o", OUTPUT, input);
    }

    /** The yardstick: every file, with the same bytes before and between them as in our message. */
    private static List<String> cat(int count, String suffix, boolean framed) {
        List<String> command = new ArrayList<>(List.of("cat"));
        for (int i = 0; i < count; i++) {
            if (framed) {
                command.add(i == 0 ? "first" : "head");
            }
            command.add("in/" + number(i) + suffix);
        }
        if (framed) {
            command.add("tail");
        }
        return command;
    }

    private static String number(int i) {
        return String.format(Locale.ROOT, "%04d", i);
    }

    // ------------------------------------------------------------------------------------------------- the data

    /** Pictures of noise, the quickest way to a given size. */
    private void jpegs(int count) throws IOException {
        for (int n = 0; n < count; n++) {
            Random random = new Random(n);
            BufferedImage image = new BufferedImage(200, 157, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    image.setRGB(x, y, random.nextInt(1 << 24));
                }
            }
            ImageIO.write(image, "jpg", folder.resolve("in/" + number(n) + ".jpg").toFile());
        }
    }

    /** The documentation's example, each instance with a UID and a number of its own. */
    private void metadata(int count) throws IOException {
        String example = Files.readString(home.resolve("testdata/files/metadata.json"));
        String instance = example.substring(example.indexOf('{'), example.indexOf("},{"));
        String uid = "2.25.120844308671949461864937780667935865261";
        try (Writer out = Files.newBufferedWriter(folder.resolve("in/m.json"))) {
            for (int n = 0; n < count; n++) {
                out.write(n == 0 ? "[" : "},");
                out.write(instance.replace(uid, "2.25.12084430867194946186493778066" + (1_000_000 + n))
                        .replace("\"00200013\": { \"vr\": \"IS\", \"Value\": [ 1 ] }", "\"00200013\": { \"vr\": \"IS\", \"Value\": [ " + n + " ] }")
                        .replace("file1.jpg", "file" + n + ".jpg"));
            }
            out.write("}]");
        }
    }

    private void part10(int count, int size, boolean filled) throws IOException {
        byte[] noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        for (int n = 0; n < count; n++) {
            ByteBuffer head = part10Head(n, size);
            Path file = folder.resolve("in/" + number(n) + ".dcm");
            try (FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                channel.write(head);
                long left = size - channel.position();
                while (filled && left > 0) {
                    left -= channel.write(ByteBuffer.wrap(noise, 0, (int) Math.min(left, noise.length)));
                }
                if (!filled) {
                    channel.write(ByteBuffer.wrap(new byte[1]), size - 1);
                }
            }
        }
        String boundary = "--" + "0123456789abcdef".repeat(2);
        String head = boundary + "\r\nContent-Type: application/dicom\r\n\r\n";
        Files.writeString(folder.resolve("first"), head);
        Files.writeString(folder.resolve("head"), "\r\n" + head);
        Files.writeString(folder.resolve("tail"), "\r\n" + boundary + "--\r\n");
    }

    /** Preamble, meta information and the UIDs of an instance, up to the value of Pixel Data. */
    private static ByteBuffer part10Head(int n, int size) {
        ByteBuffer meta = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
        meta.putInt(0x00010002).put(ascii("OB")).putShort((short) 0).putInt(2).putShort((short) 0x0100);
        uid(meta, 0x0002, 0x0002, "1.2.840.10008.5.1.4.1.1.7");
        uid(meta, 0x0002, 0x0003, "2.25.1" + number(n));
        uid(meta, 0x0002, 0x0010, "1.2.840.10008.1.2.1");
        uid(meta, 0x0002, 0x0012, "2.25.1");
        ByteBuffer head = ByteBuffer.allocate(2048).order(ByteOrder.LITTLE_ENDIAN);
        head.position(128).put(ascii("DICM"));
        head.putInt(0x00000002).put(ascii("UL")).putShort((short) 4).putInt(meta.position());
        head.put(meta.flip());
        uid(head, 0x0008, 0x0016, "1.2.840.10008.5.1.4.1.1.7");
        uid(head, 0x0008, 0x0018, "2.25.1" + number(n));
        uid(head, 0x0020, 0x000D, "2.25.2");
        uid(head, 0x0020, 0x000E, "2.25.3");
        head.putInt(0x00107FE0).put(ascii("OB")).putShort((short) 0);
        return head.putInt(size - head.position() - 4).flip();
    }

    private static void uid(ByteBuffer out, int group, int element, String uid) {
        byte[] value = ascii(uid.length() % 2 == 0 ? uid : uid + "\0");
        out.putShort((short) group).putShort((short) element).put(ascii("UI"));
        out.putShort((short) value.length).put(value);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    // ---------------------------------------------------------------------------------------------- measurement

    /** One run. */
    private record Run(double seconds) {}

    /** What the system says of a run: kept apart from the timed ones, since looking costs. */
    private record Use(double mebibytes, double cpuSeconds) {}

    /** What came of a case; ratios are taken pair by pair. */
    private record Result(Case of, List<Run> ours, List<Run> yardstick, Use oursUse, Use yardstickUse) {
        double ours(ToDoubleFunction<double[]> statistic) {
            return statistic.applyAsDouble(ours.stream().mapToDouble(Run::seconds).sorted().toArray());
        }

        double yardstick(ToDoubleFunction<double[]> statistic) {
            return statistic.applyAsDouble(yardstick.stream().mapToDouble(Run::seconds).sorted().toArray());
        }

        double ratio(ToDoubleFunction<double[]> statistic) {
            double[] ratios = new double[ours.size()];
            for (int i = 0; i < ratios.length; i++) {
                ratios[i] = ours.get(i).seconds() / yardstick.get(i).seconds();
            }
            Arrays.sort(ratios);
            return statistic.applyAsDouble(ratios);
        }

        String met() {
            Aims aims = of.aims();
            boolean met = (aims.ratio() == 0 || ratio(Bench::median) <= aims.ratio())
                    && (aims.seconds() == 0 || ours(Bench::median) <= aims.seconds())
                    && (aims.mebibytes() == 0 || oursUse.mebibytes() <= aims.mebibytes());
            List<String> texts = new ArrayList<>();
            if (aims.ratio() > 0) {
                texts.add("ratio " + aims.ratio());
            }
            if (aims.seconds() > 0) {
                texts.add(aims.seconds() + " s");
            }
            if (aims.mebibytes() > 0) {
                texts.add((int) aims.mebibytes() + " MiB");
            }
            return texts.isEmpty() ? "none" : String.join(", ", texts) + (met ? ": met" : ": **missed**");
        }
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** What a run takes when nothing else is at work. */
    private static double least(double[] sorted) {
        return sorted[0];
    }

    private void run(List<String> names, int runs, boolean write) throws Exception {
        List<Result> results = new ArrayList<>();
        System.out.println(heading());
        for (Case each : cases()) {
            if (names.isEmpty() || names.contains(each.name())) {
                Files.createDirectory(folder.resolve("in"));
                each.data().make();
                Result result = measure(each, (int) Math.max(3, runs * each.share()));
                delete(folder.resolve("in"));
                System.out.println(row(result));
                results.add(result);
            }
        }
        if (write) {
            Files.writeString(home.resolve("docs/performance.md"), page(results));
        }
    }

    private Result measure(Case each, int runs) throws Exception {
        List<Run> ours = new ArrayList<>();
        List<Run> yardstick = new ArrayList<>();
        time(each.ours());
        long length = size();
        time(each.yardstick());
        if (each.yardstick().contains("tail") && size() != length) {
            throw new IllegalStateException(each.name() + ": ours has " + length + " bytes, the yardstick " + size());
        }
        for (int i = 0; i < runs; i++) {
            ours.add(time(each.ours()));
            yardstick.add(time(each.yardstick()));
        }
        Result result = new Result(each, ours, yardstick, use(each.ours()), use(each.yardstick()));
        clear();
        return result;
    }

    private long size() throws IOException {
        Path output = folder.resolve(OUTPUT);
        return Files.exists(output) ? Files.size(output) : 0;
    }

    /** What a run before left goes first: to free a file's memory takes as long as to copy a part of it. */
    private void clear() throws IOException {
        Files.deleteIfExists(folder.resolve(OUTPUT));
        Files.deleteIfExists(folder.resolve("out.curl.sh"));
    }

    private ProcessBuilder process(List<String> command) throws IOException {
        clear();
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return command.get(0).equals("cat")
                ? builder.redirectOutput(folder.resolve(OUTPUT).toFile())
                : builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }

    private Run time(List<String> command) throws Exception {
        ProcessBuilder builder = process(command);
        long start = System.nanoTime();
        int exit = builder.start().waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (exit != 0) {
            throw new IllegalStateException(command + " ended with " + exit);
        }
        return new Run(seconds);
    }

    /** The largest peak memory and the median processor time of three runs, read from /proc while they last. */
    private Use use(List<String> command) throws Exception {
        double peak = 0;
        double[] cpu = new double[3];
        for (int i = 0; i < cpu.length; i++) {
            Process process = process(command).start();
            Path proc = Path.of("/proc", Long.toString(process.pid()));
            while (process.isAlive()) {
                try {
                    String status = Files.readString(proc.resolve("status"));
                    int at = status.indexOf("VmHWM:");
                    if (at >= 0) {
                        String kibibytes = status.substring(at + 6, status.indexOf("kB", at)).trim();
                        peak = Math.max(peak, Long.parseLong(kibibytes) / 1024.0);
                    }
                    String stat = Files.readString(proc.resolve("stat"));
                    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                    // In hundredths of a second on every Linux that is in use.
                    cpu[i] = (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
                } catch (IOException e) {
                    break;
                }
                Thread.sleep(1);
            }
            process.waitFor();
        }
        Arrays.sort(cpu);
        return new Use(peak, median(cpu));
    }

    // --------------------------------------------------------------------------------------------------- report

    private static String heading() {
        return "| case | ours / yardstick | ours s | yardstick s | ratio (quarter to three quarters) | ratio of the quickest | ours MiB | CPU s, ours / yardstick | aim |\n"
                + "|---|---|---|---|---|---|---|---|---|";
    }

    private static String row(Result result) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.3f | %.3f | %.2f (%.2f to %.2f) | %.2f | %.0f | %.2f / %.2f | %s |",
                result.of().name(),
                result.of().what(),
                result.ours(Bench::median),
                result.yardstick(Bench::median),
                result.ratio(Bench::median),
                result.ratio(sorted -> sorted[sorted.length / 4]),
                result.ratio(sorted -> sorted[sorted.length * 3 / 4]),
                result.ours(Bench::least) / result.yardstick(Bench::least),
                result.oursUse().mebibytes(),
                result.oursUse().cpuSeconds(),
                result.yardstickUse().cpuSeconds(),
                result.met());
    }

    private String page(List<Result> results) throws IOException {
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
        page.append(heading()).append('\n');
        for (Result result : results) {
            page.append(row(result)).append('\n');
        }
        page.append("\nThe commands, in a folder on tmpfs (`stowc` is the launcher at the root):\n\n```sh\n");
        for (Result result : results) {
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
