package io.github.stowc.iod;

import io.github.stowc.iod.table.AttributeType;

/**
 * Where PS3.3 has an attribute. Immutable.
 *
 * @param place the module or macro: {@code Patient Module}; with the sequence in whose items it is
 * @param type its type there
 */
public record TagUse(String place, AttributeType type) {}
