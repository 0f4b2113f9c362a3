package io.github.stowc.stow.batch;

import java.nio.file.Path;
import java.util.Locale;

/**
 * The names of all that a batch writes. Immutable.
 *
 * @param base the folder and what all names begin with
 */
record BatchFiles(Path base) {
    private static final String FAILED = ".failed";

    Path journal() {
        return beside(".journal");
    }

    Path list() {
        return beside(".list");
    }

    Path script() {
        return beside(".curl.sh");
    }

    Path report() {
        return beside(".report.json");
    }

    Path failed() {
        return beside(FAILED + ".csv");
    }

    /** The journal of the run that wrote a table of failed rows. */
    static Path journalOf(Path failedTable) {
        String name = String.valueOf(failedTable.getFileName());
        String end = FAILED + ".csv";
        String first = name.endsWith(end) ? name.substring(0, name.length() - end.length()) : name;
        return failedTable.resolveSibling(first + ".journal");
    }

    String messageName(int number) {
        return base.getFileName() + String.format(Locale.ROOT, "-%06d.mime", number);
    }

    Path sibling(String name) {
        return base.resolveSibling(name);
    }

    /** Where a file is while it is written. */
    static Path part(Path target) {
        return target.resolveSibling("." + target.getFileName() + ".part");
    }

    Path folder() {
        Path folder = base.toAbsolutePath().getParent();
        return folder == null ? base.toAbsolutePath() : folder;
    }

    private Path beside(String suffix) {
        return base.resolveSibling(base.getFileName() + suffix);
    }
}
