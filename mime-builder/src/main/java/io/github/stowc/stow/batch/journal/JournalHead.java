package io.github.stowc.stow.batch.journal;

import java.time.LocalDateTime;
import java.util.UUID;

/**
 * What all runs of a batch have in common. Immutable.
 *
 * @param namespace that of its UIDs
 * @param now the time of the first run, which templates see
 * @param options a digest of the options that decide about bytes
 * @param root the folder of the files, as an absolute path
 */
public record JournalHead(UUID namespace, LocalDateTime now, String options, String root) {}
