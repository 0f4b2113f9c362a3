package io.github.stowc.cli;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Spelling;
import io.github.stowc.iod.AttributeUse;
import io.github.stowc.iod.Iod;
import io.github.stowc.iod.ModuleUse;
import io.github.stowc.iod.TagUse;
import io.github.stowc.iod.table.AttributeType;
import io.github.stowc.wording.UsageException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What PS3.3 says about a SOP Class or an attribute, as text. */
final class IodText {
    /** With the lines on the UID before them, what fits on a screen. */
    private static final int MOST_LINES = 36;

    private static final int MOST_MODULES = 6;
    private static final int MOST_VALUES = 12;

    private static final String UNCHECKED = "not checked, as there are no rules for this module";

    /** A space at which no line is broken. */
    private static final char TOGETHER = '\u00A0';

    private final PrintWriter out;

    IodText(PrintWriter out) {
        this.out = out;
    }

    /**
     * The modules and attributes of a SOP Class.
     *
     * @param what how it was named
     * @param all everything; otherwise what an instance must have, in one screen
     * @param module the title or name of the only module to show, in full; null for all modules
     * @throws UsageException if the SOP Class does not have the module
     */
    void write(Iod iod, String what, boolean all, @Nullable String module) {
        if (module != null) {
            writeWhole(iod, find(iod, module));
        } else if (all) {
            out.println();
            out.println("Modules and attributes (PS3.3): usage M mandatory, C conditional, U optional; type 1 required,"
                    + " 2 may be empty, 3 optional");
            iod.modules().forEach(use -> writeWhole(iod, use));
        } else {
            brief(iod, what);
        }
    }

    private static ModuleUse find(Iod iod, String module) {
        List<String> names = new ArrayList<>();
        for (ModuleUse use : iod.modules()) {
            if (plain(use.title()).equals(plain(module)) || plain(use.title()).equals(plain(module + "Module"))) {
                return use;
            }
            names.add(use.title());
        }
        throw new UsageException("\"" + module + "\" is no module of it"
                + Spelling.nearest(module, names)
                        .map(name -> "; did you mean \"" + name + "\"?")
                        .orElse("; its modules are: " + String.join(", ", names)));
    }

    private static String plain(String title) {
        return title.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    /** What an instance must have: shortens the lists of attributes until they fit. */
    private void brief(Iod iod, String what) {
        out.println();
        out.println("Mandatory modules (PS3.3), attributes of type 1 (required) and 2 (may be empty); C: conditional");
        List<ModuleUse> others = new ArrayList<>(iod.modules());
        others.removeIf(use -> use.usage() == ModuleUse.Usage.M);
        List<String> lines = List.of();
        for (int most = 3; most == 3 || (most > 0 && lines.size() > MOST_LINES); most--) {
            lines = new ArrayList<>();
            for (ModuleUse use : iod.modules()) {
                if (use.usage() == ModuleUse.Usage.M) {
                    List<String> required = iod.isChecked(use) ? required(iod.attributes(use)) : List.of(UNCHECKED);
                    lines.addAll(brief(use.title(), required, most));
                }
            }
            lines.addAll(brief(
                    others.size() + " conditional (C) and optional (U) modules",
                    others.stream()
                            .map(use -> use.title().replace(" Module", "") + TOGETHER + use.usage())
                            .toList(),
                    most));
        }
        lines.stream().limit(MOST_LINES).forEach(out::println);
        out.println("stowc explain --all " + what + " shows everything, --module NAME one module in full");
    }

    private static List<String> required(List<AttributeUse> attributes) {
        Map<String, String> required = new LinkedHashMap<>();
        for (AttributeUse attribute : attributes) {
            if (attribute.type() != AttributeType.TYPE_3) {
                required.putIfAbsent(
                        DataDictionary.standard().keyword(attribute.tag()),
                        attribute.type().symbol());
            }
        }
        List<String> texts = new ArrayList<>();
        required.forEach((keyword, type) -> texts.add(keyword + TOGETHER + type));
        return texts;
    }

    /** A list under its title in at most {@code most} lines. */
    private static List<String> brief(String title, List<String> words, int most) {
        for (int shown = words.size(); ; shown--) {
            String rest = shown == words.size() ? "" : ", … " + (words.size() - shown) + " more";
            String text =
                    "  " + title + (words.isEmpty() ? "" : ": ") + String.join(", ", words.subList(0, shown)) + rest;
            List<String> lines = ExplainCommand.wrapped(text).lines().toList();
            if (lines.size() <= most || shown == 0) {
                List<String> indented = new ArrayList<>();
                lines.forEach(line -> indented.add((indented.isEmpty() ? "" : "    ") + line.replace(TOGETHER, ' ')));
                return indented;
            }
        }
    }

    private void writeWhole(Iod iod, ModuleUse module) {
        String condition = module.conditionText();
        out.println();
        out.println(module.title() + "  " + module.usage() + (condition.isEmpty() ? "" : "  checked if " + condition));
        if (!iod.isChecked(module)) {
            out.println("  " + UNCHECKED);
        }
        iod.attributes(module).forEach(attribute -> write(attribute, 1));
    }

    private void write(AttributeUse attribute, int depth) {
        StringBuilder line = new StringBuilder("  ".repeat(depth));
        line.append(attribute.tag()).append(' ');
        line.append(DataDictionary.standard().keyword(attribute.tag()));
        line.append("  ").append(attribute.type().symbol());
        if (!attribute.items().isEmpty()) {
            line.append("  items: ").append(attribute.items());
        }
        if (!attribute.condition().isEmpty()) {
            line.append("  if ").append(attribute.condition());
        }
        if (!attribute.values().isEmpty()) {
            List<String> values = attribute.values();
            int shown = Math.min(values.size(), MOST_VALUES);
            line.append(attribute.enumerated() ? "  one of " : "  such as ")
                    .append(String.join(", ", values.subList(0, shown)))
                    .append(shown == values.size() ? "" : ", … " + (values.size() - shown) + " more");
        }
        out.println(line);
        attribute.inside().forEach(inner -> write(inner, depth + 1));
    }

    /** In which modules an attribute is, and of what type. */
    void uses(List<TagUse> uses) {
        Map<String, List<String>> byType = new LinkedHashMap<>();
        for (TagUse use : uses) {
            byType.computeIfAbsent(use.type().symbol(), type -> new ArrayList<>())
                    .add(use.place());
        }
        byType.forEach((type, places) -> {
            int shown = Math.min(places.size(), MOST_MODULES);
            String rest = shown == places.size() ? "" : ", … " + (places.size() - shown) + " more";
            String text = "type " + type + ": " + String.join(", ", places.subList(0, shown)) + rest;
            ExplainCommand.wrapped(text).lines().forEach(line -> out.println("  " + line));
        });
    }
}
