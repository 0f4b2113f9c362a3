package io.github.stowc.validate.check;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Positions;
import io.github.stowc.iod.ItemStep;
import io.github.stowc.validate.finding.Check;
import io.github.stowc.validate.finding.Paths;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Attributes whose tags are wrong, each of which may be the one that is missing where it stands: then that it is missing,
 * or that it breaks the order, is the same defect and not one more.
 */
final class Mistyped {
    private static final Mistyped NONE = new Mistyped(List.of());

    private final List<Gap> gaps;

    private Mistyped(List<Gap> gaps) {
        this.gaps = gaps;
    }

    /**
     * A place in a dataset between two attributes.
     *
     * @param path the way to the dataset; empty for the instance itself
     * @param before the tag before it, unsigned; 0 where there is none
     * @param after the tag behind it, unsigned; all bits where there is none
     * @param own the tag that stands there; null where it is none
     */
    private record Gap(
            String path, int before, int after, @Nullable Tag own) {
        boolean holds(String parent, Tag tag) {
            return path.equals(parent)
                    && Integer.compareUnsigned(before, tag.value()) < 0
                    && Integer.compareUnsigned(tag.value(), after) < 0;
        }
    }

    static Mistyped in(List<Misread> problems, List<Issue> issues, Dataset instance, @Nullable Positions positions) {
        if (positions == null) {
            return NONE;
        }
        List<Gap> gaps = new ArrayList<>(0);
        for (Misread problem : problems) {
            Tag tag = problem.tag();
            if (isOfTag(problem.name()) && (tag == null || !problem.name().equals("tag"))) {
                String path = tag == null ? problem.path() : Paths.parent(problem.path());
                addGap(path, problem.place(), null, instance, positions, gaps);
            }
        }
        for (Issue issue : issues) {
            if (issue.rule().equals(Check.UNKNOWN_ATTRIBUTE.slug())) {
                Place place = Places.find(positions, issue.steps(), issue.tag());
                addGap(Paths.of(issue.steps()), place, issue.tag(), instance, positions, gaps);
            }
        }
        return gaps.isEmpty() ? NONE : new Mistyped(gaps);
    }

    private static boolean isOfTag(String rule) {
        return rule.equals("tag") || rule.equals("duplicate-tag") || rule.equals("group-length");
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

    /** Whether an issue is that an attribute is missing where a mistyped one stands. */
    boolean explains(Issue issue) {
        if (gaps.isEmpty() || !issue.rule().startsWith("iod/missing-")) {
            return false;
        }
        String parent = Paths.of(issue.steps());
        for (Gap gap : gaps) {
            if (gap.holds(parent, issue.tag())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a problem is the order of an attribute that stands at or behind a mistyped one. */
    boolean explains(Misread problem) {
        Tag tag = problem.tag();
        if (gaps.isEmpty() || tag == null || !problem.name().equals("tag-order")) {
            return false;
        }
        String parent = Paths.parent(problem.path());
        for (Gap gap : gaps) {
            boolean ordered = Integer.compareUnsigned(gap.before, gap.after) < 0;
            if (gap.own != null
                    && gap.path.equals(parent)
                    && ordered
                    && (tag.equals(gap.own) || tag.value() == gap.after)) {
                return true;
            }
        }
        return false;
    }
}
