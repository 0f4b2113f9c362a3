package io.github.stowc.receiver.query;

import io.github.stowc.dicom.Tag;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Of what an attribute tells: a study, a series or an instance (PS3.3 C.7). Immutable. */
final class AttributeLevels {
    private static final String TABLE = "levels.txt";

    private final Map<Tag, Level> levels;

    private AttributeLevels(Map<Tag, Level> levels) {
        this.levels = levels;
    }

    /** Reads the table. */
    static AttributeLevels read() {
        Map<Tag, Level> levels = new HashMap<>();
        try (InputStream in = AttributeLevels.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + TABLE + " is missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] fields = line.split(" ", -1);
                    levels.put(Tag.parse(fields[1]).orElseThrow(), Level.valueOf(fields[0].toUpperCase(Locale.ROOT)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Tag tag : Counted.STUDY) {
            levels.put(tag, Level.STUDY);
        }
        for (Tag tag : Counted.SERIES) {
            levels.put(tag, Level.SERIES);
        }
        return new AttributeLevels(Map.copyOf(levels));
    }

    /** The level of an attribute; those that no table has are of instances. */
    Level of(Tag tag) {
        return levels.getOrDefault(tag, Level.INSTANCE);
    }
}
