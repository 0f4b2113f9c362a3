package io.github.stowc.iod;

import io.github.stowc.dicom.Tag;
import io.github.stowc.iod.table.AttributeType;
import java.util.List;

/**
 * What a module or macro says about an attribute, for people. Immutable.
 *
 * @param tag the attribute
 * @param type whether it must be there
 * @param items how many items a sequence has ({@code 1 or more}); empty if nothing is said
 * @param condition when it is required, as a clause after "if"; empty if there is none
 * @param otherwise whether it may be present if the condition does not hold
 * @param values what its values are: {@code YES, NO}; empty if they are free
 * @param enumerated whether no other values are allowed
 * @param macro the macro that the line comes from; empty if the module itself has it
 * @param inside the attributes of the items of a sequence
 */
public record AttributeUse(
        Tag tag,
        AttributeType type,
        String items,
        String condition,
        boolean otherwise,
        List<String> values,
        boolean enumerated,
        String macro,
        List<AttributeUse> inside) {

    /** Copies the lists. */
    public AttributeUse {
        values = List.copyOf(values);
        inside = List.copyOf(inside);
    }
}
