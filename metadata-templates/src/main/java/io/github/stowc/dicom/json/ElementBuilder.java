package io.github.stowc.dicom.json;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.syntax.VrNames;
import io.github.stowc.dicom.text.Positions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes an element from the content of an attribute, and reports what its VR does not take (PS3.18 F.2.3). */
final class ElementBuilder {
    private static final int TEXT_KINDS = Attribute.STRING | Attribute.NON_FINITE | Attribute.NULL;

    private final AttributeFlaws flaws;

    ElementBuilder(AttributeFlaws flaws) {
        this.flaws = flaws;
    }

    Element build(Attribute attribute, Keys.Key key) throws IOException {
        VR vr = attribute.vr;
        if (vr == null) {
            flaws.note(
                    attribute,
                    attribute.isVrReported() ? JsonRule.VR_UNKNOWN : JsonRule.VR_MISSING,
                    "the attribute has no vr",
                    "add \"vr\": \"" + VrNames.expected(attribute.tag) + '"');
            attribute.flaws |= Positions.FLAWED_VR;
            attribute.quiet = true;
            vr = guess(attribute);
        }
        Element element = switch (attribute.content) {
            case VALUES -> values(attribute, vr);
            case URI -> bulkData(attribute, vr);
            case BYTES -> bytes(attribute, vr);
            case NONE -> null;
        };
        return element == null ? key.empty(attribute.tag, vr) : element;
    }

    private @Nullable Element bulkData(Attribute attribute, VR vr) throws IOException {
        if (vr == VR.SQ) {
            flaw(attribute, JsonRule.BULKDATA_URI, "a sequence cannot be bulk data", "write its items in Value");
            return null;
        }
        return attribute.uri.isEmpty() ? null : new Element.BulkData(attribute.tag, vr, attribute.uri);
    }

    private @Nullable Element bytes(Attribute attribute, VR vr) throws IOException {
        if (!vr.isBinary()) {
            flaw(
                    attribute,
                    JsonRule.INLINE_BINARY,
                    "InlineBinary is for OB, OD, OF, OL, OV, OW and UN, the vr is " + vr,
                    "write the value in Value");
            return null;
        }
        return attribute.bytes == null ? null : new Element.Bytes(attribute.tag, vr, attribute.bytes);
    }

    private @Nullable Element values(Attribute attribute, VR vr) throws IOException {
        if (attribute.values.isEmpty()) {
            return null;
        }
        int wrong = attribute.kinds & ~allowed(vr);
        if (wrong != 0 && !isSeparated(attribute, vr, wrong)) {
            reportKinds(attribute, vr, wrong);
        }
        if (wrong == 0 && attribute.kinds == Attribute.NULL && attribute.values.size() == 1) {
            flaw(attribute, JsonRule.NULL, "the only value is null", "leave Value out");
            return null;
        }
        if ((attribute.kinds & Attribute.NON_FINITE) != 0 && vr.form() == VR.Form.FLOAT) {
            reportNonFinite(attribute);
        }
        return switch (vr.form()) {
            case BINARY -> null;
            case SEQUENCE -> sequence(attribute);
            case PERSON_NAME -> names(attribute);
            default -> texts(attribute, vr);
        };
    }

    /** Whether strings stand where numbers should because backslashes separate these, which is the defect to report. */
    private static boolean isSeparated(Attribute attribute, VR vr, int wrong) {
        boolean strings = wrong == Attribute.STRING && (vr.form() == VR.Form.INTEGER || vr.form() == VR.Form.FLOAT);
        for (int i = 0; strings && i < attribute.values.size(); i++) {
            if (text(attribute.values.get(i)).indexOf('\\') >= 0) {
                return true;
            }
        }
        return false;
    }

    private void reportNonFinite(Attribute attribute) throws IOException {
        for (Object value : attribute.values) {
            String text = text(value);
            if (text.equals("NaN") || text.endsWith("Infinity")) {
                flaws.note(
                        attribute,
                        JsonRule.NON_FINITE,
                        '"' + text + "\" is a string in place of a number, which not all readers take",
                        "leave the attribute out if the value is unknown");
                return;
            }
        }
    }

    private static int allowed(VR vr) {
        return switch (vr.form()) {
            case TEXT, TAG -> TEXT_KINDS;
            case DECIMAL -> TEXT_KINDS | Attribute.NUMBER;
            case FLOAT -> Attribute.NUMBER | Attribute.NON_FINITE | Attribute.NULL;
            case INTEGER -> Attribute.NUMBER | Attribute.NULL | ((vr == VR.SV || vr == VR.UV) ? TEXT_KINDS : 0);
            case PERSON_NAME -> Attribute.NAME | Attribute.NULL;
            case SEQUENCE -> Attribute.ITEM;
            case BINARY -> 0;
        };
    }

    private void reportKinds(Attribute attribute, VR vr, int wrong) throws IOException {
        String found = JsonTypes.name(wrong);
        if (vr.isBinary()) {
            boolean link = wrong == Attribute.OBJECT && attribute.hasInnerUri;
            flaw(
                    attribute,
                    JsonRule.TYPE,
                    vr + " holds bytes, which a Value cannot",
                    link
                            ? "write the BulkDataURI in place of the Value, next to the vr"
                            : "write them as InlineBinary in Base64, or link them with BulkDataURI");
        } else if (vr == VR.SQ) {
            flaw(
                    attribute,
                    JsonRule.ITEM,
                    "an item of a sequence is an object, found " + found,
                    "write {} for an item without attributes");
        } else if (wrong == Attribute.EMPTY_STRING) {
            boolean only = attribute.values.size() == 1;
            flaw(
                    attribute,
                    JsonRule.EMPTY_STRING,
                    "a value is an empty string",
                    only ? "leave Value out" : "write null for it");
        } else if (vr == VR.PN) {
            reportName(attribute, wrong, found);
        } else {
            flaw(
                    attribute,
                    JsonRule.TYPE,
                    "a JSON " + expected(vr) + " is expected for " + vr + ", found " + found,
                    remedy(vr, wrong));
        }
    }

