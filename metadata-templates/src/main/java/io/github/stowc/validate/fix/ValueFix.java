package io.github.stowc.validate.fix;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.part10.SpecificCharacterSet;
import io.github.stowc.validate.check.Repair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Corrects the values of one attribute.
 *
 * @param object the attribute's members
 */
record ValueFix(Tag tag, Node.Group object) {

    private @Nullable VR vr() {
        Node.Entry member = object.member("vr");
        return member != null && member.value instanceof Node.Scalar written && written.isString()
                ? VR.parse(written.inside()).orElse(null)
                : null;
    }

    private Node.@Nullable Group values() {
        Node.Entry value = object.member("Value");
        return value != null && value.value instanceof Node.Group array && !array.isObject() ? array : null;
    }

    /** Writes the values in the form of their VR; null if nothing was changed. */
    @Nullable
    String correct() {
        VR vr = vr();
        Node.Entry bytes = object.member("InlineBinary");
        if (vr != null && vr.isBinary() && bytes != null) {
            return padBytes(bytes);
        }
        Node.Group array = values();
        boolean changed = false;
        for (Node.Entry entry : array == null || vr == null ? List.<Node.Entry>of() : array.entries) {
            if (entry.value instanceof Node.Scalar written && vr != null) {
                String inside = written.isString() ? written.inside() : written.written();
                String corrected = corrected(vr, inside);
                changed |= corrected != null;
                entry.value = corrected == null
                        ? written
                        : written.isString() ? quoted(corrected) : new Node.Scalar(corrected);
            }
        }
        return changed ? "wrote the value in the form of " + vr : null;
    }

    private @Nullable String corrected(VR vr, String inside) {
        String value = withoutNuls(inside.replace("\\/", "/"));
        if (value.indexOf('\\') >= 0) {
            return null;
        }
        if (tag.equals(Tags.SPECIFIC_CHARACTER_SET)) {
            String term = SpecificCharacterSet.meant(value).orElse(null);
            if (term != null) {
                return term;
            }
        }
        return Repair.of(vr, value).orElse(value.equals(inside) ? null : value);
    }

    /** Removes an escaped NUL at the end, which is padding. */
    private static String withoutNuls(String written) {
        String value = written;
        while (value.endsWith("\\u0000")) {
            value = value.substring(0, value.length() - 6);
        }
        return value;
    }

    private static @Nullable String padBytes(Node.Entry member) {
        if (!(member.value instanceof Node.Scalar written) || !written.isString()) {
            return null;
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(written.inside());
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (bytes.length % 2 == 0) {
            return null;
        }
        member.value = quoted(Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, bytes.length + 1)));
        return "added a zero byte";
    }

    /** Takes a text in Base64 out of brackets, and what is not Base64 out of it; null if nothing was changed. */
    @Nullable
    String correctBase64() {
        Node.Entry member = object.member("InlineBinary");
        if (member == null) {
            return null;
        }
        Node node = member.value;
        if (node instanceof Node.Group array && !array.isObject() && array.entries.size() == 1) {
            node = array.entries.get(0).value;
        }
        if (!(node instanceof Node.Scalar written) || !written.isString()) {
            return null;
        }
        String text = JsonStrings.decoded(written.inside());
        if (text.startsWith("data:") && text.indexOf(',') > 0) {
            text = text.substring(text.indexOf(',') + 1);
        }
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c != '=') {
                digits.append(c == '-' ? '+' : c == '_' ? '/' : c);
            }
        }
        digits.append("=".repeat((4 - digits.length() % 4) % 4));
        try {
            if (Base64.getDecoder().decode(digits.toString()).length == 0) {
                return null;
            }
        } catch (IllegalArgumentException e) {
            return null;
        }
        member.value = quoted(digits.toString());
        return "wrote the bytes in Base64";
    }

    /** Makes an element of the array of each value between backslashes; null if the attribute cannot hold so many. */
    @Nullable
    String separate() {
        VR vr = vr();
        Node.Group array = values();
        if (vr == null || array == null) {
            return null;
        }
        List<Node.Entry> separated = new ArrayList<>();
        for (Node.Entry entry : array.entries) {
            List<String> parts = JsonStrings.parts(text(entry.value));
            if (parts.size() == 1) {
                separated.add(entry);
                continue;
            }
            for (int i = 0; i < parts.size(); i++) {
                boolean last = i == parts.size() - 1;
                separated.add(new Node.Entry(
                        i == 0 ? entry.before : " ", null, "", value(vr, parts.get(i)), last ? entry.after : ""));
            }
        }
        DictionaryEntry known = DataDictionary.standard().find(tag).orElse(null);
        boolean allowed = known == null || known.multiplicity().allows(separated.size());
        if (!allowed || separated.size() == array.entries.size()) {
            return null;
        }
        array.entries.clear();
        array.entries.addAll(separated);
        return "wrote each value by itself";
    }

    /** The text of a string, or of the only group of a name; empty for anything else. */
    private static String text(Node node) {
        if (node instanceof Node.Scalar written) {
            return written.isString() ? written.inside() : "";
        }
        Node.Entry alphabetic =
                node instanceof Node.Group name && name.entries.size() == 1 ? name.member("Alphabetic") : null;
        return alphabetic == null ? "" : text(alphabetic.value);
    }

    private static Node value(VR vr, String part) {
        String text = part.strip();
        if (text.isEmpty()) {
            return new Node.Scalar("null");
        }
        boolean number = vr.form() == VR.Form.INTEGER || vr.form() == VR.Form.FLOAT;
        if (number && JsonStrings.isNumber(text)) {
            return new Node.Scalar(text);
        }
        if (vr != VR.PN) {
            return quoted(text);
        }
        Node.Group name = new Node.Group('{');
        name.entries.add(new Node.Entry(" ", "\"Alphabetic\"", ": ", quoted(text), " "));
        return name;
    }

    private static Node.Scalar quoted(String inside) {
        return new Node.Scalar('"' + inside + '"');
    }
}
