package io.github.stowc.receiver.query;

import io.github.stowc.dicom.Uid;
import io.github.stowc.dicom.VR;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes of the values of keys how they match (PS3.4 C.2.2.2). */
final class Keys {
    private final boolean emptyValue;
    private final boolean multipleValues;

    /**
     * For a query.
     *
     * @param emptyValue whether {@code ""} matches attributes without a value (PS3.18 8.3.4.5)
     * @param multipleValues whether a backslash separates values of which one must match (PS3.18 8.3.4.6)
     */
    Keys(boolean emptyValue, boolean multipleValues) {
        this.emptyValue = emptyValue;
        this.multipleValues = multipleValues;
    }

    /** How the value of a key matches. */
    ValueMatch match(AttributePath path, String value) throws BadQueryException {
        VR vr = path.vr();
        if (value.isBlank()) {
            return ValueMatch.universal();
        }
        if (emptyValue && value.equals("\"\"")) {
            return ValueMatch.empty();
        }
        return switch (vr) {
            case SQ -> throw bad(path, "a name that ends with an attribute in the sequence");
            case OB, OD, OF, OL, OV, OW -> throw bad(path, "no value, as bytes cannot be searched for");
            case UI -> ValueMatch.any(uids(path, value));
            // A comma is no character of CS: viewers write lists with it.
            case CS -> any(path, vr, value.split("[\\\\,]", -1));
            default ->
                any(path, vr, multipleValues && vr.isMultiple() ? value.split("\\\\", -1) : new String[] {value});
        };
    }

    private static Predicate<String> uids(AttributePath path, String value) throws BadQueryException {
        Set<String> uids = new HashSet<>();
        for (String uid : value.split("[\\\\,]", -1)) {
            if (Uid.problem(uid.strip()).isPresent()) {
                throw bad(path, "a UID, or several with commas between them (PS3.5 9.1)");
            }
            uids.add(uid.strip());
        }
        return uids::contains;
    }

    private static ValueMatch any(AttributePath path, VR vr, String[] values) throws BadQueryException {
        List<Predicate<String>> wanted = new ArrayList<>();
        for (String value : values) {
            wanted.add(one(path, vr, value.strip()));
        }
        return wanted.size() == 1
                ? ValueMatch.any(wanted.get(0))
                : ValueMatch.any(text -> wanted.stream().anyMatch(each -> each.test(text)));
    }

    private static Predicate<String> one(AttributePath path, VR vr, String value) throws BadQueryException {
        return switch (vr) {
            case PN -> new Names(value);
            case DA, TM, DT ->
                TimeSpan.parse(vr, value).orElseThrow(() -> bad(path, expected(vr) + ", or a range with a hyphen"));
            case DS, IS, FD, FL, SL, SS, SV, UL, US, UV -> {
                BigDecimal number = number(value);
                if (number == null) {
                    throw bad(path, "a number");
                }
                yield text -> {
                    BigDecimal other = number(text);
                    return other != null && other.compareTo(number) == 0;
                };
            }
            case AT -> text -> text.equalsIgnoreCase(value);
            case AS -> text -> text.equals(value.toUpperCase(Locale.ROOT));
            default -> text(value);
        };
    }

    private static Predicate<String> text(String value) {
        if (!Wildcard.isIn(value)) {
            return text -> text.strip().equals(value);
        }
        Wildcard pattern = new Wildcard(value);
        return text -> pattern.matches(text.strip());
    }

    private static String expected(VR vr) {
        return switch (vr) {
            case DA -> "a date as YYYYMMDD";
            case TM -> "a time as HHMMSS or its beginning";
            default -> "a date and time as YYYYMMDDHHMMSS or its beginning";
        };
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static BadQueryException bad(AttributePath path, String expected) {
        return new BadQueryException(path.name() + ": expected " + expected + ", found another value");
    }

    /** Whether a parameter may be there more than once: only lists of UIDs. */
    static Optional<String> joined(AttributePath path, String earlier, String later) {
        return path.vr() == VR.UI ? Optional.of(earlier + "," + later) : Optional.empty();
    }
}
