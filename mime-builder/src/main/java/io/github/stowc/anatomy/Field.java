package io.github.stowc.anatomy;

/**
 * A field as it stands in a message. Immutable.
 *
 * @param name as written; empty if the line has no colon
 * @param value folded lines joined, without white space around it, in ISO 8859-1
 * @param offset the first byte of its first line in the message
 * @param length the number of bytes with all lines and their ends
 */
public record Field(String name, String value, long offset, long length) {}
