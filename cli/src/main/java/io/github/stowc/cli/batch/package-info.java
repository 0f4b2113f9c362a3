/** What {@code batch} needs: how its table is read, and what is said of its progress and its result. */
@NullMarked
package io.github.stowc.cli.batch;

import org.jspecify.annotations.NullMarked;
