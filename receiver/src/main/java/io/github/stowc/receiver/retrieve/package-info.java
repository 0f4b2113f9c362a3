/** Retrieve transactions, WADO-RS (PS3.18 10.4). */
@NullMarked
package io.github.stowc.receiver.retrieve;

import org.jspecify.annotations.NullMarked;
