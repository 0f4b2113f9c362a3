package io.github.stowc.validate.fix;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.json.JsonRule;
import io.github.stowc.iod.IodRule;
import io.github.stowc.iod.ItemStep;
import io.github.stowc.validate.check.Paths;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidationRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Corrects one instance: values at once, then what is added, removed or moved. */
final class InstanceFix {
    private static final int FEW = 64;

    private final Node.Group instance;
    private final BiConsumer<Finding, String> done;
    private final List<Finding> missing = new ArrayList<>();
    /** The datasets to sort, with the finding that asks for it. */
    private final Map<Node.Group, Finding> unordered = new LinkedHashMap<>();

    private boolean hasCharacterSet;
    private final Map<Tag, Node.Entry> index = new HashMap<>();
    private Node.@Nullable Group indexed;
    private int indexedEntries;

    InstanceFix(Node.Group instance, BiConsumer<Finding, String> done) {
        this.instance = instance;
        this.done = done;
    }

    /** Corrects what a finding is about, now or in {@link #finish}, if there is one right answer. */
    void correct(Finding finding) {
        Tag tag = finding.tag();
        if (finding.rule() == JsonRule.MODEL) {
            Node.Group dataset = dataset(finding.path());
            if (dataset != null && !dataset.entries.isEmpty() && KeywordFix.convert(dataset)) {
                done.accept(finding, "wrote tags for keywords, with the VR and an array of values");
            }
            return;
        }
        Node.Group dataset = tag == null ? null : dataset(Paths.parent(finding.path()));
        if (tag == null || dataset == null) {
            return;
        }
        if (finding.rule() instanceof JsonRule rule) {
            correct(finding, rule, dataset, tag);
        } else if (finding.rule() == IodRule.MISSING_TYPE_2 || finding.rule() == IodRule.MISSING_TYPE_2C) {
            missing.add(finding);
        } else if (finding.rule() == ValidationRule.QUERY_ATTRIBUTE) {
            remove(finding, dataset, tag, 0);
        } else if (finding.rule() == ValidationRule.CHARACTER_SET) {
            declareCharacterSet(finding);
        } else {
            correctValue(finding, dataset, tag);
        }
    }

    private void correct(Finding finding, JsonRule rule, Node.Group dataset, Tag tag) {
        switch (rule) {
            case TAG_ORDER -> unordered.put(dataset, finding);
            case TAG, TAG_CASE -> rename(finding, dataset, tag);
            case KEYWORD_AS_TAG -> {
                rename(finding, dataset, tag);
                order(dataset);
            }
            case GROUP_LENGTH, FILE_META -> remove(finding, dataset, tag, 0);
            case DUPLICATE_TAG -> removeCopies(finding, dataset, tag);
            default -> correctValue(finding, dataset, tag);
        }
    }

    /** Does what is best done at the end. */
    void finish() {
        for (Finding finding : missing) {
            Tag tag = finding.tag();
            Node.Group dataset = dataset(Paths.parent(finding.path()));
            DictionaryEntry entry =
                    tag == null ? null : DataDictionary.standard().find(tag).orElse(null);
            if (tag != null && dataset != null && entry != null && find(dataset, tag) == null) {
                insert(dataset, tag, entry.vr());
                done.accept(finding, "added it without a value");
            }
        }
        unordered.forEach((dataset, finding) -> {
            if (order(dataset)) {
                done.accept(finding, "moved the attributes into order");
            }
        });
    }

    private void correctValue(Finding finding, Node.Group dataset, Tag tag) {
        Node.Entry entry = find(dataset, tag);
        if (entry != null) {
            String what = new AttributeFix(entry, tag).correct(finding.rule());
            if (what != null) {
                done.accept(finding, what);
            }
        }
    }

    private Node.@Nullable Group dataset(String path) {
        Node.Group dataset = instance;
        for (ItemStep step : Paths.parse(path)) {
            Node.Entry attribute = find(dataset, step.sequence());
            Node.Entry value =
                    attribute != null && attribute.value instanceof Node.Group object ? object.member("Value") : null;
            if (value == null || !(value.value instanceof Node.Group items)) {
                return null;
            }
            Node item = items;
            if (!items.isObject()) {
                item = step.item() < items.entries.size() ? items.entries.get(step.item()).value : null;
            }
            if (!(item instanceof Node.Group found) || !found.isObject()) {
                return null;
            }
            dataset = found;
        }
        return dataset;
    }

    private Node.@Nullable Entry find(Node.Group dataset, Tag tag) {
        if (dataset.entries.size() > FEW) {
            return index(dataset).get(tag);
        }
        for (Node.Entry entry : dataset.entries) {
            if (tag.equals(tagOf(entry))) {
                return entry;
            }
        }
        return null;
    }

    /** The attributes of a large dataset, as long as it has as many. */
    private Map<Tag, Node.Entry> index(Node.Group dataset) {
        if (indexed != dataset || indexedEntries != dataset.entries.size()) {
            index.clear();
            for (Node.Entry entry : dataset.entries) {
                Tag tag = tagOf(entry);
                if (tag != null) {
                    index.putIfAbsent(tag, entry);
                }
            }
            indexed = dataset;
            indexedEntries = dataset.entries.size();
        }
        return index;
    }

