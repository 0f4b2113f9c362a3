package io.github.stowc.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class UidProperties {

    @Property
    void aUuidComesBackFromItsUid(@ForAll long high, @ForAll long low) {
        Uid uid = Uid.of(new UUID(high, low));
        assertTrue(uid.value().length() <= 44);
        assertEquals(Optional.of(new UUID(high, low)), uid.uuid());
    }
}
