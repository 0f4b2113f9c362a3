package io.github.stowc.curl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A template of a script, a resource beside this class. It has placeholders such as {@code @MESSAGE@}, and sections
 * that a script repeats as needed: from a line <code>#{NAME</code> to the line <code>#}</code>, with {@code rem }
 * for the number sign in a batch file. Sections may be nested.
 *
 * <p>Text that is filled in is never taken for a placeholder. Immutable.
 */
final class ScriptTemplate {
    private final String text;

    private ScriptTemplate(String text) {
        this.text = text;
    }

    /** Reads a template and gives its lines the script's line end. */
    static ScriptTemplate read(String resource, String lineEnd) {
        try (InputStream in = ScriptTemplate.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing from the library");
            }
            return new ScriptTemplate(new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\n", lineEnd));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The script. */
    String fill(Filling filling) {
        StringBuilder out = new StringBuilder(text.length());
        fill(0, text.length(), filling, out);
        return out.toString();
    }

    private void fill(int from, int to, Filling filling, StringBuilder out) {
        int plain = from;
        for (int line = from; line < to; line = nextLine(line)) {
            String name = opened(line);
            if (name == null) {
                continue;
            }
            filling.fillPlaces(text.substring(plain, line), out);
            int body = nextLine(line);
            int end = closing(body);
            for (Filling each : filling.of(name)) {
                fill(body, end, each, out);
            }
            line = end;
            plain = nextLine(end);
        }
        filling.fillPlaces(text.substring(Math.min(plain, to), to), out);
    }

    /** The start of the line that closes the section which begins here. */
    private int closing(int body) {
        int depth = 1;
        int line = body;
        while (true) {
            if (opened(line) != null) {
                depth++;
            } else if (marker(line, '}') >= 0 && --depth == 0) {
                return line;
            }
            line = nextLine(line);
        }
    }

    private @Nullable String opened(int line) {
        int name = marker(line, '{');
        return name < 0 ? null : text.substring(name, nextLine(line)).strip();
    }

    /** The index of the text after a marker; negative if the line has no marker. */
    private int marker(int line, char brace) {
        int at = text.startsWith("rem ", line) ? line + 4 : text.startsWith("#", line) ? line + 1 : text.length();
        return at < text.length() && text.charAt(at) == brace ? at + 1 : -1;
    }

    private int nextLine(int line) {
        int end = text.indexOf('\n', line);
        return end < 0 ? text.length() : end + 1;
    }

    /** The placeholders' values in one script, or in one repetition of a section. */
    static final class Filling {
        private final Map<String, String> places;
        private final Map<String, List<Filling>> sections = new HashMap<>();

        Filling() {
            this(new HashMap<>());
        }

        private Filling(Map<String, String> places) {
            this.places = places;
        }

        /** Sets a placeholder, here and in every section added later. */
        Filling set(String place, String text) {
            places.put(place, text);
            return this;
        }

        /** Adds a section once more and returns its values, which start as a copy of these. */
        Filling add(String section) {
            Filling added = new Filling(new HashMap<>(places));
            sections.computeIfAbsent(section, name -> new ArrayList<>(1)).add(added);
            return added;
        }

        /** Adds a section if it is wanted. */
        Filling addIf(boolean wanted, String section) {
            if (wanted) {
                add(section);
            }
            return this;
        }

        private List<Filling> of(String section) {
            return sections.getOrDefault(section, List.of());
        }

        private void fillPlaces(String lines, StringBuilder out) {
            int done = 0;
            for (int at = lines.indexOf('@'); at >= 0; at = lines.indexOf('@', at + 1)) {
                int end = lines.indexOf('@', at + 1);
                String text = end < 0 ? null : places.get(lines.substring(at + 1, end));
                if (text != null) {
                    out.append(lines, done, at).append(text);
                    done = end + 1;
                    at = end;
                }
            }
            out.append(lines, done, lines.length());
        }
    }
}
