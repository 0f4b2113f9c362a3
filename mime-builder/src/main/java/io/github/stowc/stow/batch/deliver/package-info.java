/** How the messages of a batch come to a server, and what became of their instances. */
@NullMarked
package io.github.stowc.stow.batch.deliver;

import org.jspecify.annotations.NullMarked;
