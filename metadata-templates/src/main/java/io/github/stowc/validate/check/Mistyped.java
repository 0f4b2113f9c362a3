package io.github.stowc.validate.check;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.json.JsonRule;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Positions;
import io.github.stowc.dicom.text.Rule;
import io.github.stowc.dicom.xml.XmlRule;
import io.github.stowc.iod.ItemStep;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidationRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Attributes with a wrong tag. Each may be the one that is missing at its place: then the missing attribute, or the
 * broken order, is the same defect and not one more.
 */
final class Mistyped {
    private static final Mistyped NONE = new Mistyped(Map.of());

    /** By the way to the dataset; empty for the instance itself. */
    private final Map<String, Gaps> datasets;

    private Mistyped(Map<String, Gaps> datasets) {
        this.datasets = datasets;
    }

    /**
     * A place in a dataset, between two attributes.
     *
     * @param before the tag before it, unsigned; 0 if there is none
     * @param after the tag after it, unsigned; all bits if there is none
     */
    private record Gap(int before, int after) {
        boolean holds(Tag tag) {
            return Integer.compareUnsigned(before, tag.value()) < 0 && Integer.compareUnsigned(tag.value(), after) < 0;
        }
    }

    /** An attribute's place in the text. */
    private record Placed(Place place, int tag) {
        static final Comparator<Placed> ORDER = (left, right) -> {
            int order = Integer.compare(left.place.line(), right.place.line());
            return order == 0 ? Integer.compare(left.place.column(), right.place.column()) : order;
        };
    }

    /** The gaps of one dataset. */
    private static final class Gaps {
        private final List<Gap> gaps = new ArrayList<>();
        /** Attributes with a wrong tag, and those after them, which the wrong tag may put out of order. */
        private final Set<Tag> disordered = new HashSet<>();
        /** The attributes in the order of the text. */
        private final List<Placed> attributes = new ArrayList<>();

        private final Place start;
        /** Whether a member could not be read as an attribute: then nothing is certain to be missing. */
        private boolean unreadable;

        Gaps(Dataset dataset, Positions places) {
            start = places.place();
            for (Element element : dataset) {
                Placed attribute =
                        new Placed(places.of(element.tag()), element.tag().value());
                if (Placed.ORDER.compare(new Placed(start, 0), attribute) < 0) {
                    attributes.add(attribute);
                }
            }
            attributes.sort(Placed.ORDER);
        }

        /** Adds a place, at which an attribute with a tag stands, or something without one. */
        void add(Place place, @Nullable Tag own) {
            Placed wanted = new Placed(place, 0);
            int at = Collections.binarySearch(attributes, wanted, Placed.ORDER);
            int before = at < 0 ? -at - 2 : at - 1;
            int after = at < 0 ? -at - 1 : at + 1;
            int low = before < 0 ? 0 : attributes.get(before).tag();
            int high = after < attributes.size() ? attributes.get(after).tag() : -1;
            gaps.add(new Gap(low, high));
            if (own != null && Integer.compareUnsigned(low, high) < 0) {
                disordered.add(own);
                disordered.add(new Tag(high));
            }
        }

        boolean holds(Tag tag) {
            for (Gap gap : gaps) {
                if (gap.holds(tag)) {
                    return true;
                }
            }
            return unreadable;
        }
    }

    /**
     * Looks for wrong tags.
     *
     * @param whileReading what the reader has found
     * @param findings what checks have found, without places
     */
    static Mistyped in(
            List<Finding> whileReading, List<Finding> findings, Dataset instance, @Nullable Positions positions) {
        if (positions == null) {
            return NONE;
        }
        Map<String, Gaps> datasets = new HashMap<>();
        for (Finding finding : whileReading) {
            Tag tag = finding.tag();
            if (isOfTag(finding.rule(), tag != null)) {
                String path = tag == null ? finding.path() : Paths.parent(finding.path());
                Gaps gaps = gaps(path, instance, positions, datasets);
                if (gaps != null) {
                    gaps.add(finding.place(), null);
                    gaps.unreadable |= tag == null;
                }
            }
        }
        for (Finding finding : findings) {
            if (finding.rule() == ValidationRule.UNKNOWN_ATTRIBUTE) {
                Gaps gaps = gaps(Paths.parent(finding.path()), instance, positions, datasets);
                if (gaps != null) {
                    gaps.add(Places.place(finding, positions).place(), finding.tag());
                }
            }
        }
        return datasets.isEmpty() ? NONE : new Mistyped(datasets);
    }

    /** Whether the rule is about a tag that is not the attribute's own. */
    private static boolean isOfTag(Rule rule, boolean hasTag) {
        if (rule == JsonRule.TAG || rule == XmlRule.TAG || rule == JsonRule.MODEL) {
            return !hasTag;
        }
        return rule == JsonRule.DUPLICATE_TAG
                || rule == JsonRule.GROUP_LENGTH
                || rule == XmlRule.DUPLICATE_TAG
                || rule == XmlRule.GROUP_LENGTH;
    }

    /** The gaps of a dataset; null if it was not read. */
    private static @Nullable Gaps gaps(String path, Dataset instance, Positions positions, Map<String, Gaps> datasets) {
        Gaps known = datasets.get(path);
        if (known != null) {
            return known;
        }
        Dataset dataset = instance;
        Positions places = positions;
        for (ItemStep step : Paths.parse(path)) {
            List<Dataset> items = dataset.items(step.sequence());
            Positions inner = places.item(step.sequence(), step.item()).orElse(null);
            if (step.item() >= items.size() || inner == null) {
                return null;
            }
            dataset = items.get(step.item());
            places = inner;
        }
        Gaps gaps = new Gaps(dataset, places);
        datasets.put(path, gaps);
        return gaps;
    }

    /** Whether a finding comes from a wrong tag: an attribute is missing at its place, or is out of order after it. */
    boolean explains(Finding finding) {
        Tag tag = finding.tag();
        boolean missing = OtherDatasets.isMissing(finding.rule());
        if (datasets.isEmpty() || tag == null || !(missing || finding.rule() == JsonRule.TAG_ORDER)) {
            return false;
        }
        Gaps gaps = datasets.get(Paths.parent(finding.path()));
        return gaps != null && (missing ? gaps.holds(tag) : gaps.disordered.contains(tag));
    }
}
