package io.github.stowc.validate.finding;

import io.github.stowc.dicom.Spelling;
import io.github.stowc.dicom.text.Rule;
import io.github.stowc.dicom.text.Severity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The catalogue of all rules of all layers. Immutable. */
public final class Rules {
    private final Map<String, ExplainedRule> bySlug;

    private Rules(Map<String, ExplainedRule> bySlug) {
        this.bySlug = bySlug;
    }

    /** Reads the catalogue; keep it while it is needed. */
    public static Rules read() {
        try (InputStream in = Rules.class.getResourceAsStream("rules.txt")) {
            if (in == null) {
                throw new IllegalStateException("the resource rules.txt is missing from the library");
            }
            return new Rules(parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, ExplainedRule> parse(BufferedReader in) throws IOException {
        Map<String, ExplainedRule> rules = new LinkedHashMap<>();
        for (String head = in.readLine(); head != null; head = in.readLine()) {
            int slugEnd = head.indexOf(' ');
            int severityEnd = head.indexOf(' ', slugEnd + 1);
            String slug = head.substring(0, slugEnd);
            String severity = head.substring(slugEnd + 1, severityEnd).toUpperCase(Locale.ROOT);
            String explanation = in.readLine();
            List<String> wrong = new ArrayList<>(1);
            List<String> right = new ArrayList<>(1);
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                (line.charAt(0) == '-' ? wrong : right).add(line.substring(2));
            }
            Rule.Facts facts = new Rule.Facts(slug, Severity.valueOf(severity), head.substring(severityEnd + 1));
            rules.put(slug, new ExplainedRule(facts, explanation == null ? "" : explanation, wrong, right));
        }
        return rules;
    }

    /** The rule with that name; empty if there is none. */
    public Optional<ExplainedRule> find(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    /** All rules, those of a layer together. */
    public Collection<ExplainedRule> all() {
        return List.copyOf(bySlug.values());
    }

    /** The name that is most like a text, for an error's remedy; empty if none is near. */
    public Optional<String> nearest(String text) {
        return Spelling.nearest(text, bySlug.keySet());
    }
}
