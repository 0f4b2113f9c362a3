/** Sends messages over HTTP and says what became of each. */
@NullMarked
package io.github.stowc.stow.send;

import org.jspecify.annotations.NullMarked;
