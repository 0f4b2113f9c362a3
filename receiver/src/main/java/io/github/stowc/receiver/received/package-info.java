/** What came in and what was answered, for tests and for people. */
@NullMarked
package io.github.stowc.receiver.received;

import org.jspecify.annotations.NullMarked;
