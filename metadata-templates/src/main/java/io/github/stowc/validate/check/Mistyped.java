package io.github.stowc.validate.check;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.json.JsonRule;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Positions;
import io.github.stowc.dicom.text.Rule;
import io.github.stowc.dicom.xml.XmlRule;
import io.github.stowc.iod.IodRule;
import io.github.stowc.iod.ItemStep;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidationRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Attributes with a wrong tag. Each may be the one that is missing at its place: then the missing attribute, or the
 * broken order, is the same defect and not one more.
 */
final class Mistyped {
    private static final Mistyped NONE = new Mistyped(List.of());

    private final List<Gap> gaps;

    private Mistyped(List<Gap> gaps) {
        this.gaps = gaps;
    }

    /**
     * A place in a dataset, between two attributes.
     *
     * @param path the way to the dataset; empty for the instance itself
     * @param before the tag before it, unsigned; 0 if there is none
     * @param after the tag after it, unsigned; all bits if there is none
     * @param own the tag that stands there; null if the name is not a tag
     */
    private record Gap(
            String path, int before, int after, @Nullable Tag own) {
        boolean holds(String parent, Tag tag) {
            return path.equals(parent)
                    && Integer.compareUnsigned(before, tag.value()) < 0
                    && Integer.compareUnsigned(tag.value(), after) < 0;
        }

        /** Whether an attribute is the one with the wrong tag, or the one after it. */
        boolean disorders(String parent, Tag tag) {
            return own != null
                    && path.equals(parent)
                    && Integer.compareUnsigned(before, after) < 0
                    && (tag.equals(own) || tag.value() == after);
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
        List<Gap> gaps = new ArrayList<>(0);
        for (Finding finding : whileReading) {
            Tag tag = finding.tag();
            if (isOfTag(finding.rule(), tag != null)) {
                String path = tag == null ? finding.path() : Paths.parent(finding.path());
                addGap(path, finding.place(), null, instance, positions, gaps);
            }
        }
        for (Finding finding : findings) {
            if (finding.rule() == ValidationRule.UNKNOWN_ATTRIBUTE) {
                Place place = Places.place(finding, positions).place();
                addGap(Paths.parent(finding.path()), place, finding.tag(), instance, positions, gaps);
            }
        }
        return gaps.isEmpty() ? NONE : new Mistyped(gaps);
    }

    /** Whether the rule is about a tag that is not the attribute's own. */
    private static boolean isOfTag(Rule rule, boolean hasTag) {
        if (rule == JsonRule.TAG || rule == XmlRule.TAG) {
            return !hasTag;
        }
        return rule == JsonRule.DUPLICATE_TAG
                || rule == JsonRule.GROUP_LENGTH
                || rule == XmlRule.DUPLICATE_TAG
                || rule == XmlRule.GROUP_LENGTH;
    }

    private static void addGap(
            String path, Place place, @Nullable Tag own, Dataset instance, Positions positions, List<Gap> gaps) {
        List<ItemStep> steps = Paths.parse(path);
        Dataset dataset = instance;
        Positions places = positions;
        for (ItemStep step : steps) {
            List<Dataset> items = dataset.items(step.sequence());
            Positions inner = places.item(step.sequence(), step.item()).orElse(null);
            if (step.item() >= items.size() || inner == null) {
                return;
            }
            dataset = items.get(step.item());
            places = inner;
        }
        gaps.add(gap(path, place, own, dataset, places));
    }

    private static Gap gap(String path, Place place, @Nullable Tag own, Dataset dataset, Positions places) {
        int before = 0;
        int after = -1;
        Place nearestBefore = places.place();
        Place nearestAfter = new Place(Integer.MAX_VALUE, Integer.MAX_VALUE);
        for (Element element : dataset) {
            Place at = places.of(element.tag());
            if (element.tag().equals(own)) {
                continue;
            }
            if (isBefore(at, place) && isBefore(nearestBefore, at)) {
                nearestBefore = at;
                before = element.tag().value();
            } else if (isBefore(place, at) && isBefore(at, nearestAfter)) {
                nearestAfter = at;
                after = element.tag().value();
            }
        }
        return new Gap(path, before, after, own);
    }

    private static boolean isBefore(Place left, Place right) {
        return left.line() < right.line() || (left.line() == right.line() && left.column() < right.column());
    }

    /** Whether a finding comes from a wrong tag: an attribute is missing at its place, or is out of order after it. */
    boolean explains(Finding finding) {
        Tag tag = finding.tag();
        if (gaps.isEmpty() || tag == null) {
            return false;
        }
        String parent = Paths.parent(finding.path());
        for (Gap gap : gaps) {
            boolean explained = isMissing(finding.rule())
                    ? gap.holds(parent, tag)
                    : finding.rule() == JsonRule.TAG_ORDER && gap.disorders(parent, tag);
            if (explained) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMissing(Rule rule) {
        return rule == IodRule.MISSING_TYPE_1
                || rule == IodRule.MISSING_TYPE_1C
                || rule == IodRule.MISSING_TYPE_2
                || rule == IodRule.MISSING_TYPE_2C;
    }
}
