import io.github.stowc.mime.Outputs;
import io.github.stowc.mime.ProgressListener;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.batch.Batch;
import io.github.stowc.stow.batch.BatchListener;
import io.github.stowc.stow.batch.BatchSummary;
import io.github.stowc.stow.input.Inputs;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Limits;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Times batches of 10,000 different JPEGs and PDFs of 1 to 200 kB, which the rows of a table name in turn.
 *
 * <p>{@code rows N} prints time, rate and peak memory, and what a row costs in the second half against rows 10,000 to 20,000.
 * {@code compile N} compares with the compiler on the same files in one folder, in the same process, in turn.
 */
final class Batches {
    private static final int FILES = 10_000;
    private static final int EARLY = 10_000;

    private Batches() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(args[0]), "stowc-batch");
        int rows = Integer.parseInt(args[2]);
        try {
            Files.createDirectory(folder.resolve("in"));
            files(folder.resolve("in"));
            if (args[1].equals("compile")) {
                compare(folder, rows, args.length > 3 ? Integer.parseInt(args[3]) : 3);
            } else {
                Files.createDirectory(folder.resolve("out"));
                rows(folder, table(folder, rows, false), rows);
            }
        } finally {
            Search.removeTree(folder);
        }
    }

    /** Half pictures of noise, half PDFs; most are small, as in an export of documents. */
    private static void files(Path in) throws IOException {
        for (int n = 0; n < FILES; n++) {
            Random random = new Random(n);
            double share = random.nextDouble();
            int size = (int) (1000 * Math.pow(200, share * share * share));
            Files.write(in.resolve(name(n)), n % 2 == 0 ? jpeg(random, size) : pdf(random, size));
        }
    }

    private static String name(int n) {
        int file = n % FILES;
        return file + (file % 2 == 0 ? ".jpg" : ".pdf");
    }

    private static byte[] jpeg(Random random, int size) throws IOException {
        int side = Math.max(8, (int) Math.sqrt(size / 1.05));
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                image.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }

    private static byte[] pdf(Random random, int size) {
        byte[] noise = new byte[size - 600];
        random.nextBytes(noise);
        StringBuilder text = new StringBuilder("%PDF-1.4\n");
        List<Integer> places = new ArrayList<>();
        String stream = new String(noise, StandardCharsets.ISO_8859_1).replace("endstream", "endstreaM");
        for (String object : List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>",
                "<< /Length " + stream.length() + " >>\nstream\n" + stream + "\nendstream")) {
            places.add(text.length());
            text.append(places.size()).append(" 0 obj\n").append(object).append("\nendobj\n");
        }
        int xref = text.length();
        text.append("xref\n0 5\n0000000000 65535 f \n");
        places.forEach(place -> text.append(String.format(Locale.ROOT, "%010d 00000 n \n", place)));
        text.append("trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n").append(xref).append("\n%%EOF\n");
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * A table of documents in the order in which they were written, so that the four of a study are far from each other.
     *
     * @param isPlain whether its files are in the folder that the compiler gets
     */
    private static Path table(Path folder, int rows, boolean isPlain) throws IOException {
        Path table = folder.resolve("table.csv");
        int studies = Math.max(1, rows / 4);
        try (Writer out = Files.newBufferedWriter(table)) {
            out.write("file,key,study,PatientID,PatientName,PatientBirthDate,PatientSex,StudyDate\n");
            for (int n = 0; n < rows; n++) {
                int study = (int) (n * 7919L % studies);
                int patient = study / 3;
                String file = isPlain ? "many/" + many(n) : "in/" + name(n);
                out.write(file + "," + n + ",S" + study + ",P" + patient + ",Family" + patient + "^Given,19"
                        + (10 + patient % 90) + "0101," + (patient % 2 == 0 ? "F" : "M") + ",20"
                        + (10 + study % 15) + "0601\n");
            }
        }
        return table;
    }

    private static String many(int n) {
        return n + "-" + name(n);
    }

    private static void rows(Path folder, Path table, int rows) throws IOException {
        long[] times = new long[4];
        long start = System.nanoTime();
        BatchSummary summary = batch(folder, table, new BatchListener() {
            @Override
            public void progress(Phase phase, long done, long total) {
                if (phase == Phase.MAKING) {
                    mark(times, 0, done >= EARLY);
                    mark(times, 1, done >= 2 * EARLY);
                    mark(times, 2, done >= total / 2);
                    mark(times, 3, done >= total);
                }
            }
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        if (summary.failed() > 0 || summary.made() != rows) {
            throw new IllegalStateException(summary.toString());
        }
        System.out.printf(
                Locale.ROOT, "| %,d | %.1f s | %,.0f /s | %s MiB |%n", rows, seconds, rows / seconds, memory());
        if (rows >= 10 * EARLY) {
            double early = (times[1] - times[0]) / 1e3 / EARLY;
            double late = (times[3] - times[2]) / 1e3 / (rows / 2.0);
            System.out.printf(
                    Locale.ROOT,
                    "a row of the second half: %.1f us, of rows 10,000 to 20,000: %.1f us, ratio %.2f (aim 1.2)%n",
                    late,
                    early,
                    late / early);
        }
    }

    private static void mark(long[] times, int index, boolean isReached) {
        if (isReached && times[index] == 0) {
            times[index] = System.nanoTime();
        }
    }

    /** The most memory that the process had, of which the heap is one part. */
    private static String memory() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.toString(Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024);
            }
        }
        return "?";
    }

    private static BatchSummary batch(Path folder, Path table, BatchListener listener) throws IOException {
        return Batch.builder(table, folder.resolve("out/t"))
                .compiler(StowCompiler.builder().seed("1").build())
                .build()
                .run(listener);
    }

    private static void compare(Path folder, int rows, int pairs) throws Exception {
        Path many = Files.createDirectory(folder.resolve("many"));
        for (int n = 0; n < rows; n++) {
            Files.createLink(many.resolve(many(n)), folder.resolve("in/" + name(n)));
        }
        Path table = table(folder, rows, true);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i <= pairs; i++) {
            double compiled = timed(folder, () -> compile(folder, many));
            double batched = timed(folder, () -> batch(folder, table, BatchListener.NONE));
            System.err.printf(
                    Locale.ROOT, "compile %,.0f files/s, batch %,.0f rows/s%n", rows / compiled, rows / batched);
            if (i > 0) {
                ratios.add(compiled / batched);
            }
        }
        ratios.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%,d rows: batch at %.2f of the rate of compile (aim 0.8)%n",
                rows,
                ratios.get(ratios.size() / 2));
    }

    /** Does something. */
    private interface Work {
        void run() throws Exception;
    }

    private static double timed(Path folder, Work work) throws Exception {
        Path out = Files.createDirectory(folder.resolve("out"));
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        Search.removeTree(out);
        return seconds;
    }

    /** What stowc compile does, in messages of as many instances as a batch has. */
    private static void compile(Path folder, Path many) throws Exception {
        StowCompiler compiler = StowCompiler.builder()
                .encoding(Encoding.DICOM)
                .set("PatientID=P1")
                .limits(new Limits(OptionalLong.of(100_000_000), OptionalInt.of(1000)))
                .build();
        List<Path> files;
        try (Stream<Path> all = Files.list(many)) {
            files = all.sorted().toList();
        }
        List<StowMessage> messages = compiler.compileAll(Inputs.ofPaths(files));
        try (Outputs outputs = new Outputs(false)) {
            for (int i = 0; i < messages.size(); i++) {
                messages.get(i).writeTo(outputs, folder.resolve("out/t-" + i + ".mime"), ProgressListener.NONE);
            }
            outputs.commit();
        }
    }
}
