/** The command line: one class a command, and what they share. */
@NullMarked
package io.github.stowc.cli;

import org.jspecify.annotations.NullMarked;
