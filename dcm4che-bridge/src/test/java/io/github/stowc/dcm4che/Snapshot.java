package io.github.stowc.dcm4che;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;

/** The values that attributes hold at the moment; looking at them does not decode them. */
record Snapshot(List<Object> values) {

    static Snapshot of(Attributes attributes) throws Exception {
        List<Object> values = new ArrayList<>();
        attributes.accept(
                (owner, tag, vr, value) -> {
                    values.add(tag + " " + vr + " " + value.getClass());
                    values.add(value instanceof Sequence ? "items" : copy(value));
                    return true;
                },
                true);
        return new Snapshot(values);
    }

    private static Object copy(Object value) {
        if (value instanceof byte[] bytes) {
            return Arrays.toString(bytes);
        }
        if (value instanceof double[] doubles) {
            return Arrays.toString(doubles);
        }
        if (value instanceof long[] longs) {
            return Arrays.toString(longs);
        }
        return value instanceof Object[] texts ? Arrays.toString(texts) : value.toString();
    }
}
