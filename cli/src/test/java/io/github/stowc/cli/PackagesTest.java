package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.receiver.StowReceiver;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.testdata.TestData;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What packages use of each other, and what they show to users. */
class PackagesTest {
    private static final List<String> MODULES = List.of("metadata-templates", "mime-builder", "receiver", "cli");
    private static final List<String> LIBRARIES = MODULES.subList(0, 3);
    private static final String OURS = "io.github.stowc.";
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:static )?(io\\.github\\.stowc\\.[a-z0-9.]+)\\.[A-Z]");
    private static final Pattern CONSTANT = Pattern.compile("(?:^|L)(io/github/stowc/[a-z0-9/]+)/[A-Z]");
    private static final Pattern EXPORT = Pattern.compile("(?m)^    exports ([\\w.]+);");
    private static final Pattern PUBLIC = Pattern.compile(
            "(?m)^public (?:final |abstract |sealed |non-sealed )*(?:class|interface|record|enum|@interface) (\\w+)");

    private static List<Path> sources(String module) throws IOException {
        try (Stream<Path> files = Files.walk(TestData.root().resolve(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .toList();
        }
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    @Test
    void noCycleByImports() throws IOException {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (String module : MODULES) {
            for (Path file : sources(module)) {
                String text = Files.readString(file);
                String own = find(PACKAGE, text);
                IMPORT.matcher(text).results().forEach(used -> add(own, used.group(1), uses));
            }
        }
        assertTrue(uses.size() > 20, uses::toString);
        assertEquals("", describe(cycles(uses)));
    }

    @Test
    void noCycleByClassFiles() throws IOException, URISyntaxException {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (Class<?> type : List.of(Dataset.class, StowCompiler.class, StowReceiver.class, Main.class)) {
            Path classes = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (FileSystem jar = Files.isDirectory(classes) ? null : FileSystems.newFileSystem(classes);
                    Stream<Path> files = Files.walk(jar == null ? classes : jar.getPath("/"))) {
                for (Path file :
                        files.filter(file -> file.toString().endsWith(".class")).toList()) {
                    String own = String.valueOf(file.toAbsolutePath().getParent());
                    own = own.substring(Math.max(0, own.indexOf("io/github/stowc")))
                            .replace('/', '.');
                    for (String used : packagesOf(file)) {
                        add(own, used, uses);
                    }
                }
            }
        }
        assertTrue(uses.size() > 20, uses::toString);
        assertEquals("", describe(cycles(uses)));
    }

    /** Our packages in a class file's constants: of classes, and in descriptors and signatures (JVMS 4.4). */
    private static Set<String> packagesOf(Path file) throws IOException {
        Set<String> packages = new TreeSet<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.skipNBytes(8);
            int count = in.readUnsignedShort();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 ->
                        CONSTANT.matcher(in.readUTF())
                                .results()
                                .forEach(found -> packages.add(found.group(1).replace('/', '.')));
                    case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++;
                    }
                    default -> in.skipNBytes(4);
                }
            }
        }
        return packages;
    }

    private static void add(String user, String used, Map<String, Set<String>> uses) {
        if (!user.equals(used)) {
            uses.computeIfAbsent(user, key -> new TreeSet<>()).add(used);
        }
    }

    /** The sets of packages that reach each other. */
    private static List<Set<String>> cycles(Map<String, Set<String>> uses) {
        List<Set<String>> cycles = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String start : uses.keySet()) {
            Set<String> cycle = new TreeSet<>();
            for (String reached : reachable(start, uses)) {
                if (reachable(reached, uses).contains(start)) {
                    cycle.add(reached);
                }
            }
            if (!cycle.isEmpty() && !Collections.disjoint(cycle, List.of(start)) && seen.addAll(cycle)) {
                cycles.add(cycle);
            }
        }
        return cycles;
    }

    private static Set<String> reachable(String start, Map<String, Set<String>> uses) {
        Set<String> reached = new TreeSet<>();
        List<String> open = new ArrayList<>(List.of(start));
        while (!open.isEmpty()) {
            for (String used : uses.getOrDefault(open.remove(open.size() - 1), Set.of())) {
                if (reached.add(used)) {
                    open.add(used);
                }
            }
        }
        return reached;
    }

    private static String describe(List<Set<String>> cycles) {
        StringBuilder text = new StringBuilder();
        for (Set<String> cycle : cycles) {
            text.append(String.join(" ", cycle).replace(OURS, "")).append('\n');
        }
        return text.toString();
    }

    /** {@code docs/public-types.txt} has a line for each public type of the packages that are exported to everybody. */
    @Test
    void everyPublicTypeHasAReason() throws IOException {
        List<String> lines = Files.readAllLines(TestData.root().resolve("docs/public-types.txt"));
        Map<String, String> reasons = new TreeMap<>();
        for (String line : lines) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                assertTrue(!line.substring(tab).isBlank(), line);
                assertEquals(null, reasons.put(line.substring(0, tab), line.substring(tab + 1)), line);
            }
        }
        Set<String> types = new TreeSet<>();
        for (String module : LIBRARIES) {
            Set<String> ofModule = exported(module);
            types.addAll(ofModule);
            String count = module + ": " + ofModule.size() + " public types";
            assertTrue(lines.contains(count), "docs/public-types.txt is to say \"" + count + "\"");
        }
        assertEquals(types, reasons.keySet(), "the types of docs/public-types.txt");
    }

    private static Set<String> exported(String module) throws IOException {
        String info = Files.readString(TestData.root().resolve(module).resolve("src/main/java/module-info.java"));
        Set<String> packages = new TreeSet<>();
        EXPORT.matcher(info).results().forEach(export -> packages.add(export.group(1)));
        Set<String> types = new TreeSet<>();
        for (Path file : sources(module)) {
            String text = Files.readString(file);
            String name = find(PUBLIC, text);
            if (!name.isEmpty() && packages.contains(find(PACKAGE, text))) {
                types.add((find(PACKAGE, text) + "." + name).substring(OURS.length()));
            }
        }
        return types;
    }
}
