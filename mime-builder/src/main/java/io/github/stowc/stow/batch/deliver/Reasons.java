package io.github.stowc.stow.batch.deliver;

import io.github.stowc.stow.answer.FailureReasons;
import io.github.stowc.stow.batch.deliver.Fate.Kind;
import io.github.stowc.wording.Sentence;
import java.util.OptionalInt;

/**
 * What a Failure Reason (0008,1197) lets one do with an instance (PS3.18 I.2.2). Immutable.
 *
 * @param meanings those of the server's kind
 */
record Reasons(FailureReasons meanings) {
    private static final int PROCESSING_FAILURE = 0x0110;
    private static final int DUPLICATE_INSTANCE = 0x0111;
    private static final int DUPLICATE_TRANSACTION = 0x0131;
    private static final int DUPLICATE_INVOCATION = 0x0210;
    private static final int RESOURCE_LIMITATION = 0x0213;
    private static final int OUT_OF_RESOURCES = 0xA7;
    /** Azure's code for a duplicate. */
    private static final int ALREADY_STORED = 0xB00E;
    /** The study is being deleted, for dcm4chee. */
    private static final int BEING_DELETED = 0xA77A;

    Opinion opinion(OptionalInt reason) {
        Fate refused = fate(Kind.REFUSED, reason);
        if (reason.isPresent() && isDuplicate(reason.getAsInt())) {
            // An earlier try may have stored it; what is there under this UID in this series has the same content.
            return Opinion.open(refused, refused);
        }
        return Opinion.sure(passes(reason) ? fate(Kind.MISSING, reason) : refused);
    }

    private Fate fate(Kind kind, OptionalInt reason) {
        if (reason.isEmpty()) {
            return new Fate(
                    kind, Fate.REFUSED_RULE, "the server did not store it and gives no reason; read the server's log");
        }
        int code = reason.getAsInt();
        String text = "Failure Reason " + FailureReasons.hex(code) + ": " + meanings.meaning(code) + "; ";
        return new Fate(kind, Fate.REFUSED_RULE, Sentence.of(text, meanings.remedy(code)));
    }

    private static boolean isDuplicate(int code) {
        return code == DUPLICATE_INSTANCE || code == ALREADY_STORED;
    }

    /** Whether it may be gone at the next try. */
    private static boolean passes(OptionalInt reason) {
        int code = reason.orElse(0);
        // A770 to A77F are dcm4chee's, for what stays as it is.
        return code == PROCESSING_FAILURE
                || code == DUPLICATE_TRANSACTION
                || code == DUPLICATE_INVOCATION
                || code == RESOURCE_LIMITATION
                || code == BEING_DELETED
                || (code >> 8 == OUT_OF_RESOURCES && (code & 0xF0) != 0x70);
    }
}
