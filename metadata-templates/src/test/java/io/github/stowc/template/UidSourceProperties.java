package io.github.stowc.template;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class UidSourceProperties {
    @Property
    void theHashIsThatOfThePlatform(@ForAll @Size(max = 200) byte[] message) throws NoSuchAlgorithmException {
        assertArrayEquals(MessageDigest.getInstance("SHA-1").digest(message), Sha1.digest(message));
    }

    @Property
    void aRoleKeepsItsUid(@ForAll String role) {
        UidSource random = UidSource.random();
        assertEquals(random.uid(role), random.uid(role));
        assertEquals(random.uid(role), random.sharedUid(role));
        assertEquals(4, random.uuid(role).version());
        assertEquals(2, random.uuid(role).variant());
    }

    @Property(tries = 100)
    void eachRunHasUidsOfItsOwn(@ForAll String role) {
        assertNotEquals(UidSource.random().uid(role), UidSource.random().uid(role));
        assertEquals(UidSource.seeded("s").uid(role), UidSource.seeded("s").uid(role));
        assertEquals(5, UidSource.seeded("s").uuid(role).version());
    }
}
