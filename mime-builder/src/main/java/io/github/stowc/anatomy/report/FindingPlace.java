package io.github.stowc.anatomy.report;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.anatomy.Span;
import io.github.stowc.validate.finding.Finding;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a message the words of a finding say that it is. Immutable.
 *
 * @param span the index of the span with the byte that it names, from 0; -1 if it names none
 * @param part the index of the part that it names, from 0; -1 if it names none
 */
public record FindingPlace(int span, int part) {
    private static final Pattern PLACE = Pattern.compile("^(byte|part) ([0-9]{1,18}):");
    private static final FindingPlace NOWHERE = new FindingPlace(-1, -1);

    /** The place that a finding names. */
    public static FindingPlace of(Finding finding, Anatomy anatomy) {
        Matcher matcher = PLACE.matcher(finding.message());
        if (!matcher.find()) {
            return NOWHERE;
        }
        long number = Long.parseLong(matcher.group(2));
        if (matcher.group(1).equals("byte")) {
            return new FindingPlace(spanWith(number, anatomy.spans()), -1);
        }
        boolean isThere = number > 0 && number <= anatomy.parts().size();
        return isThere ? new FindingPlace(-1, (int) number - 1) : NOWHERE;
    }

    /** Whether it names a place. */
    public boolean isKnown() {
        return span >= 0 || part >= 0;
    }

    /** The span with that byte; the last one for the end of the message; -1 if there is none. */
    private static int spanWith(long offset, List<Span> spans) {
        int low = 0;
        int high = spans.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans.get(middle).end() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return spans.isEmpty() ? -1 : low;
    }
}
