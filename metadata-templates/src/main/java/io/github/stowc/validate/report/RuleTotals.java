package io.github.stowc.validate.report;

import io.github.stowc.dicom.text.Severity;
import io.github.stowc.validate.finding.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each rule is broken, the errors first: what a long report comes down to. */
final class RuleTotals {
    private static final Comparator<Map.Entry<Rule, Long>> ORDER = (left, right) -> {
        int order = left.getKey().severity().compareTo(right.getKey().severity());
        order = order == 0 ? Long.compare(right.getValue(), left.getValue()) : order;
        return order == 0 ? left.getKey().slug().compareTo(right.getKey().slug()) : order;
    };

    private final Map<Rule, Long> counts = new HashMap<>();
    private long all;

    private record Rule(Severity severity, String slug) {}

    void add(Finding finding) {
        all++;
        counts.merge(new Rule(finding.severity(), finding.rule().slug()), 1L, Long::sum);
    }

    long all() {
        return all;
    }

    void appendTo(StringBuilder text) {
        List<Map.Entry<Rule, Long>> ordered = new ArrayList<>(counts.entrySet());
        ordered.sort(ORDER);
        for (Map.Entry<Rule, Long> total : ordered) {
            String number = total.getValue().toString();
            String word = total.getKey().severity().label();
            text.append(" ".repeat(Math.max(1, 9 - number.length()))).append(number);
            text.append(' ').append(word).append(" ".repeat(Math.max(1, 8 - word.length())));
            text.append(total.getKey().slug()).append('\n');
        }
    }
}
