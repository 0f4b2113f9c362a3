package io.github.stowc.stow.send;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void readsSecondsAndDates() {
        assertEquals(Optional.of(Duration.ZERO), RetryAfter.parse("0", NOON));
        assertEquals(Optional.of(Duration.ofSeconds(125)), RetryAfter.parse(" 125 ", NOON));
        assertEquals(Optional.of(Duration.ofSeconds(30)), RetryAfter.parse("Sat, 31 Jan 2026 12:00:30 GMT", NOON));
        assertEquals(Optional.of(Duration.ZERO), RetryAfter.parse("Sat, 31 Jan 2026 11:00:00 GMT", NOON));
    }

    @Test
    void takesManyDigitsForAVeryLongTimeAndNonsenseForNothing() {
        assertEquals(Optional.of(Duration.ofSeconds(999_999_999)), RetryAfter.parse("99999999999999999999999", NOON));
        for (String none : List.of("", "-1", "1.5", "soon", "2026-01-31", "٣")) {
            assertEquals(Optional.empty(), RetryAfter.parse(none, NOON), none);
        }
    }
}
