/** What a browser shows of the receiver: its page, and the JSON for it. */
@NullMarked
package io.github.stowc.receiver.page;

import org.jspecify.annotations.NullMarked;
