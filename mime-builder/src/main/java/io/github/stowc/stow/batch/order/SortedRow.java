package io.github.stowc.stow.batch.order;

import io.github.stowc.stow.batch.table.TableRow;

/**
 * A row in the order of studies.
 *
 * @param study the number of its study, from 0, in the order of the studies' first rows
 * @param isRenamed whether an earlier row of the table gives its patient another name
 */
public record SortedRow(int study, boolean isRenamed, TableRow row) {}
