/** The table of a batch: CSV, TSV or NDJSON, what its columns mean, and the table of failed rows. */
@NullMarked
package io.github.stowc.stow.batch.table;

import org.jspecify.annotations.NullMarked;
