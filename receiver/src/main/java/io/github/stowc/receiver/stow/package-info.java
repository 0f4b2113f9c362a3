/** Store transactions (PS3.18 10.5): from a message to stored instances and the answer. */
@NullMarked
package io.github.stowc.receiver.stow;

import org.jspecify.annotations.NullMarked;