    /** The tag that a name stands for, in any spelling; null if it stands for none. */
    private static @Nullable Tag tagOf(Node.Entry entry) {
        String name = entry.plainName();
        Optional<Tag> tag = Tag.parse(name.strip()).or(() -> Tag.meant(name));
        return tag.or(() -> name.isEmpty()
                        ? Optional.empty()
                        : DataDictionary.standard().find(name).map(DictionaryEntry::tag))
                .orElse(null);
    }

    private void rename(Finding finding, Node.Group dataset, Tag tag) {
        Node.Entry entry = find(dataset, tag);
        if (entry != null && !entry.plainName().equals(tag.hex())) {
            entry.name = '"' + tag.hex() + '"';
            done.accept(finding, "wrote \"" + tag.hex() + '"');
        }
    }

    /** Removes the attributes of a tag after the first few. */
    private void remove(Finding finding, Node.Group dataset, Tag tag, int kept) {
        int met = 0;
        for (int i = 0; i < dataset.entries.size(); i++) {
            if (tag.equals(tagOf(dataset.entries.get(i))) && ++met > kept) {
                dataset.entries.remove(i);
                done.accept(finding, "removed it");
                return;
            }
        }
    }

    private void removeCopies(Finding finding, Node.Group dataset, Tag tag) {
        Node.Entry first = find(dataset, tag);
        for (Node.Entry entry : dataset.entries) {
            boolean differs = first != null
                    && tag.equals(tagOf(entry))
                    && !entry.value.text().equals(first.value.text());
            if (differs) {
                return;
            }
        }
        remove(finding, dataset, tag, 1);
    }

    /** Writes ISO_IR 192 into the dataset that the text takes its character set from. */
    private void declareCharacterSet(Finding finding) {
        Tag tag = Tags.SPECIFIC_CHARACTER_SET;
        Node.Group holder = instance;
        for (String path = Paths.parent(finding.path()); !path.isEmpty(); path = Paths.parent(path)) {
            Node.Group dataset = dataset(path);
            if (dataset != null && find(dataset, tag) != null) {
                holder = dataset;
                break;
            }
        }
        Node.Entry present = find(holder, tag);
        if (present != null) {
            boolean spaced = present.value instanceof Node.Group object && object.isSpaced();
            present.value = attribute(VR.CS, "ISO_IR 192", spaced);
        } else if (!hasCharacterSet || holder != instance) {
            insert(holder, tag, VR.CS);
            Node.Entry added = find(holder, tag);
            if (added != null && added.value instanceof Node.Group object) {
                added.value = attribute(VR.CS, "ISO_IR 192", object.isSpaced());
            }
            hasCharacterSet = true;
        }
        done.accept(finding, "wrote ISO_IR 192 as Specific Character Set");
    }

    private static Node.Group attribute(VR vr, String value, boolean spaced) {
        String blank = spaced ? " " : "";
        Node.Group object = new Node.Group('{');
        String colon = spaced ? ": " : ":";
        Node vrText = new Node.Scalar('"' + vr.name() + '"');
        object.entries.add(new Node.Entry(blank, "\"vr\"", colon, vrText, value.isEmpty() ? blank : ""));
        if (!value.isEmpty()) {
            Node.Group values = new Node.Group('[');
            Node text = new Node.Scalar('"' + value + '"');
            values.entries.add(new Node.Entry(blank, null, "", text, blank));
            object.entries.add(new Node.Entry(blank, "\"Value\"", colon, values, blank));
        }
        return object;
    }

    /** Adds an empty attribute after the last one with a smaller tag, laid out like it. */
    private static void insert(Node.Group dataset, Tag tag, VR vr) {
        List<Node.Entry> entries = dataset.entries;
        int at = entries.size();
        while (at > 0 && !isBefore(entries.get(at - 1), tag)) {
            at--;
        }
        String name = '"' + tag.hex() + '"';
        if (entries.isEmpty()) {
            entries.add(new Node.Entry("", name, ":", attribute(vr, "", false), dataset.blank));
            return;
        }
        Node.Entry model = entries.get(Math.max(0, at - 1));
        boolean spaced = model.value instanceof Node.Group object && object.isSpaced();
        Node.Entry added = new Node.Entry(model.before, name, model.between, attribute(vr, "", spaced), "");
        if (at == entries.size()) {
            added.after = model.after;
            model.after = "";
        }
        if (at == 0 && entries.size() > 1) {
            // The blanks after the brace stay with the first place; what was first gets the blanks of the others.
            model.before = entries.get(1).before;
        }
        entries.add(at, added);
    }

    private static boolean isBefore(Node.Entry entry, Tag tag) {
        Tag other = tagOf(entry);
        return other != null && other.compareTo(tag) < 0;
    }

    /** Sorts attributes by their tags, each with the blanks of its new place; false if they were sorted already. */
    private static boolean order(Node.Group dataset) {
        List<Node.Entry> sorted = new ArrayList<>(dataset.entries);
        for (Node.Entry entry : sorted) {
            if (tagOf(entry) == null) {
                return false;
            }
        }
        sorted.sort((left, right) -> {
            Tag first = tagOf(left);
            Tag second = tagOf(right);
            return first == null || second == null ? 0 : first.compareTo(second);
        });
        if (sorted.equals(dataset.entries)) {
            return false;
        }
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (Node.Entry entry : dataset.entries) {
            before.add(entry.before);
            after.add(entry.after);
        }
        dataset.entries.clear();
        dataset.entries.addAll(sorted);
        for (int i = 0; i < sorted.size(); i++) {
            sorted.get(i).before = before.get(i);
            sorted.get(i).after = after.get(i);
        }
        return true;
    }
}
