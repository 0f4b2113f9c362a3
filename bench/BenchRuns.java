import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs commands in a folder and measures them. */
record BenchRuns(Path folder) {
    /** The system's figures on a run, which is not timed, since reading them takes time. */
    record Use(double mebibytes, double cpuSeconds) {}

    /** Elapsed time and processor time. */
    record Times(double seconds, double cpuSeconds) {}

    static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    long outputSize() throws IOException {
        Path output = folder.resolve(BenchCase.OUTPUT);
        return Files.exists(output) ? Files.size(output) : 0;
    }

    /** Deletes the output of the last run, since freeing a file's memory takes as long as copying part of it. */
    void clear() throws IOException {
        Files.deleteIfExists(folder.resolve(BenchCase.OUTPUT));
        Files.deleteIfExists(folder.resolve("out.curl.sh"));
    }

    private ProcessBuilder process(List<String> command) throws IOException {
        clear();
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return command.get(0).equals("cat")
                ? builder.redirectOutput(folder.resolve(BenchCase.OUTPUT).toFile())
                : builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }

    /** Elapsed seconds. */
    double time(List<String> command) throws Exception {
        ProcessBuilder builder = process(command);
        long start = System.nanoTime();
        requireDone(command, builder.start().waitFor());
        return (System.nanoTime() - start) / 1e9;
    }

    /** Elapsed and processor seconds to the millisecond, as bash's time gives them. */
    Times times(List<String> command) throws Exception {
        List<String> timed = new ArrayList<>(List.of(
                "bash", "-c", "TIMEFORMAT='%3R %3U %3S'; { time \"$@\" > /dev/null 2>&1; } 2>&1", "bash"));
        timed.addAll(command);
        clear();
        Process process = new ProcessBuilder(timed).directory(folder.toFile()).start();
        String[] said = new String(process.getInputStream().readAllBytes()).strip().split(" ");
        requireDone(command, process.waitFor());
        return new Times(
                Double.parseDouble(said[0]), Double.parseDouble(said[1]) + Double.parseDouble(said[2]));
    }

    private static void requireDone(List<String> command, int exit) {
        if (exit != 0) {
            throw new IllegalStateException(command + " ended with " + exit);
        }
    }

    /** The largest peak memory and the median processor time of three runs, read from /proc meanwhile. */
    Use use(List<String> command) throws Exception {
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
                    // In hundredths of a second on every Linux in use.
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
}
