package io.github.stowc.receiver.stow;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.FindingSink;
import io.github.stowc.validate.finding.ValidationRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The findings of one message, and which of them make it, or which of its instances, fail. */
final class MessageFindings implements FindingSink {
    /** As many are kept to be shown; all count. */
    private static final int MOST = 10_000;

    private final FailingRules rules;
    private final boolean strict;
    private final List<Anatomy.Part> parts;
    private final List<Finding> kept = new ArrayList<>();
    private final Map<Place, Failure> failures = new HashMap<>();
    private @Nullable Finding broken;

    /** The instance with an index in a part; index -1 for all of them, part -1 for all of the message. */
    private record Place(int part, int instance) {
        static final Place EVERYWHERE = new Place(-1, -1);
    }

    /**
     * For a message.
     *
     * @param strict whether each error makes an instance fail
     */
    MessageFindings(FailingRules rules, boolean strict, Anatomy anatomy) {
        this.rules = rules;
        this.strict = strict;
        this.parts = anatomy.parts();
    }

    @Override
    public void accept(Finding finding) {
        if (kept.size() < MOST) {
            kept.add(finding);
        }
        boolean hasBlank = finding.part() < 0
                || finding.part() >= parts.size()
                || parts.get(finding.part()).hasBlank();
        FailingRules.Row row = rules.of(finding, hasBlank).orElse(null);
        if (row != null && row.isOfMessage()) {
            broken = broken == null ? finding : broken;
        } else if (row != null) {
            failures.putIfAbsent(place(finding), row.failure());
        } else if (strict && finding.severity() == Severity.ERROR) {
            failures.putIfAbsent(place(finding), Failure.strict(finding.rule().slug()));
        }
    }

    /** What fails by a finding: bulk data that nothing links to are a fault of the message. */
    private static Place place(Finding finding) {
        return finding.rule() == ValidationRule.LINK_UNUSED
                ? Place.EVERYWHERE
                : new Place(finding.part(), finding.instance());
    }

    /** Those that are kept, in their order. */
    List<Finding> kept() {
        return kept;
    }

    /** The first finding by which the message cannot be read; empty if it can be. */
    Optional<Finding> broken() {
        return Optional.ofNullable(broken);
    }

    /**
     * Why an instance fails; empty if no finding makes it fail.
     *
     * @param part the index of the part with its dataset
     * @param index its own index in that part
     * @param bulkData the indexes of the parts that it links to
     */
    Optional<Failure> of(int part, int index, Collection<Integer> bulkData) {
        List<Place> places = new ArrayList<>(List.of(new Place(part, index), new Place(part, -1)));
        for (int bulk : new HashSet<>(bulkData)) {
            places.add(new Place(bulk, -1));
        }
        places.add(Place.EVERYWHERE);
        return places.stream().filter(failures::containsKey).findFirst().map(failures::get);
    }
}
