package io.github.stowc.receiver.faults;

import io.github.stowc.anatomy.fault.BrokenMessage;
import io.github.stowc.anatomy.fault.Fault;
import io.github.stowc.anatomy.fault.FaultMisfitException;
import io.github.stowc.anatomy.fault.Faults;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A message with a fault, before and after, in memory. Immutable. */
final class Broken {
    private final Fault fault;
    private final GoodMessage good;
    private final BrokenMessage message;
    private final byte[] before;
    private final byte[] after;

    private Broken(Fault fault, GoodMessage good, BrokenMessage message) throws IOException {
        this.fault = fault;
        this.good = good;
        this.message = message;
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        message.writeRequest("/studies", "localhost", request);
        byte[] whole = request.toByteArray();
        String rightHead = message.rightHead("/studies", "localhost");
        ByteArrayOutputStream right = new ByteArrayOutputStream();
        if (message.isRequest()) {
            right.writeBytes(rightHead.getBytes(StandardCharsets.ISO_8859_1));
            after = whole;
        } else {
            after = Arrays.copyOfRange(whole, rightHead.length(), whole.length);
        }
        try (InputStream in = good.body().open()) {
            in.transferTo(right);
        }
        before = right.toByteArray();
    }

    /**
     * The first of some messages that has what the fault needs, with the fault.
     *
     * @param goods one or more
     * @throws FaultMisfitException if none has
     */
    static Broken of(Fault fault, List<GoodMessage> goods) throws IOException, FaultMisfitException {
        for (GoodMessage good : goods.subList(0, goods.size() - 1)) {
            try {
                return of(fault, good);
            } catch (FaultMisfitException e) {
                // The next one may fit.
            }
        }
        return of(fault, goods.get(goods.size() - 1));
    }

    private static Broken of(Fault fault, GoodMessage good) throws IOException, FaultMisfitException {
        return new Broken(fault, good, Faults.apply(fault, good.body(), good.contentType()));
    }

    Fault fault() {
        return fault;
    }

    GoodMessage good() {
        return good;
    }

    BrokenMessage message() {
        return message;
    }

    /** What comes before the body in {@link #before} and {@link #after}: the bytes of a head in which the fault is, else 0. */
    int headLength() {
        return message.isRequest() ? message.head("/studies", "localhost").length() : 0;
    }

    /** The good body; after a right head if the fault is in the head. */
    byte[] before() {
        return before.clone();
    }

    /** The broken body; after the broken head if the fault is there. */
    byte[] after() {
        return after.clone();
    }

    /** The body that is sent. */
    byte[] body() {
        return Arrays.copyOfRange(after, headLength(), after.length);
    }

    /** The Content-Type that is sent. */
    String contentType() {
        return message.head("/studies", "localhost")
                .lines()
                .filter(line -> line.startsWith("Content-Type: "))
                .map(line -> line.substring("Content-Type: ".length()))
                .findFirst()
                .orElseThrow();
    }

    /** What differs, in the bytes of {@link #before} and {@link #after}. */
    List<BrokenMessage.Changed> changes() {
        List<BrokenMessage.Changed> all = message.isRequest()
                ? List.of(new BrokenMessage.Changed(
                        0, before.length - message.bodySize(), 0, after.length - message.bodySize()))
                : message.changes();
        return all.stream().map(this::trimmed).toList();
    }

    /** Without what is the same at the beginning and at the end. */
    private BrokenMessage.Changed trimmed(BrokenMessage.Changed change) {
        int from = (int) change.from();
        int at = (int) change.at();
        int end = from + (int) change.length();
        int became = at + (int) change.became();
        while (from < end && at < became && before[from] == after[at]) {
            from++;
            at++;
        }
        while (from < end && at < became && before[end - 1] == after[became - 1]) {
            end--;
            became--;
        }
        return new BrokenMessage.Changed(from, end - from, at, became - at);
    }
}
