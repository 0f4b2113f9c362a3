package io.github.stowc.validate.fix;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.ValueSyntax;
import io.github.stowc.dicom.json.JsonRule;
import io.github.stowc.dicom.text.Rule;
import io.github.stowc.validate.finding.ValidationRule;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Corrects the members of one attribute. */
final class AttributeFix {
    private static final List<String> MEMBERS = List.of("vr", "Value", "BulkDataURI", "InlineBinary");
    private static final List<String> GROUPS = List.of("Alphabetic", "Ideographic", "Phonetic");

    private final Node.Entry attribute;
    private final Tag tag;

    AttributeFix(Node.Entry attribute, Tag tag) {
        this.attribute = attribute;
        this.tag = tag;
    }

    /** What was done about a broken rule; null if nothing was done or changed. */
    @Nullable
    String correct(Rule rule) {
        if (!(attribute.value instanceof Node.Group object) || !object.isObject()) {
            return rule == JsonRule.NULL ? replaceNull() : null;
        }
        if (rule instanceof JsonRule json) {
            return correct(json, object);
        }
        return rule instanceof ValidationRule values ? correct(values, object) : null;
    }

    private @Nullable String correct(JsonRule rule, Node.Group object) {
        return switch (rule) {
            case VR_MISSING -> addVr(object);
            case VR_UNKNOWN -> correctVr(object);
            case VALUE_ARRAY -> wrapValue(object);
            case EMPTY_ARRAY -> remove(object, "Value");
            case EMPTY_STRING -> removeEmpty(object, "\"\"");
            case NULL -> removeEmpty(object, "null");
            case UNKNOWN_MEMBER -> renameMember(object);
            case BASE64 -> new ValueFix(tag, object).correctBase64();
            case PERSON_NAME -> correctNames(object);
            case TYPE -> moveLink(object) ? "moved the BulkDataURI out of the Value" : correctTypes(object);
            default -> null;
        };
    }

    private @Nullable String correct(ValidationRule rule, Node.Group object) {
        return switch (rule) {
            case DICTIONARY -> correctVr(object);
            case PADDING, CODE_STRING, DATE, TIME, DATE_TIME, AGE, ATTRIBUTE_TAG, UID, INTEGER_STRING, NUMBER_RANGE ->
                new ValueFix(tag, object).correct();
            case BACKSLASH -> new ValueFix(tag, object).separate();
            case PERSON_NAME -> splitGroups(object);
            default -> null;
        };
    }

    private @Nullable VR dictionaryVr() {
        if (tag.isPrivateCreator()) {
            return VR.LO;
        }
        DictionaryEntry entry = DataDictionary.standard().find(tag).orElse(null);
        return entry == null || entry.vrs().size() != 1 ? null : entry.vr();
    }

    private @Nullable String replaceNull() {
        VR vr = dictionaryVr();
        if (vr == null || !attribute.value.text().equals("null")) {
            return null;
        }
        Node.Group object = new Node.Group('{');
        object.entries.add(new Node.Entry("", "\"vr\"", ": ", quoted(vr.name()), ""));
        attribute.value = object;
        return "wrote an attribute without a value";
    }

    private @Nullable String addVr(Node.Group object) {
        VR vr = dictionaryVr();
        if (vr == null || object.member("vr") != null) {
            return null;
        }
        if (object.entries.isEmpty()) {
            object.entries.add(new Node.Entry("", "\"vr\"", ": ", quoted(vr.name()), object.blank));
        } else {
            Node.Entry first = object.entries.get(0);
            object.entries.add(0, new Node.Entry(first.before, "\"vr\"", first.between, quoted(vr.name()), ""));
            first.before = first.before.isEmpty() ? " " : first.before;
        }
        return "added the vr " + vr;
    }

    private @Nullable String correctVr(Node.Group object) {
        Node.Entry member = object.member("vr");
        if (member == null || !(member.value instanceof Node.Scalar written)) {
            return null;
        }
        String found = written.isString() ? written.inside().strip().toUpperCase(Locale.ROOT) : "";
        VR meant = dictionaryVr();
        VR present = VR.parse(found).orElse(null);
        boolean alike = present == null || meant == null || writtenAlike(present, meant) || fits(meant, values(object));
        VR vr = meant != null && alike ? meant : present;
        if (vr == null || written.written().equals('"' + vr.name() + '"')) {
            return null;
        }
        member.value = quoted(vr.name());
        correctTypes(object);
        return "wrote the vr " + vr;
    }

