package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.dicom.Uid;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** New UIDs, and the UUIDs in them. */
class UidCommandTest {
    private static List<String> uids(Object... words) {
        return CommandRun.of(words).expecting(ExitCode.DONE).text().lines().toList();
    }

    @Test
    void printsAsManyAsAskedForNoTwoTheSame() {
        assertEquals(1, uids("uid").size());
        List<String> many = uids("uid", "-n", "500");
        assertEquals(500, new HashSet<>(many).size());
        for (String uid : many) {
            assertEquals(uid, new Uid(uid).value());
            assertTrue(uid.startsWith("2.25.") && uid.length() <= 44, uid);
            assertNotEquals('0', uid.charAt(5), uid);
        }
    }

    @Test
    void aSeedMakesTheSameOnesEachTime() {
        List<String> first = uids("uid", "-n", "20", "--seed", "x");
        assertEquals(first, uids("uid", "-n", "20", "--seed", "x"));
        assertEquals(first.subList(0, 5), uids("uid", "-n5", "--seed=x"));
        assertNotEquals(first, uids("uid", "-n", "20", "--seed", "y"));
        assertEquals(20, new HashSet<>(first).size());
    }

    @Test
    void showsTheUuidOfAUid() {
        List<String> uids = uids("uid", "-n", "3");
        List<String> uuids = uids("uid", "--uuid", uids.get(0), "--uuid", uids.get(1), "--uuid=" + uids.get(2));
        for (int i = 0; i < uids.size(); i++) {
            String hex = UUID.fromString(uuids.get(i)).toString().replace("-", "");
            assertEquals("2.25." + new BigInteger(hex, 16), uids.get(i));
        }
        assertEquals(
                List.of("00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"),
                uids("uid", "--uuid", "2.25.0", "--uuid", "2.25.340282366920938463463374607431768211455"));
    }
}
