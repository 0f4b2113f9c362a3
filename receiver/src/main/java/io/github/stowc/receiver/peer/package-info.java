/** What other servers were seen to refuse. */
@NullMarked
package io.github.stowc.receiver.peer;

import org.jspecify.annotations.NullMarked;
