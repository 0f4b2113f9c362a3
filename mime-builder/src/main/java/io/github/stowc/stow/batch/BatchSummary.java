package io.github.stowc.stow.batch;

import io.github.stowc.stow.batch.deliver.Fate;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What became of a table. Immutable.
 *
 * @param rows those of the table
 * @param studies how many they make
 * @param made instances that this run made
 * @param before instances that earlier runs had made or sent
 * @param failed rows that are no instances, or that the server refused
 * @param unknown instances that were sent, and nobody knows whether they are stored
 * @param warnings rows of which something was said although they did not fail
 * @param messages all that are whole or sent, of all runs
 * @param bytes of those messages
 * @param rules how many rows failed by the name of each rule, in alphabetical order
 * @param stop what the server did, so that the run ended before all was sent; empty if it went to the end
 * @param failedTable the table of the failed rows; empty if none failed
 */
public record BatchSummary(
        UUID namespace,
        long rows,
        long studies,
        long made,
        long before,
        long failed,
        long unknown,
        long warnings,
        long messages,
        long bytes,
        Map<String, Long> rules,
        Optional<Fate> stop,
        Optional<Path> failedTable) {
    /** Copies the map. */
    public BatchSummary {
        rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
    }
}
