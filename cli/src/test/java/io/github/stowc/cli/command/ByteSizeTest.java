package io.github.stowc.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "4000, 4000",
        "500B, 500",
        "1k, 1000",
        "1K, 1000",
        "1kB, 1000",
        "1KiB, 1024",
        "1Ki, 1024",
        "100M, 100000000",
        "100 MB, 100000000",
        "' 100m ', 100000000",
        "100MiB, 104857600",
        "1.5GB, 1500000000",
        "0.5KiB, 512",
        "1GiB, 1073741824",
        "2T, 2000000000000",
        "1PiB, 1125899906842624",
        "9223372036854775807, 9223372036854775807",
    })
    void readsWhatPeopleWrite(String text, long bytes) {
        assertEquals(bytes, ByteSize.parse("--max-size", text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                "0.0M",
                "-1",
                "+1",
                "1.5",
                "0.0001k",
                "M",
                "1X",
                "1MM",
                "1iB",
                "1BB",
                "1Mi B",
                "1,000",
                "1e3",
                "1..5k",
                "١k",
                "9223372036854775808",
                "99999999P",
                "unlimited",
            })
    void refusesWhatIsNotANumberOfBytes(String text) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> ByteSize.parse("--max-size", text));
        assertTrue(String.valueOf(e.getMessage()).startsWith("--max-size: expected a number of bytes"), e.getMessage());
    }

    @Test
    void aLongTextIsRefusedAtOnce() {
        assertThrows(IllegalArgumentException.class, () -> ByteSize.parse("--max-size", "9".repeat(10_000) + "P"));
    }
}
