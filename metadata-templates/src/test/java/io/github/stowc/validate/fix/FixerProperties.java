package io.github.stowc.validate.fix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.stowc.validate.Metadata;
import io.github.stowc.validate.Variants;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A corrected defect is not found again, and all else stays as it is. */
class FixerProperties {

    @Provide
    Arbitrary<byte[]> metadata() {
        return Metadata.any();
    }

    @Provide
    Arbitrary<Variants.Variant> variants() {
        return Arbitraries.of(Variants.all().toList());
    }

    static byte[] fix(byte[] text, List<Fix> fixes) throws IOException {
        return new Fixer(ValidateOptions.DEFAULT, fixes::add).json("metadata.json", text);
    }

    @Property(tries = 400)
    void copiesTheFileIfNothingIsCorrected(@ForAll("metadata") byte[] text) throws IOException {
        List<Fix> fixes = new ArrayList<>();
        byte[] copy = fix(text, fixes);
        if (fixes.isEmpty()) {
            assertArrayEquals(text, copy);
        }
    }

    @Property(tries = 200)
    void doesNotFindACorrectedDefectAgain(@ForAll("variants") Variants.Variant variant) throws IOException {
        byte[] text = variant.text().getBytes(StandardCharsets.UTF_8);
        List<Fix> fixes = new ArrayList<>();
        byte[] copy = fix(text, fixes);
        List<String> left = Variants.identities(Variants.check(copy, ValidateOptions.DEFAULT));
        for (Fix fix : fixes) {
            assertFalse(left.contains(Variants.identity(fix.finding())), fix::toString);
        }
        List<Fix> again = new ArrayList<>();
        assertArrayEquals(copy, fix(copy, again), again::toString);
    }
}
