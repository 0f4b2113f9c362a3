package io.github.stowc.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The archive of classes that the launcher makes and starts Java with. The launcher sees whether it was made by a Java of
 * that name for the jar of that path; whether it really fits, such as after an upgrade of Java, only Java itself can tell.
 */
final class ClassArchive {
    private ClassArchive() {}

    /** Whether Java was told to take an archive, and did not. */
    static boolean isRefused() {
        return !isTaken() && !System.getProperty("stowc.archive", "").isEmpty();
    }

    private static boolean isTaken() {
        return System.getProperty("java.vm.info", "").contains("sharing");
    }

    /**
     * Lets the launcher make it anew at the next start, but once only for each Java and jar: where the new one is refused
     * too, another would not help.
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
            // A folder of somebody else: the start stays slow, and --debug says so.
        }
    }

    /** Why the start took longer than it need; empty where it did not, or where another than the launcher started Java. */
    static Optional<String> trouble() {
        String archive = System.getProperty("stowc.archive");
        if (archive == null || (isTaken() && !archive.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(
                archive.isEmpty()
                        ? "started without a class archive, which takes longer: it could not be made in cli/target nor in"
                                + " ${XDG_CACHE_HOME:-~/.cache}/stowc; let one of them be writable"
                        : "started without the class archive " + archive
                                + ", which takes longer: it is not of this Java or this jar; delete it");
    }
}
