package io.github.stowc.receiver.builder;

import java.nio.file.Path;

/**
 * A file of a draft. Immutable.
 *
 * @param number its number in the draft, from 1
 * @param name the name that the user's file has, which is only ever shown
 * @param path where its bytes are, under a name that says nothing
 * @param size the number of its bytes
 */
record DraftFile(int number, String name, Path path, long size) {}
