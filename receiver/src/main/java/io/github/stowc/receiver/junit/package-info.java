/** A receiver for tests with JUnit 5. */
@NullMarked
package io.github.stowc.receiver.junit;

import org.jspecify.annotations.NullMarked;
