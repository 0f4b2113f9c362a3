package io.github.stowc.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UidTest {

    @Test
    void theStandardsExampleGivesTheStandardsUid() {
        UUID uuid = UUID.fromString("f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
        assertEquals(
                "2.25.329800735698586629295641978511506172918", Uid.of(uuid).value());
    }

    @Test
    void theLargestUuidMakes44Characters() {
        assertEquals(44, Uid.of(new UUID(-1, -1)).value().length());
        assertEquals("2.25.0", Uid.of(new UUID(0, 0)).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "1.", ".1", "1..2", "1.02", "1.2a", "01.2", "1,2", "١.2"})
    void refusesAnythingButUids(String text) {
        assertThrows(IllegalArgumentException.class, () -> new Uid(text));
    }

    @Test
    void refusesSixtyFiveCharacters() {
        assertThrows(IllegalArgumentException.class, () -> new Uid("1." + "2".repeat(63)));
        assertEquals(64, new Uid("1." + "2".repeat(62)).value().length());
    }

    @Test
    void onlyA225UidHasAUuid() {
        assertTrue(new Uid("1.2.3").uuid().isEmpty());
        assertTrue(new Uid("2.25.1.2").uuid().isEmpty());
        assertTrue(new Uid("2.25." + "9".repeat(39)).uuid().isEmpty());
        assertEquals(Optional.of(new UUID(0, 7)), new Uid("2.25.7").uuid());
    }
}
