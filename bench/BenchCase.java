import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A comparison.
 *
 * @param show the commands as a person would type them
 * @param share the share of the requested runs: long cases get fewer
 */
record BenchCase(
        String name,
        String what,
        Data data,
        List<String> ours,
        List<String> yardstick,
        Aims aims,
        double share,
        String show) {
    static final String OUTPUT = "out.mime";

    /** Makes a case's inputs in its folder. */
    interface Data {
        void make() throws IOException;
    }

    /** The aim; 0 for none. */
    record Aims(double ratio, double seconds, double mebibytes) {}

    /** All cases for a checkout. Add new ones here: a name, the inputs, the two commands, and the aims. */
    static List<BenchCase> all(Path home, String java, BenchData data) {
        String stowc = home.resolve("stowc").toString();
        String jar = home.resolve("cli/target/stowc.jar").toString();
        List<String> compile = List.of(stowc, "compile", "--force", "-o", OUTPUT, "in");
        List<String> bare = List.of(java, "-version");
        return List.of(
                new BenchCase(
                        "version",
                        "`stowc --version` / `java -version`",
                        () -> {},
                        List.of(stowc, "--version"),
                        bare,
                        new Aims(2.5, 0, 0),
                        2,
                        "stowc --version; java -version"),
                new BenchCase(
                        "jpeg-1",
                        "one JPEG of 20 kB / `java -version`",
                        () -> data.jpegs(1),
                        compile,
                        bare,
                        new Aims(4, 0, 0),
                        2,
                        "stowc compile -o out.mime in; java -version"),
                new BenchCase(
                        "jpeg-2000",
                        "2,000 JPEGs of 20 kB into one JSON message / `cat` of them",
                        () -> data.jpegs(2000),
                        compile,
                        cat(2000, ".jpg", false),
                        new Aims(0, 0.6, 128),
                        1,
                        "stowc compile -o out.mime in; cat in/*.jpg > out.mime"),
                new BenchCase(
                        "part10-8",
                        "8 DICOM files of 128 MiB / `cat` of the same pieces",
                        () -> data.part10(8, 128 << 20, true),
                        compile,
                        cat(8, ".dcm", true),
                        new Aims(1.15, 0, 96),
                        1,
                        "stowc compile -o out.mime in; cat head in/0000.dcm head in/0001.dcm ... tail > out.mime"),
                new BenchCase(
                        "part10-2048",
                        "2,048 DICOM files of 512 KiB / `cat` of the same pieces",
                        () -> data.part10(2048, 512 << 10, true),
                        compile,
                        cat(2048, ".dcm", true),
                        new Aims(1.15, 0, 96),
                        1,
                        "stowc compile -o out.mime in; cat head in/0000.dcm head in/0001.dcm ... tail > out.mime"),
                new BenchCase(
                        "part10-3GiB",
                        "a message of 3 GiB with `-Xmx64m` / `cat` of the same pieces",
                        // Sparse zeros take no memory; the message alone is large enough.
                        () -> data.part10(24, 128 << 20, false),
                        List.of(java, "-Xmx64m", "-jar", jar, "compile", "--force", "-o", OUTPUT, "in"),
                        cat(24, ".dcm", true),
                        new Aims(0, 0, 0),
                        0.2,
                        "java -Xmx64m -jar cli/target/stowc.jar compile -o out.mime in; cat head in/0000.dcm ... tail"),
                new BenchCase(
                        "inspect-4GiB",
                        "`inspect` of a message of 4 GiB with `-Xmx64m` / `grep -c` of its boundary",
                        () -> data.message(4L << 30),
                        List.of("env", "STOWC_OPTS=-Xmx64m", stowc, "inspect", "--format", "json", "in/m.mime"),
                        // To a pipe: if its output goes to /dev/null, grep stops at the first match.
                        List.of("sh", "-c", "grep -c " + BenchData.BOUNDARY + " in/m.mime | cat"),
                        new Aims(1.5, 0, 0),
                        0.34,
                        "STOWC_OPTS=-Xmx64m stowc inspect --format json in/m.mime; grep -c BOUNDARY in/m.mime"),
                new BenchCase(
                        "validate",
                        "100,000 instances (94 MB) in one file with `-Xmx128m` / `java -version`",
                        () -> data.metadata(100_000),
                        List.of("env", "STOWC_OPTS=-Xmx128m", stowc, "validate", "in/m.json"),
                        bare,
                        new Aims(0, 0, 0),
                        0.6,
                        "STOWC_OPTS=-Xmx128m stowc validate in/m.json; java -version"));
    }

    /** The yardstick: all files with the same bytes before and between them as in our message. */
    private static List<String> cat(int count, String suffix, boolean framed) {
        List<String> command = new ArrayList<>(List.of("cat"));
        for (int i = 0; i < count; i++) {
            if (framed) {
                command.add(i == 0 ? "first" : "head");
            }
            command.add("in/" + BenchData.number(i) + suffix);
        }
        if (framed) {
            command.add("tail");
        }
        return command;
    }
}
