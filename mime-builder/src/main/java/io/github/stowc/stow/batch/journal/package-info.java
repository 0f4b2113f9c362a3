/** What a batch has done, on disk, so that the next run goes on there. */
@NullMarked
package io.github.stowc.stow.batch.journal;

import org.jspecify.annotations.NullMarked;
