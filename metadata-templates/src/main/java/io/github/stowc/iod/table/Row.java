package io.github.stowc.iod.table;

import io.github.stowc.dicom.Tag;
import io.github.stowc.iod.condition.NamedCondition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of a module or macro: an attribute, or a macro that stands for its own lines. Immutable. */
public sealed interface Row {

    /**
     * An attribute.
     *
     * @param tag the attribute; of a repeating group the first
     * @param type whether it must be there
     * @param items how many items a sequence has, or values another attribute
     * @param condition when it is required, or a constraint applies
     * @param otherwise whether it may be present if the condition does not hold
     * @param constraint what its values must be
     * @param children the lines inside a sequence
     */
    record Attribute(
            Tag tag,
            AttributeType type,
            @Nullable Count items,
            @Nullable NamedCondition condition,
            boolean otherwise,
            @Nullable Constraint constraint,
            @Nullable Block children)
            implements Row {}

    /**
     * A macro.
     *
     * @param macro its name
     * @param condition when its lines apply
     * @param contextGroup the Context Group of PS3.16 that its codes come from; empty if none is given
     */
    record Include(String macro, @Nullable NamedCondition condition, String contextGroup) implements Row {}

    /** Lines at one place of a module or macro; compared by identity, as each is read once. */
    final class Block {
        private final String owner;
        private final List<Row> rows;

        Block(String owner, List<Row> rows) {
            this.owner = owner;
            this.rows = List.copyOf(rows);
        }

        /** The module or macro. */
        public String owner() {
            return owner;
        }

        public List<Row> rows() {
            return rows;
        }
    }

    /**
     * A range of numbers of items or values.
     *
     * @param least the smallest number
     * @param most the largest number
     */
    record Count(int least, int most) {
        static Count parse(String text) {
            int dash = text.indexOf('-');
            int least = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
            String most = dash < 0 ? text : text.substring(dash + 1);
            return new Count(least, most.equals("n") ? Integer.MAX_VALUE : Integer.parseInt(most));
        }

        public boolean allows(int number) {
            return number >= least && number <= most;
        }

        @Override
        public String toString() {
            return least == most ? "" + least : most == Integer.MAX_VALUE ? least + " or more" : least + " to " + most;
        }
    }
}
