/** The command line as its users meet it: messages, scripts, errors, help, and what servers make of them. */
@NullMarked
package io.github.stowc.cli;

import org.jspecify.annotations.NullMarked;