    private void reportName(Attribute attribute, int wrong, String found) throws IOException {
        String message = "a person's name is an object of component groups, found " + found;
        String remedy = "write {\"Alphabetic\": \"…\"}";
        if ((wrong & ~(Attribute.STRING | Attribute.NON_FINITE | Attribute.EMPTY_STRING)) == 0) {
            flaws.note(attribute, JsonRule.PERSON_NAME, message, remedy);
        } else {
            flaw(attribute, JsonRule.PERSON_NAME, message, remedy);
        }
    }

    private static String expected(VR vr) {
        return switch (vr.form()) {
            case FLOAT -> "number";
            case DECIMAL -> "number or string";
            case INTEGER -> (vr == VR.SV || vr == VR.UV) ? "number or string" : "number";
            default -> "string";
        };
    }

    private static String remedy(VR vr, int wrong) {
        boolean scalar = (wrong & (Attribute.ARRAY | Attribute.OBJECT | Attribute.ITEM | Attribute.NAME)) == 0;
        if (!scalar) {
            return "write the values alone, separated by commas";
        }
        return expected(vr).equals("number") ? "write the number without quotes" : "put it in double quotes";
    }

    private @Nullable Element texts(Attribute attribute, VR vr) {
        ArrayList<Object> values = attribute.values;
        boolean decimals = vr == VR.DS && (attribute.kinds & ~(Attribute.NUMBER | Attribute.NULL)) == 0;
        if (values.size() == 1) {
            String only = decimals ? decimal(values.get(0)) : text(values.get(0));
            boolean none = only.isEmpty() && (attribute.kinds & Attribute.NULL) == 0;
            return none ? null : new Element.Text(attribute.tag, vr, List.of(only));
        }
        String[] texts = new String[values.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = decimals ? decimal(values.get(i)) : text(values.get(i));
        }
        return new Element.Text(attribute.tag, vr, List.of(texts));
    }

    /**
     * The text of a number as DS: JSON asks for a zero before the point (RFC 8259 6), DS does not, and it may be the
     * character too many (PS3.5 6.2).
     */
    private static String decimal(Object value) {
        String text = text(value);
        int most = VR.DS.maxCharacters();
        if (text.length() != most + 1) {
            return text;
        }
        return text.startsWith("0.") ? text.substring(1) : text.startsWith("-0.") ? "-" + text.substring(2) : text;
    }

    private static String text(Object value) {
        return value instanceof Dataset ? "" : value.toString();
    }

    private static @Nullable Element names(Attribute attribute) {
        List<PersonName> names = new ArrayList<>(attribute.values.size());
        for (Object value : attribute.values) {
            names.add(name(value));
        }
        boolean none = names.size() == 1 && names.get(0).isEmpty() && (attribute.kinds & Attribute.NULL) == 0;
        return none ? null : new Element.Names(attribute.tag, names);
    }

    private static PersonName name(Object value) {
        if (value instanceof PersonName name) {
            return name;
        }
        String text = text(value);
        int groups = 1;
        for (int i = 0; i < text.length(); i++) {
            groups += text.charAt(i) == '=' ? 1 : 0;
        }
        return groups <= 3 ? PersonName.parse(text) : PersonName.alphabetic(text);
    }

    private static @Nullable Element sequence(Attribute attribute) {
        List<Dataset> items = new ArrayList<>(attribute.values.size());
        for (Object value : attribute.values) {
            if (value instanceof Dataset item) {
                items.add(item);
            }
        }
        return items.isEmpty() ? null : new Element.Sequence(attribute.tag, items);
    }

    /** The VR to go on with: the dictionary's first that takes the content, else any that does. */
    private static VR guess(Attribute attribute) {
        DictionaryEntry entry = DataDictionary.standard().find(attribute.tag).orElse(null);
        if (entry != null) {
            for (VR vr : entry.vrs()) {
                if (takes(vr, attribute)) {
                    return vr;
                }
            }
            return entry.vr();
        }
        return switch (attribute.content) {
            case VALUES -> guessByKind(attribute);
            case URI, BYTES -> VR.UN;
            case NONE -> DataDictionary.standard().vr(attribute.tag);
        };
    }

    private static boolean takes(VR vr, Attribute attribute) {
        return switch (attribute.content) {
            case VALUES -> (attribute.kinds & ~allowed(vr)) == 0;
            case BYTES -> vr.isBinary();
            case URI -> vr != VR.SQ;
            case NONE -> true;
        };
    }

    private static VR guessByKind(Attribute attribute) {
        if ((attribute.kinds & Attribute.ITEM) != 0) {
            return VR.SQ;
        }
        return (attribute.kinds & Attribute.NAME) != 0 ? VR.PN : VR.LO;
    }

    /** Reports a flaw of the value, unless reading found one, which may have caused this one. */
    private void flaw(Attribute attribute, JsonRule rule, String message, String remedy) throws IOException {
        if ((attribute.flaws & Positions.FLAWED_VALUE) == 0) {
            flaws.value(attribute, rule, message, remedy);
        }
    }
}
