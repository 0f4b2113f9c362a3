package io.github.stowc.template;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Multiplicity;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.ValueSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an attribute is in a dataset, for many values: {@code PatientID}, {@code
 * RequestAttributesSequence[0].StudyInstanceUID}, {@code 00091001:LO}. Paths order as in a dataset, items of a sequence by
 * their index. Immutable, and safe to share between threads.
 */
public final class AttributePath implements Comparable<AttributePath> {
    private static final DataDictionary DICTIONARY = DataDictionary.standard();
    private static final int MAX_DEPTH = 64;
    private static final int MAX_ITEMS = 1000;

    /** The last name in the text, as it was written. */
    private final String name;

    private final List<Step> steps;
    private final Tag tag;
    private final VR vr;
    private final String path;
    private final Optional<Multiplicity> multiplicity;
    /** The values that PS3.3 knows, which take long to find; empty if it knows none, null until a value is wrong. */
    private volatile @Nullable String known;

    record Step(Tag sequence, int item) {
        @Override
        public String toString() {
            return DICTIONARY.keyword(sequence) + "[" + item + "].";
        }
    }

    private AttributePath(String name, List<Step> steps, Tag tag, VR vr) {
        this.name = name;
        this.steps = List.copyOf(steps);
        this.tag = tag;
        this.vr = vr;
        this.path = path(steps, tag, vr);
        this.multiplicity = DICTIONARY.find(tag).map(DictionaryEntry::multiplicity);
    }

    private static String path(List<Step> steps, Tag tag, VR vr) {
        StringBuilder path = new StringBuilder();
        steps.forEach(path::append);
        boolean told = DICTIONARY.find(tag).isPresent() || tag.isPrivateCreator();
        return path.append(DICTIONARY.keyword(tag))
                .append(told && vr == DICTIONARY.vr(tag) ? "" : ":" + vr)
                .toString();
    }

