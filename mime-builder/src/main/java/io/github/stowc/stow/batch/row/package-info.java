/** One row of a table as an instance: its identity, and what it adds to a message. */
@NullMarked
package io.github.stowc.stow.batch.row;

import org.jspecify.annotations.NullMarked;
