/** What all commands share: their options, help, exit codes, and the terminal. */
@NullMarked
package io.github.stowc.cli.command;

import org.jspecify.annotations.NullMarked;
