package io.github.stowc.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes one list of classes for the launcher's archive out of those that Java wrote in several runs. */
public final class ClassLists {
    /** The number that one list gives to a class means nothing in another. */
    private static final Pattern NUMBER = Pattern.compile(" id: [0-9]*$");

    private ClassLists() {}

    /** Prints each line of the files that are named once. */
    public static void main(String... files) throws IOException {
        Set<String> lines = new LinkedHashSet<>();
        for (String file : files) {
            for (String line : Files.readAllLines(Path.of(file), StandardCharsets.UTF_8)) {
                // What is said of constants keeps old class files out.
                if (!line.startsWith("@cp")) {
                    lines.add(NUMBER.matcher(line).replaceFirst(""));
                }
            }
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.print(String.join("\n", lines) + "\n");
        out.flush();
    }
}