    /**
     * Reads a path as {@link AttributeSetting} has it before the equals sign.
     *
     * @throws SettingException if a keyword is unknown, or a step is not a sequence
     */
    public static AttributePath parse(String text) {
        String[] names = text.trim().split("[/.]", MAX_DEPTH);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < names.length - 1; i++) {
            steps.add(step(names[i]));
        }
        String name = names[names.length - 1];
        if (name.endsWith("]")) {
            throw new SettingException("\"" + name + "\" is an item; say which attribute in it: " + name + ".KEYWORD");
        }
        int colon = name.indexOf(':');
        Tag tag = tag(colon < 0 ? name : name.substring(0, colon));
        VR vr = colon < 0
                ? dictionaryVr(tag)
                : VR.parse(name.substring(colon + 1))
                        .orElseThrow(() -> new SettingException(
                                "\"" + name.substring(colon + 1) + "\" is not a VR of PS3.5 table 6.2-1"));
        return new AttributePath(name, steps, tag, vr);
    }

    private static Step step(String name) {
        int bracket = name.indexOf('[');
        int item = 0;
        if (bracket >= 0) {
            String index = name.endsWith("]") ? name.substring(bracket + 1, name.length() - 1) : "";
            boolean valid =
                    !index.isEmpty() && index.length() <= 4 && index.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!valid || Integer.parseInt(index) >= MAX_ITEMS) {
                throw new SettingException("\"" + name + "\": write the item's index from 0 in brackets, such as "
                        + name.substring(0, bracket) + "[0]");
            }
            item = Integer.parseInt(index);
        }
        Tag tag = tag(bracket < 0 ? name : name.substring(0, bracket));
        if (DICTIONARY.vr(tag) != VR.SQ && !tag.isPrivate()) {
            throw new SettingException(DICTIONARY.keyword(tag) + " is not a sequence, so nothing can be set inside it");
        }
        return new Step(tag, item);
    }

    private static Tag tag(String name) {
        Tag tag = DICTIONARY
                .find(name)
                .map(DictionaryEntry::tag)
                .or(() -> Tag.parse(name))
                .orElseThrow(() ->
                        new SettingException("unknown keyword \"" + name + "\"" + TemplateParser.didYouMean(name)));
        if (tag.isGroupLength() || tag.isFileMeta()) {
            throw new SettingException(tag + " does not belong in a dataset's metadata");
        }
        return tag;
    }

    private static VR dictionaryVr(Tag tag) {
        if (DICTIONARY.find(tag).isEmpty() && !tag.isPrivateCreator()) {
            throw new SettingException(
                    tag.hex() + " is not in " + DICTIONARY.edition() + "; name its VR too: " + tag.hex() + ":LO");
        }
        return DICTIONARY.vr(tag);
    }

    /** The attribute at the end of the path. */
    public Tag tag() {
        return tag;
    }

    /** The VR of its values. */
    public VR vr() {
        return vr;
    }

    /** Whether the attribute is at the top of the dataset. */
    public boolean isTopLevel() {
        return steps.isEmpty();
    }

    List<Step> steps() {
        return steps;
    }

    /** Why no text can be the attribute's value; empty if texts can. */
    public Optional<String> refusal() {
        if (vr == VR.SQ) {
            return Optional.of(name + " is a sequence; set what is inside it: " + name + "[0].KEYWORD");
        }
        return vr.isBinary()
                ? Optional.of(name + " holds bytes (VR " + vr + "), which cannot be set as text")
                : Optional.empty();
    }

    /**
     * What is wrong with a value, as a clause that says what is expected and does not repeat the value; empty if it is right.
     *
     * @param value as for {@link #literal}
     */
    public Optional<String> problem(String value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        List<String> values = values(value);
        Optional<String> wrong = countProblem(values.size());
        for (int i = 0; wrong.isEmpty() && i < values.size(); i++) {
            wrong = problemOf(values.get(i));
        }
        return wrong;
    }

    private Optional<String> problemOf(String value) {
        return ValueSyntax.problem(vr, value)
                .filter(problem -> vr != VR.UI || KnownValues.uid(value).isEmpty())
                .map(problem ->
                        remedy(vr == VR.UI ? "write a UID of digits and dots (PS3.5 9.1), or its keyword" : problem));
    }

    /**
     * The setting of a value.
     *
     * @param value a text in which a backslash separates several values, and all else stands for itself, also {@code ${…}};
     *     without text, the attribute is set empty
     * @throws SettingException if it does not fit the VR
     */
    public AttributeSetting literal(String value) {
        return new AttributeSetting(path, steps, constant(value));
    }

    /** The attribute with a value in which nothing is generated. */
    TemplateAttribute.Constant constant(String value) {
        if (value.isEmpty()) {
            return new TemplateAttribute.Constant(new Element.Empty(tag, vr));
        }
        List<String> values = split(value);
        List<String> meant = new ArrayList<>(values.size());
        for (String single : values) {
            meant.add(checked(single));
        }
        return new TemplateAttribute.Constant(Element.given(tag, vr, meant));
    }

    /**
     * The single values in a text.
     *
     * @throws SettingException if the attribute takes no text, or another number of values
     */
    List<String> split(String value) {
        refusal().ifPresent(reason -> {
            throw new SettingException(reason);
        });
        List<String> values = values(value);
        countProblem(values.size()).ifPresent(problem -> {
            throw new SettingException(tag + " " + DICTIONARY.keyword(tag) + ": " + problem);
        });
        return values;
    }

    private List<String> values(String value) {
        return vr.isMultiple() && value.indexOf('\\') >= 0 ? List.of(value.split("\\\\", -1)) : List.of(value);
    }

    private Optional<String> countProblem(int count) {
        return multiplicity
                .filter(allowed -> !allowed.allows(count))
                .map(allowed ->
                        "found " + count + " values (a backslash separates them), expected " + allowed + " (PS3.6)");
    }

    /** The value that is meant, which fits the VR. */
    private String checked(String value) {
        String problem = ValueSyntax.problem(vr, value).orElse(null);
        if (problem == null) {
            return value;
        }
        String uid = vr == VR.UI ? KnownValues.uid(value).orElse(null) : null;
        if (uid != null) {
            return uid;
        }
        throw new SettingException(tag + " " + DICTIONARY.keyword(tag) + ": " + ValueSyntax.shown(value)
                + " is not a value of VR " + vr + "; " + remedy(problem));
    }

    private String remedy(String problem) {
        String values = known;
        if (values == null) {
            values = KnownValues.of(tag).map(written -> "write " + written).orElse("");
            known = values;
        }
        return values.isEmpty() ? problem : values;
    }

    /**
     * The path by keywords, with the index of each item, and the VR where the dictionary does not say it; the same for all
     * spellings of a path.
     */
    @Override
    public String toString() {
        return path;
    }

    @Override
    public int compareTo(AttributePath other) {
        for (int i = 0; i < steps.size() && i < other.steps.size(); i++) {
            Step step = steps.get(i);
            Step otherStep = other.steps.get(i);
            int order = step.sequence().compareTo(otherStep.sequence());
            if (order == 0) {
                order = Integer.compare(step.item(), otherStep.item());
            }
            if (order != 0) {
                return order;
            }
        }
        int order = firstTag(Math.min(steps.size(), other.steps.size()))
                .compareTo(other.firstTag(Math.min(steps.size(), other.steps.size())));
        return order != 0 ? order : path.compareTo(other.path);
    }

    /** The tag after some steps. */
    private Tag firstTag(int after) {
        return after < steps.size() ? steps.get(after).sequence() : tag;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AttributePath attribute && attribute.path.equals(path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }
}
