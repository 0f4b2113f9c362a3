package io.github.stowc.validate.check;

import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.ValueSyntax;
import io.github.stowc.dicom.part10.SpecificCharacterSet;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidationRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks that the values of an element fit their VR (PS3.5 table 6.2-1). */
final class ValueChecks {
    private ValueChecks() {}

    /** The finding on the first value that breaks a rule, without the attribute; null if all are sound. */
    static @Nullable Finding find(Element element) {
        if (element instanceof Element.Text text) {
            return ofTexts(text);
        }
        if (element instanceof Element.Names names) {
            return ofNames(names.names());
        }
        if (element instanceof Element.Bytes bytes) {
            return ofBytes(element.vr(), bytes.bytes().remaining());
        }
        return null;
    }

    /** The first value in which a backslash separates values; null if there is none, or the VR holds a single value. */
    static @Nullable String separated(Element element) {
        if (!element.vr().isMultiple()) {
            return null;
        }
        if (element instanceof Element.Text text) {
            for (int i = 0; i < text.values().size(); i++) {
                if (text.values().get(i).indexOf('\\') >= 0) {
                    return text.values().get(i);
                }
            }
        } else if (element instanceof Element.Names names) {
            for (PersonName name : names.names()) {
                String whole = name.toString();
                if (whole.indexOf('\\') >= 0) {
                    return whole;
                }
            }
        }
        return null;
    }

