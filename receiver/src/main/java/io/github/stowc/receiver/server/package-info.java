/** The HTTP side: who may talk to the receiver, how bodies come in, and how answers go out. */
@NullMarked
package io.github.stowc.receiver.server;

import org.jspecify.annotations.NullMarked;
