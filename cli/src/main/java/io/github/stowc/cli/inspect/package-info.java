/** What {@code inspect} reads and how it shows a message. */
@NullMarked
package io.github.stowc.cli.inspect;

import org.jspecify.annotations.NullMarked;
