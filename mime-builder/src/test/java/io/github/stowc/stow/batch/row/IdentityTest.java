package io.github.stowc.stow.batch.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigInteger;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdentityTest {
    /** The namespace for names of hosts (RFC 9562 6.6). */
    private static final UUID HOSTS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    @Test
    void studyIsTheNameBasedUuidOfTheRfcsExample() {
        // RFC 9562 A.4: version 5 of www.example.com.
        UUID expected = UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
        BigInteger number = new BigInteger(expected.toString().replace("-", ""), 16);
        assertEquals(
                "2.25." + number, new Identity(HOSTS).study("www.example.com").value());
    }

    @Test
    void seriesOfTwoStudiesDifferThoughTheirKeysAreTheSame() {
        Identity identity = new Identity(HOSTS);
        assertNotEquals(identity.series("A", "1"), identity.series("B", "1"));
    }

    @Test
    void seedsGiveNamespaces() {
        assertEquals(Identity.seeded("1"), Identity.seeded("1"));
        assertNotEquals(Identity.seeded("1"), Identity.seeded("2"));
        assertEquals(5, Identity.seeded("1").version());
    }
}
