/** Sends messages over HTTP, and says of each what became of it. */
@NullMarked
package io.github.stowc.stow.send;

import org.jspecify.annotations.NullMarked;
