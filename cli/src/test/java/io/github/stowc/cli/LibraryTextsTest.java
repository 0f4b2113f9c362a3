package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.options.Wording;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import io.github.stowc.wording.WayOut;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The libraries know no command line: none of their texts names an option or a command of ours. */
class LibraryTextsTest {
    /** Scripts and commands of curl, which has options of the same names; a report says which tool made it. */
    private static final Pattern EXCEPTIONS = Pattern.compile("io/github/stowc/curl/.*|.*/JunitReport\\.class");

    private static final String BEFORE = "(?:^|[\\s(\"'])";

    @Test
    void noTextOfTheLibrariesNamesAnOptionOrACommand() throws Exception {
        List<String> words = new ArrayList<>();
        collect(Cli.complete(), words);
        Pattern ours =
                Pattern.compile(BEFORE + "(?:-[mtu] |stowc [a-z]|(?:" + String.join("|", words) + ")(?![\\w-]))");
        List<String> found = new ArrayList<>();
        int texts = 0;
        for (Class<?> library : List.of(Sentence.class, StowCompiler.class)) {
            texts += look(library, ours, found);
        }
        assertEquals(List.of(), found);
        assertTrue(texts > 2000, "only " + texts + " texts were checked");
    }

    @Test
    void noTextOfTheLibrariesHasACommandThatNobodyTries() throws Exception {
        String programs =
                Stream.of(WayOut.values()).map(WayOut::program).distinct().collect(Collectors.joining("|"));
        Pattern command = Pattern.compile(BEFORE + "(?:" + programs + ") (?:[-+]\\w|\"?(?:IN|in)\\b)");
        List<String> found = new ArrayList<>();
        for (Class<?> library : List.of(Sentence.class, StowCompiler.class)) {
            look(library, command, found);
        }
        found.removeIf(text -> text.startsWith("io/github/stowc/wording/WayOut.class"));
        assertEquals(List.of(), found);
        assertTrue(command.matcher("or " + WayOut.TURN_JPEG).find());
    }

    @Test
    void everyChoiceHasANameOfItsOwnOnTheCommandLine() {
        for (Choice choice : Choice.values()) {
            String name = Wording.of(Sentence.of(choice));
            assertTrue(name.contains("-") || name.startsWith("stowc "), name);
        }
    }

    private static void collect(CommandLine line, List<String> words) {
        line.getCommandSpec().options().forEach(option -> {
            for (String name : option.names()) {
                if (name.startsWith("--")) {
                    words.add(Pattern.quote(name));
                }
            }
        });
        line.getSubcommands().values().forEach(command -> collect(command, words));
    }

    /** Looks at the classes of a library, in a folder or a jar; returns how many texts they have. */
    private static int look(Class<?> library, Pattern ours, List<String> found) throws IOException, URISyntaxException {
        Path place = Path.of(
                library.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(place)) {
            return look(place, ours, found);
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            return look(jar.getPath("/"), ours, found);
        }
    }

    private static int look(Path root, Pattern ours, List<String> found) throws IOException {
        int count = 0;
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = root.relativize(file).toString().replace('\\', '/');
                boolean looked = name.startsWith("io/github/stowc/")
                        && !name.startsWith("io/github/stowc/cli/")
                        && name.endsWith(".class")
                        && !EXCEPTIONS.matcher(name).matches();
                if (looked) {
                    for (String text : texts(file)) {
                        count++;
                        if (ours.matcher(text).find()) {
                            found.add(name + ": " + text);
                        }
                    }
                }
            }
        }
        return count;
    }

    /** The string constants of a class (JVMS 4.4). */
    private static List<String> texts(Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            in.skipNBytes(8);
            int count = in.readUnsignedShort();
            String[] utf8 = new String[count];
            List<Integer> strings = new ArrayList<>();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> utf8[i] = in.readUTF();
                    case 8 -> strings.add(in.readUnsignedShort());
                    case 7, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++;
                    }
                    default -> in.skipNBytes(4);
                }
            }
            strings.forEach(index -> texts.add(utf8[index]));
        }
        return texts;
    }
}
