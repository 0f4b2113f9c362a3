package io.github.stowc.anatomy.fault;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.anatomy.ChunkedRequest;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.text.Severity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The table of faults, and how a message gets one. Immutable. */
public final class Faults {
    private static final String TABLE = "faults.txt";
    private static final int COLUMNS = 8;

    private final Map<String, Fault> faults;

    private Faults(Map<String, Fault> faults) {
        this.faults = faults;
    }

    /** Reads the table; keep the result as long as it is needed. */
    public static Faults read() {
        InputStream table = Faults.class.getResourceAsStream(TABLE);
        if (table == null) {
            throw new IllegalStateException("the resource " + TABLE + " is missing");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            Map<String, Fault> faults = new LinkedHashMap<>();
            // The first line names the columns.
            lines.lines().skip(1).map(Faults::row).forEach(fault -> faults.put(fault.slug(), fault));
            return new Faults(faults);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fault row(String line) {
        String[] cells = line.strip().split(" {2,}", COLUMNS);
        if (cells.length != COLUMNS) {
            throw new IllegalStateException(TABLE + ": expected " + COLUMNS + " columns, found " + line);
        }
        return new Fault(
                cells[0],
                cells[1],
                Severity.valueOf(cells[2].toUpperCase(Locale.ROOT)),
                cells[3],
                cells[4],
                cells[5],
                cells[6].equals("-") ? List.of() : List.of(cells[6].split(",")),
                cells[7]);
    }

    /** All faults, in the order of the table. */
    public List<Fault> all() {
        return List.copyOf(faults.values());
    }

    /** The names of all faults, in the order of the table. */
    public List<String> slugs() {
        return new ArrayList<>(faults.keySet());
    }

    /** The fault with a name; empty if there is none. */
    public Optional<Fault> find(String slug) {
        return Optional.ofNullable(faults.get(slug));
    }

    /**
     * A message with the fault; the same one for the same source.
     *
     * @param contentType the Content-Type that goes with the source; empty if that is not known
     * @throws IOException if the source cannot be read
     * @throws FaultMisfitException if the message lacks what the fault needs
     */
    public static BrokenMessage apply(Fault fault, Source source, String contentType)
            throws IOException, FaultMisfitException {
        Source decoded = ChunkedRequest.decoded(source);
        Subject subject = new Subject(decoded, Anatomy.of(decoded, contentType), fault);
        return new BrokenMessage(subject, Edits.of(fault.slug()).on(subject));
    }
}
