package io.github.stowc.cli.batch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rules by which the rows of a batch fail, beside those of {@code validate}: the resource {@code rules.txt}. */
public final class FailingRows {
    private FailingRows() {}

    /** What each rule means and what to do, by its name. */
    public static Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        try (InputStream in = FailingRows.class.getResourceAsStream("rules.txt")) {
            if (in == null) {
                throw new IllegalStateException("the resource rules.txt is missing from the program");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(line -> {
                        int tab = line.indexOf('\t');
                        rules.put(line.substring(0, tab), line.substring(tab + 1));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rules;
    }
}
