/** Runs of bytes that can be opened again, and ranges of them. */
@NullMarked
package io.github.stowc.bytes;

import org.jspecify.annotations.NullMarked;