    /** Whether all values, texts or numbers, are values of a VR. */
    private static boolean fits(VR vr, Node.@Nullable Group array) {
        boolean scalars =
                vr.form() != VR.Form.BINARY && vr.form() != VR.Form.SEQUENCE && vr.form() != VR.Form.PERSON_NAME;
        if (!scalars || array == null) {
            return false;
        }
        for (Node.Entry entry : array.entries) {
            String text = entry.value instanceof Node.Scalar written ? unquoted(written) : "\\";
            boolean fits = text.indexOf('\\') < 0
                    && !text.equals("true")
                    && !text.equals("false")
                    && ValueSyntax.problem(vr, text).isEmpty();
            if (!fits && !entry.value.text().equals("null")) {
                return false;
            }
        }
        return true;
    }

    /** Whether values of two VRs have the same form in JSON (PS3.18 table F.2.3-1). */
    private static boolean writtenAlike(VR left, VR right) {
        return jsonForm(left) == jsonForm(right);
    }

    private static VR.Form jsonForm(VR vr) {
        return switch (vr.form()) {
            case TAG -> VR.Form.TEXT;
            case FLOAT -> VR.Form.INTEGER;
            default -> vr.form();
        };
    }

    private static @Nullable String wrapValue(Node.Group object) {
        Node.Entry member = object.member("Value");
        boolean isArray = member == null || (member.value instanceof Node.Group group && !group.isObject());
        if (member == null || isArray) {
            return null;
        }
        Node.Group array = new Node.Group('[');
        array.entries.add(new Node.Entry(" ", null, "", member.value, " "));
        member.value = array;
        return "put the value in an array";
    }

    private static @Nullable String remove(Node.Group object, String name) {
        Node.Entry member = object.member(name);
        if (member == null) {
            return null;
        }
        int at = object.entries.indexOf(member);
        object.entries.remove(at);
        if (at > 0 && at == object.entries.size()) {
            object.entries.get(at - 1).after = member.after;
        }
        return "left " + name + " out";
    }

    /** Removes members and values without content: an empty string, or a null. */
    private static @Nullable String removeEmpty(Node.Group object, String nothing) {
        for (String name : MEMBERS) {
            Node.Entry member = object.member(name);
            if (member != null && !name.equals("vr") && member.value.text().equals(nothing)) {
                return remove(object, name);
            }
        }
        Node.Entry value = object.member("Value");
        if (value == null || !(value.value instanceof Node.Group array) || array.isObject()) {
            return null;
        }
        boolean changed =
                array.entries.size() == 1 && array.entries.get(0).value.text().equals("null");
        for (Node.Entry entry : array.entries) {
            if (entry.value.text().equals(nothing)) {
                entry.value = new Node.Scalar("null");
                changed |= nothing.equals("\"\"");
            } else if (entry.value instanceof Node.Group name && name.isObject()) {
                changed |= name.entries.removeIf(group -> group.value.text().equals(nothing));
                if (name.entries.isEmpty()) {
                    entry.value = new Node.Scalar("null");
                }
            }
        }
        boolean isEmpty =
                array.entries.size() == 1 && array.entries.get(0).value.text().equals("null");
        if (changed && isEmpty) {
            return remove(object, "Value");
        }
        return changed ? "wrote null for it" : null;
    }

    private static @Nullable String renameMember(Node.Group object) {
        for (Node.Entry entry : object.entries) {
            String name = entry.plainName();
            for (String member : MEMBERS) {
                if (member.equalsIgnoreCase(name) && !member.equals(name) && object.member(member) == null) {
                    entry.name = '"' + member + '"';
                    return "wrote \"" + member + '"';
                }
            }
        }
        return null;
    }

    private static Node.@Nullable Group values(Node.Group object) {
        Node.Entry value = object.member("Value");
        return value != null && value.value instanceof Node.Group array && !array.isObject() ? array : null;
    }

    private static @Nullable String correctNames(Node.Group object) {
        Node.Group array = values(object);
        boolean changed = false;
        for (Node.Entry entry : array == null ? List.<Node.Entry>of() : array.entries) {
            if (entry.value instanceof Node.Scalar written && written.isString()) {
                Node name = name(written.inside());
                changed |= name != null;
                entry.value = name == null ? written : name;
            } else if (entry.value instanceof Node.Group name && name.isObject()) {
                changed |= renameGroups(name);
            }
        }
        return changed ? "wrote the name's component groups" : null;
    }

