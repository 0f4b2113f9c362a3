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

    private final List<FailureReason> reasons;

    private FailureReasons(List<FailureReason> reasons) {
        this.reasons = reasons;
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
        return new FailureReasons(List.copyOf(reasons));
    }

    /** All meanings of a code: the standard's first, then those of servers; empty for an unknown code. */
    public List<FailureReason> find(int code) {
        List<FailureReason> found = new ArrayList<>();
        reasons.stream()
                .filter(reason -> reason.isStandard() && reason.covers(code))
                .forEach(found::add);
        reasons.stream()
                .filter(reason -> !reason.isStandard() && reason.covers(code))
                .forEach(found::add);
        // A range says less than an entry for the code itself.
        if (found.stream().anyMatch(reason -> reason.isStandard() && reason.isExact())) {
            found.removeIf(reason -> reason.isStandard() && !reason.isExact());
        }
        return found;
    }

    /** All entries in the table's order. */
    public List<FailureReason> all() {
        return reasons;
    }

    /** A code's meaning in one line; that of servers is added if the standard has only a range. */
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

    /** What to do about a code, as an imperative; for the server's own meaning if it has one. */
    public Sentence remedy(int code) {
        List<FailureReason> known = telling(code);
        return known.isEmpty()
                ? Sentence.of("read the server's other messages and its log")
                : known.get(known.size() - 1).remedy();
    }

    /** Leaves out a server's general remark on a code that the standard defines. */
    private List<FailureReason> telling(int code) {
        List<FailureReason> known = find(code);
        return !known.isEmpty() && known.get(0).isStandard() && known.get(0).isExact() ? known.subList(0, 1) : known;
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
