package io.github.stowc.stow.answer;

import io.github.stowc.stow.options.TextTable;
import io.github.stowc.wording.Sentence;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;

/**
 * The meanings of Failure Reason (0008,1197) and Warning Reason (0008,1196): the standard's (PS3.18 I.2, PS3.4 B.2.3,
 * PS3.7 C) and those of servers. Immutable.
 */
public final class FailureReasons {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int MAX = 0xFFFF;

    /** A server of no known kind may be any of them. */
    private static final String UNKNOWN_SERVER = "standard";

    private final List<FailureReason> reasons;
    private final String server;

    private FailureReasons(List<FailureReason> reasons, String server) {
        this.reasons = reasons;
        this.server = server;
    }

    /** Reads the table; keep the result as long as it is needed. */
    public static FailureReasons read() {
        List<FailureReason> reasons = new ArrayList<>();
        for (List<String> row : TextTable.read(FailureReasons.class, "reasons.tsv")) {
            String codes = row.get(0);
            int dash = codes.indexOf('-');
            reasons.add(new FailureReason(
                    Integer.parseInt(dash < 0 ? codes : codes.substring(0, dash), 16),
                    Integer.parseInt(codes.substring(dash + 1), 16),
                    row.get(1).equals("warning"),
                    row.get(2),
                    row.get(3),
                    Sentence.parse(row.get(4)),
                    row.get(5)));
        }
        return new FailureReasons(List.copyOf(reasons), "");
    }

    /**
     * The same table for the answers of one kind of server, whose own meaning of a code comes first.
     *
     * @param name as a target and a row of the table name it
     */
    public FailureReasons forServer(String name) {
        return new FailureReasons(reasons, name);
    }

    /** All meanings of a code: the chosen server's first, then the standard's, then others'; empty for an unknown code. */
    public List<FailureReason> find(int code) {
        List<FailureReason> found = new ArrayList<>(own(code));
        for (FailureReason reason : reasons) {
            if (reason.isStandard() && reason.covers(code)) {
                found.add(reason);
            }
        }
        for (FailureReason reason : reasons) {
            if (!reason.isStandard() && reason.covers(code) && !reason.server().equals(server)) {
                found.add(reason);
            }
        }
        // A range says less than an entry for the code itself.
        if (found.stream().anyMatch(reason -> reason.isStandard() && reason.isExact())) {
            found.removeIf(reason -> reason.isStandard() && !reason.isExact());
        }
        return found;
    }

    /** The chosen server's own meanings of a code. */
    private List<FailureReason> own(int code) {
        List<FailureReason> own = new ArrayList<>();
        for (FailureReason reason : reasons) {
            if (reason.covers(code) && reason.server().equals(server)) {
                own.add(reason);
            }
        }
        return own;
    }

    /** All entries in the table's order. */
    public List<FailureReason> all() {
        return reasons;
    }

    /**
     * A code's meaning in one line: the chosen server's and the standard's; without the former that of others too, if the
     * standard has only a range.
     */
    public String meaning(int code) {
        List<FailureReason> known = telling(code);
        if (known.isEmpty()) {
            return "an unknown code; see the server's conformance statement";
        }
        StringBuilder text = new StringBuilder();
        for (FailureReason reason : known) {
            text.append(text.isEmpty() ? "" : "; ");
            text.append(reason.isStandard() ? "" : reason.server() + ": ").append(reason.meaning());
        }
        return text.toString();
    }

    /** What to do about a code, as an imperative; for a server's own meaning if it has one. */
    public Sentence remedy(int code) {
        List<FailureReason> known = telling(code);
        if (known.isEmpty()) {
            return Sentence.of("read the server's other messages and its log");
        }
        boolean own = !known.get(0).isStandard();
        return known.get(own ? 0 : known.size() - 1).remedy();
    }

    /**
     * The meanings that tell most: the chosen server's own, followed by the standard's; else the standard's for the code
     * itself; else, if no server was chosen or nobody else knows the code, those of all.
     */
    private List<FailureReason> telling(int code) {
        List<FailureReason> known = find(code);
        if (!own(code).isEmpty()) {
            known.removeIf(reason -> !reason.isStandard() && !reason.server().equals(server));
            return known;
        }
        boolean standard = !known.isEmpty() && known.get(0).isStandard();
        return standard && (known.get(0).isExact() || isChosen()) ? known.subList(0, 1) : known;
    }

    /** Whether the answers are those of a kind of server that has codes of its own, or is known to have none. */
    private boolean isChosen() {
        return !server.isEmpty() && !server.equals(UNKNOWN_SERVER);
    }

    /** The code in four hexadecimal digits as in the standard's tables, such as {@code A700}. */
    public static String hex(int code) {
        return HEX.toHexDigits((short) code);
    }

    /**
     * Parses a code as people write it: {@code 43264} in decimal; {@code A900}, {@code 0xA900}, {@code A900H} and, with
     * a leading zero, {@code 0110} in hexadecimal; {@code A9xx} for the first of a range. Empty for any other text.
     */
    public static OptionalInt parse(String text) {
        String digits = text;
        boolean hexadecimal = false;
        if (digits.startsWith("0x") || digits.startsWith("0X")) {
            digits = digits.substring(2);
            hexadecimal = true;
        } else if (digits.endsWith("H") || digits.endsWith("h")) {
            digits = digits.substring(0, digits.length() - 1);
            hexadecimal = true;
        }
        if (digits.length() == 4 && (digits.endsWith("xx") || digits.endsWith("XX"))) {
            boolean widest = digits.charAt(1) == 'x' || digits.charAt(1) == 'X';
            digits = digits.substring(0, widest ? 1 : 2) + (widest ? "000" : "00");
            hexadecimal = true;
        }
        hexadecimal |= digits.length() == 4 && (digits.charAt(0) == '0' || !isDecimal(digits));
        return number(digits, hexadecimal ? 16 : 10);
    }

    private static boolean isDecimal(String digits) {
        return digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static OptionalInt number(String digits, int radix) {
        if (digits.isEmpty() || digits.length() > 5) {
            return OptionalInt.empty();
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return OptionalInt.empty();
            }
            value = value * radix + digit;
        }
        return value <= MAX ? OptionalInt.of(value) : OptionalInt.empty();
    }
}
