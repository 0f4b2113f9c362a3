/** The command line: one class a command. */
@NullMarked
package io.github.stowc.cli;

import org.jspecify.annotations.NullMarked;
