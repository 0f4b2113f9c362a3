package io.github.stowc.stow.batch.order;

import io.github.stowc.stow.batch.table.TableRow;

/**
 * A row in the order of studies.
 *
 * @param study the number of its study, from 0, in the order of the studies' first rows
 */
public record SortedRow(int study, TableRow row) {}
