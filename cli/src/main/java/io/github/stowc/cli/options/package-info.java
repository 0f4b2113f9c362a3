/** The options that commands share, what they choose in the libraries, and how the libraries' sentences and errors are shown. */
@NullMarked
package io.github.stowc.cli.options;

import org.jspecify.annotations.NullMarked;
