package io.github.stowc.receiver.faults;

import io.github.stowc.bytes.Source;

/**
 * A message before it gets a fault. Immutable.
 *
 * @param name its file name, ending in {@code .mime}
 * @param body the body of the request
 * @param contentType what goes with it
 * @param isMade whether the compiler makes it, the same each time
 */
record GoodMessage(String name, Source body, String contentType, boolean isMade) {}
