/** Work that a second thread does: beside the caller's, or ahead of it. */
@NullMarked
package io.github.stowc.threads;

import org.jspecify.annotations.NullMarked;
