package io.github.stowc.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The command {@code tools/tables/make}: see its first lines. */
public final class Main {
    private static final String USAGE =
            "usage: tools/tables/make [--check | --part06 FILE | --dic FILE | --rules FOLDER --out FOLDER]";

    private final Path root;
    private final PrintWriter out;

    private Main(Path root, PrintWriter out) {
        this.root = root;
        this.out = out;
    }

    /** Runs the command. */
    public static void main(String... args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exit = run(List.of(args), out, err);
        out.flush();
        System.exit(exit);
    }

    /**
     * Runs the command: 0 done, 1 a table is wrong or not in order, 2 wrong usage, 3 a file cannot be read or written.
     *
     * @param args the checkout, then the options
     */
    static int run(List<String> args, PrintWriter out, PrintWriter err) {
        if (args.isEmpty()) {
            err.println(USAGE);
            return 2;
        }
        try {
            return new Main(Path.of(args.get(0)), out).run(args.subList(1, args.size()), err);
        } catch (TableException wrong) {
            err.println(wrong.getMessage());
            return 1;
        } catch (IOException failed) {
            err.println("cannot read or write: " + failed);
            return 3;
        }
    }

    private int run(List<String> options, PrintWriter err) throws IOException {
        switch (String.join(
                " ", options.stream().filter(word -> word.startsWith("--")).toList())) {
            case "" -> {
                return options.isEmpty() ? made(table -> table, table -> table) : usage(err);
            }
            case "--check" -> {
                return options.size() == 1 ? checked(err) : usage(err);
            }
            case "--part06", "--dic" -> {
                return options.size() == 2 ? updated(source(options.get(0), Path.of(options.get(1)))) : usage(err);
            }
            case "--rules --out" -> {
                return options.size() == 4 ? compared(Path.of(options.get(1)), Path.of(options.get(3))) : usage(err);
            }
            default -> {
                return usage(err);
            }
        }
    }

    private static int usage(PrintWriter err) {
        err.println(USAGE);
        return 2;
    }

    private static Edition source(String option, Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (option.equals("--dic")) {
            return DcmtkDictionary.read(name, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Part06.read(name, in);
        }
    }

    private int updated(Edition source) throws IOException {
        Map<String, String> departures = new HashMap<>();
        for (String line : Files.readAllLines(root.resolve("tools/tables/departures.tsv"))) {
            int tab = line.indexOf('\t');
            if (!line.startsWith("#") && tab > 0) {
                departures.put(line.substring(0, tab), line.substring(tab + 1));
            }
        }
        Update update = new Update(source, departures, out);
        return made(update::elements, update::uids);
    }

    private int made(UnaryOperator<TableText> elements, UnaryOperator<TableText> uids) throws IOException {
        Folder folder = new Folder(root);
        Map<String, String> before = folder.read();
        Map<String, String> changed = Tables.changed(before, Tables.make(before, elements, uids));
        for (Map.Entry<String, String> table : changed.entrySet()) {
            folder.write(table.getKey(), table.getValue());
            out.println("wrote " + table.getKey());
        }
        if (changed.isEmpty()) {
            out.println("all tables are in order");
        }
        return 0;
    }

    private int checked(PrintWriter err) throws IOException {
        Map<String, String> before = new Folder(root).read();
        Map<String, String> changed = Tables.changed(before, Tables.make(before, table -> table, table -> table));
        changed.forEach((name, text) -> err.println(Tables.difference(name, before.getOrDefault(name, ""), text)));
        if (!changed.isEmpty()) {
            err.println("run tools/tables/make");
        }
        return changed.isEmpty() ? 0 : 1;
    }

    private int compared(Path facts, Path folder) throws IOException {
        Map<String, String> before = new Folder(root).read();
        Map<String, String> rules = RuleImport.make(facts, root.resolve("tools/tables/corrections.tsv"), before);
        Files.createDirectories(folder);
        for (Map.Entry<String, String> table : rules.entrySet()) {
            Files.writeString(folder.resolve(table.getKey()), table.getValue());
            out.println("wrote " + folder.resolve(table.getKey()));
        }
        return 0;
    }
}
