package io.github.stowc.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The archive of classes that the launcher makes, and with which it starts Java. The launcher sees whether it was made by
 * a Java of that name for the jar of that path; only Java itself can tell whether it really fits, as after an upgrade.
 */
public final class ClassArchive {
    private ClassArchive() {}

    /** Whether Java was told to take an archive, and did not. */
    static boolean isRefused() {
        return !isTaken() && !System.getProperty("stowc.archive", "").isEmpty();
    }

    private static boolean isTaken() {
        return System.getProperty("java.vm.info", "").contains("sharing");
    }

    /**
     * Lets the launcher make a new one at the next start, but only once for each Java and jar: if that is refused too,
     * another would not help.
     */
    static void renew() {
        Path archive = Path.of(System.getProperty("stowc.archive", ""));
        Path refused = archive.resolveSibling(archive.getFileName() + ".refused");
        Path record = archive.resolveSibling(archive.getFileName() + ".java");
        try {
            Path jar = Path.of(System.getProperty("java.class.path", ""));
            String time = Files.exists(jar) ? Files.getLastModifiedTime(jar).toString() : "";
            String now = System.getProperty("java.vm.version") + " " + time;
            boolean again = Files.isReadable(refused) && now.equals(Files.readString(refused, StandardCharsets.UTF_8));
            if (!again) {
                Files.writeString(refused, now, StandardCharsets.UTF_8);
                Files.deleteIfExists(record);
            }
        } catch (IOException e) {
            // The folder is read-only: the start stays slow, and --debug says so.
        }
    }

    /** Why the start took longer than necessary; empty if it did not, or if Java was not started by the launcher. */
    static Optional<String> trouble() {
        String archive = System.getProperty("stowc.archive");
        if (archive == null || (isTaken() && !archive.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(
                archive.isEmpty()
                        ? "started without a class archive, which takes longer: it could not be made in cli/target or"
                                + " ${XDG_CACHE_HOME:-~/.cache}/stowc; make one of them writable"
                        : "started without the class archive " + archive
                                + ", which takes longer: it is not of this Java or this jar; delete it");
    }

    /** Prints one list of classes out of those that Java wrote in several runs, without repetitions. */
    public static void main(String... files) throws IOException {
        // The number that one list gives to a class means nothing in another.
        Pattern number = Pattern.compile(" id: [0-9]*$");
        Set<String> lines = new LinkedHashSet<>();
        for (String file : files) {
            for (String line : Files.readAllLines(Path.of(file), StandardCharsets.UTF_8)) {
                // With lines about constants Java would leave old class files out.
                if (!line.startsWith("@cp")) {
                    lines.add(number.matcher(line).replaceFirst(""));
                }
            }
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.print(String.join("\n", lines) + "\n");
        out.flush();
    }
}