    /** The values between backslashes. */
    static List<String> parts(String value) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = value.indexOf('\\'); at >= 0; at = value.indexOf('\\', from)) {
            parts.add(value.substring(from, at));
            from = at + 1;
        }
        parts.add(value.substring(from));
        return parts;
    }

    /** Values as an array of JSON, if they may be shown. */
    static String array(VR vr, List<String> values) {
        StringBuilder text = new StringBuilder();
        boolean numbers = vr.form() == VR.Form.INTEGER || vr.form() == VR.Form.FLOAT;
        for (String value : values) {
            if (shown(vr, value).isEmpty() || value.indexOf('"') >= 0 || text.length() > 64) {
                return "each value as an element of the array";
            }
            String quote = numbers ? "" : "\"";
            text.append(text.isEmpty() ? "" : ", ").append(quote).append(value).append(quote);
        }
        return "[" + text + "]";
    }

    private static @Nullable Finding ofTexts(Element.Text text) {
        List<String> values = text.values();
        if (text.tag().equals(Tags.SPECIFIC_CHARACTER_SET)) {
            Finding misspelled = ofCharacterSet(values);
            if (misspelled != null) {
                return misspelled;
            }
        }
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            Optional<String> problem = ValueSyntax.problem(text.vr(), value);
            if (problem.isPresent() || endsInNul(value)) {
                return broken(text.vr(), value, problem.orElse(""), values.size() == 1 ? 0 : i + 1);
            }
        }
        return null;
    }

    /** The finding on a character set whose term is known in another spelling; null if there is none. */
    private static @Nullable Finding ofCharacterSet(List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            Optional<String> term = SpecificCharacterSet.meant(values.get(i));
            if (term.isPresent()) {
                return Finding.of(
                        ValidationRule.CODE_STRING,
                        subject(values.size() == 1 ? 0 : i + 1) + shown(VR.CS, values.get(i))
                                + "it is not a defined term of PS3.3 C.12.1.1.2",
                        "write \"" + term.get() + '"');
            }
        }
        return null;
    }

    private static @Nullable Finding ofNames(List<PersonName> names) {
        for (int i = 0; i < names.size(); i++) {
            PersonName name = names.get(i);
            Finding broken = ofName(name, names.size() == 1 ? 0 : i + 1);
            if (broken != null) {
                return broken;
            }
        }
        return null;
    }

    private static @Nullable Finding ofName(PersonName name, int number) {
        boolean joined = name.alphabetic().indexOf('=') >= 0
                || name.ideographic().indexOf('=') >= 0
                || name.phonetic().indexOf('=') >= 0;
        if (joined) {
            return Finding.of(
                    ValidationRule.PERSON_NAME,
                    subject(number) + "a component group has a =, which separates groups",
                    "write the groups as Alphabetic, Ideographic and Phonetic");
        }
        String whole = name.toString();
        Optional<String> problem = ValueSyntax.problem(VR.PN, whole);
        return problem.isEmpty() && !endsInNul(whole) ? null : broken(VR.PN, whole, problem.orElse(""), number);
    }

    private static @Nullable Finding ofBytes(VR vr, int length) {
        int word = vr.wordBytes();
        if (word > 1 && length % word != 0) {
            return Finding.of(
                    ValidationRule.LENGTH,
                    "it has " + length + " bytes, but " + vr + " holds words of " + word,
                    "encode all bytes of the last word");
        }
        return length % 2 == 0
                ? null
                : Finding.of(
                        ValidationRule.PADDING,
                        "it has " + length + " bytes, but the length of a value is even",
                        "add a zero byte at the end");
    }

    private static Finding broken(VR vr, String value, String problem, int number) {
        String trimmed = Repair.withoutPadding(vr, value);
        if (!trimmed.equals(value) && ValueSyntax.problem(vr, trimmed).isEmpty()) {
            return Finding.of(
                    ValidationRule.PADDING,
                    subject(number) + "it ends in padding, which JSON does not need",
                    "leave the last character out");
        }
        ValidationRule rule = rule(vr, value);
        String shown = shown(vr, value);
        Optional<String> meant = shown.isEmpty() ? Optional.empty() : Repair.of(vr, value);
        // What to do is said once.
        boolean saysWhat = problem.startsWith("write ");
        return Finding.of(
                rule,
                subject(number) + shown + (saysWhat ? "it is not a value of VR " + vr : problem),
                meant.map(repaired -> "write " + quoted(vr, repaired)).orElse(saysWhat ? problem : remedy(rule)));
    }

    private static String quoted(VR vr, String value) {
        return vr.form() == VR.Form.INTEGER || vr.form() == VR.Form.FLOAT ? value : '"' + value + '"';
    }

    /** Does not repeat values that may tell who a patient is: a report may go to a log. */
    static String shown(VR vr, String value) {
        boolean short_ = value.length() <= 32 && isPrintable(value);
        return switch (vr) {
            case DA, DT, TM, AS, UI, CS, DS, IS, AT, FL, FD, SL, SS, SV, UL, US, UV ->
                short_ ? "\"" + value + "\": " : "";
            default -> "";
        };
    }

    private static boolean isPrintable(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static String subject(int number) {
        return number == 0 ? "" : "value " + number + ": ";
    }

    private static boolean endsInNul(String value) {
        return !value.isEmpty() && value.charAt(value.length() - 1) == 0;
    }

    private static ValidationRule rule(VR vr, String value) {
        return switch (vr) {
            case AE -> ValidationRule.APPLICATION_ENTITY;
            case AS -> ValidationRule.AGE;
            case AT -> ValidationRule.ATTRIBUTE_TAG;
            case CS -> ValidationRule.CODE_STRING;
            case DA -> ValidationRule.DATE;
            case DS -> ValidationRule.DECIMAL_STRING;
            case DT -> ValidationRule.DATE_TIME;
            case IS -> ValidationRule.INTEGER_STRING;
            case PN -> ValidationRule.PERSON_NAME;
            case TM -> ValidationRule.TIME;
            case UI -> ValidationRule.UID;
            case UR -> ValidationRule.URI;
            case FL, FD, SL, SS, SV, UL, US, UV -> ValidationRule.NUMBER_RANGE;
            default -> isTooLong(vr, value) ? ValidationRule.LENGTH : ValidationRule.CHARACTERS;
        };
    }

    private static boolean isTooLong(VR vr, String value) {
        int max = vr.maxCharacters();
        return max > 0 && value.codePointCount(0, value.length()) > max;
    }

    private static String remedy(ValidationRule rule) {
        return switch (rule) {
            case LENGTH -> "shorten it";
            case CHARACTERS -> "remove the character, or write several values";
            case CODE_STRING -> "write a code of at most 16 characters from A-Z, 0-9, space and underscore";
            case UID -> "write digits and dots, no component with a leading zero, at most 64 characters";
            case DATE -> "write a date of the calendar as YYYYMMDD";
            case TIME -> "write HH, HHMM, HHMMSS or HHMMSS.FFFFFF";
            case DATE_TIME -> "write YYYY[MM[DD[HH[MM[SS[.FFFFFF]]]]]][+ZZXX]";
            case NUMBER_RANGE -> "write a number that the VR can hold";
            case INTEGER_STRING -> "write a whole number from -2147483648 to 2147483647";
            case DECIMAL_STRING -> "write a decimal number of at most 16 characters";
            case URI -> "percent-encode characters that are not allowed in a URI";
            case PERSON_NAME -> "write Family^Given^Middle^Prefix^Suffix, at most 64 characters a group";
            case AGE -> "write three digits and D, W, M or Y, such as 042Y";
            case ATTRIBUTE_TAG -> "write the tag as eight hexadecimal digits";
            case APPLICATION_ENTITY -> "write at most 16 characters";
            default -> "";
        };
    }
}