    /** Takes apart groups that one group holds with the = between them. */
    private static @Nullable String splitGroups(Node.Group object) {
        Node.Group array = values(object);
        boolean changed = false;
        for (Node.Entry entry : array == null ? List.<Node.Entry>of() : array.entries) {
            boolean alone = entry.value instanceof Node.Group name && name.isObject() && name.entries.size() == 1;
            Node.Entry group = alone ? ((Node.Group) entry.value).member("Alphabetic") : null;
            if (group != null && group.value instanceof Node.Scalar text && text.isString()) {
                Node name = text.inside().indexOf('=') < 0 ? null : name(text.inside());
                changed |= name != null;
                entry.value = name == null ? entry.value : name;
            }
        }
        return changed ? "wrote the name's component groups" : null;
    }

    /** Puts a link where the Value is that holds it, as the only value. */
    private static boolean moveLink(Node.Group object) {
        Node.Group array = values(object);
        Node.Entry value = object.member("Value");
        boolean single = array != null && array.entries.size() == 1 && object.member("BulkDataURI") == null;
        if (!single || value == null || array == null || !(array.entries.get(0).value instanceof Node.Group inner)) {
            return false;
        }
        if (inner.entries.size() != 1) {
            return false;
        }
        Node.Entry link = inner.entries.get(0);
        boolean found = link.plainName().equalsIgnoreCase("BulkDataURI") && link.value instanceof Node.Scalar;
        if (found) {
            value.name = "\"BulkDataURI\"";
            value.value = link.value;
        }
        return found;
    }

    private static boolean renameGroups(Node.Group name) {
        boolean changed = false;
        for (Node.Entry entry : name.entries) {
            for (String group : GROUPS) {
                boolean misspelled = group.equalsIgnoreCase(entry.plainName())
                        && !group.equals(entry.plainName())
                        && name.member(group) == null;
                if (misspelled) {
                    entry.name = '"' + group + '"';
                    changed = true;
                }
            }
        }
        return changed;
    }

    private static @Nullable Node name(String text) {
        String[] groups = text.split("=", -1);
        if (groups.length > GROUPS.size()) {
            return null;
        }
        Node.Group name = new Node.Group('{');
        for (int i = 0; i < groups.length; i++) {
            if (!groups[i].isEmpty()) {
                name.entries.add(new Node.Entry(" ", '"' + GROUPS.get(i) + '"', ": ", quoted(groups[i]), ""));
            }
        }
        if (name.entries.isEmpty()) {
            return null;
        }
        name.entries.get(name.entries.size() - 1).after = " ";
        return name;
    }

    private static @Nullable VR vr(Node.Group object) {
        Node.Entry member = object.member("vr");
        return member != null && member.value instanceof Node.Scalar written && written.isString()
                ? VR.parse(written.inside()).orElse(null)
                : null;
    }

    /** Takes the quotes off numbers and puts them around texts. */
    private static @Nullable String correctTypes(Node.Group object) {
        VR vr = vr(object);
        Node.Group array = values(object);
        if (vr == null || array == null) {
            return null;
        }
        boolean numbers = vr.form() == VR.Form.INTEGER || vr.form() == VR.Form.FLOAT;
        boolean texts = vr.form() == VR.Form.TEXT;
        if (!numbers && !texts) {
            return null;
        }
        for (Node.Entry entry : array.entries) {
            boolean fits = entry.value instanceof Node.Scalar written
                    && (numbers
                            ? JsonStrings.isNumber(unquoted(written))
                            : JsonStrings.isNumber(written.written()) || written.isString());
            if (!fits && !entry.value.text().equals("null")) {
                return null;
            }
        }
        boolean changed = false;
        for (Node.Entry entry : array.entries) {
            if (entry.value instanceof Node.Scalar written && numbers == written.isString()) {
                boolean isNull = written.written().equals("null");
                entry.value =
                        isNull ? written : numbers ? new Node.Scalar(unquoted(written)) : quoted(written.written());
                changed |= !isNull;
            }
        }
        return changed ? numbers ? "wrote the numbers without quotes" : "put the texts in quotes" : null;
    }

    private static String unquoted(Node.Scalar written) {
        return written.isString() ? written.inside() : written.written();
    }

    private static Node.Scalar quoted(String inside) {
        return new Node.Scalar('"' + inside + '"');
    }
}
