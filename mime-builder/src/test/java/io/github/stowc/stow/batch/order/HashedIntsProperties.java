package io.github.stowc.stow.batch.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HashedIntsProperties {
    @Property
    void holdsWhatAMapHolds(@ForAll @Size(max = 300) List<@LongRange(min = -40, max = 40) Long> keys) {
        HashedInts table = new HashedInts();
        Map<Long, Integer> map = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            int value = i % 3 == 0 ? 0 : i % 3 == 1 ? -i : i;
            Integer before = map.put(keys.get(i), value);
            assertEquals(before == null ? HashedInts.NONE : before, table.put(keys.get(i), value));
            assertEquals(map.size(), table.size());
        }
        for (long key = -41; key <= 41; key++) {
            assertEquals(map.getOrDefault(key, HashedInts.NONE), table.get(key));
        }
    }

    @Test
    void growsToManyKeys() {
        HashedInts table = new HashedInts();
        Random random = new Random(1);
        long[] keys = random.longs(200_000).toArray();
        for (int i = 0; i < keys.length; i++) {
            table.put(keys[i], i);
        }
        for (int i = 0; i < keys.length; i++) {
            assertEquals(i, table.get(keys[i]));
        }
        assertEquals(keys.length, table.size());
    }
}
