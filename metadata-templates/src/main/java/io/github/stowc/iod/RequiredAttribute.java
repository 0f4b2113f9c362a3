package io.github.stowc.iod;

import io.github.stowc.dicom.Tag;
import io.github.stowc.iod.table.AttributeType;
import java.util.List;

/**
 * An attribute that every instance of a SOP Class has. Immutable.
 *
 * @param tag the attribute
 * @param type Type 1, whose value is not empty, or Type 2
 * @param values the values that it may have; empty if they are free
 * @param item what an item has, if the attribute is a sequence of Type 1, which has at least one item
 */
public record RequiredAttribute(Tag tag, AttributeType type, List<String> values, List<RequiredAttribute> item) {

    /** Copies the lists. */
    public RequiredAttribute {
        values = List.copyOf(values);
        item = List.copyOf(item);
    }
}
