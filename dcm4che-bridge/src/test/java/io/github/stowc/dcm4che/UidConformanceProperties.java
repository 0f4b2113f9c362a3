package io.github.stowc.dcm4che;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Uid;
import io.github.stowc.template.UidSource;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dcm4che3.util.UIDUtils;

/** UIDs (PS3.5 9.1, B.2): each side accepts what the other makes, and refuses what the other refuses. */
class UidConformanceProperties {

    @Property(tries = 1000)
    void dcm4cheTakesOurUidsOfAnyUuid(@ForAll long high, @ForAll long low) {
        assertTrue(UIDUtils.isValid(Uid.of(new UUID(high, low)).value()));
    }

    @Property(tries = 300)
    void dcm4cheTakesOurUidsOfAnySeed(@ForAll String seed, @ForAll String purpose) {
        assertTrue(UIDUtils.isValid(UidSource.seeded(seed).uid(purpose).value()));
    }

    @Property(tries = 300)
    void weTakeTheUidsThatDcm4cheMakes(@ForAll byte[] name) {
        assertTrue(new Uid(UIDUtils.createUID()).uuid().isPresent());
        Uid named = new Uid(UIDUtils.createNameBasedUID(name));
        assertEquals(named, Uid.of(named.uuid().orElseThrow()));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> near = Arbitraries.of("1", "2", "25", "0", ".", "10", "00", "4711", "999", "x", "-1")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(
                near, near.map(text -> "1.2." + text), Arbitraries.strings().ofMaxLength(70));
    }

    /** dcm4che also requires what ISO/IEC 8824 requires of object identifiers: two components, the first up to 2. */
    @Property(tries = 2000)
    void bothRefuseTheSame(@ForAll("texts") String text) {
        boolean identifier = text.length() > 2 && text.charAt(0) <= '2' && text.charAt(1) == '.';
        assertEquals(UIDUtils.isValid(text), identifier && Uid.problem(text).equals(Optional.empty()), text);
    }
}
