/** What a fault does to a message, and what receivers answer to it, for the page. */
@NullMarked
package io.github.stowc.receiver.faults;

import org.jspecify.annotations.NullMarked;
