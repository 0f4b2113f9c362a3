package io.github.stowc.validate.report;

import io.github.stowc.dicom.json.JsonRule;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidationRule;
import io.github.stowc.wording.Sentence;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps what a person is to read: of findings that are the same in many instances only the first, and no more than a limit. */
final class ShownFindings {
    private final long limit;
    private final Map<Key, Shown> shown = new LinkedHashMap<>();
    /** Those that make room for errors, the last one first. */
    private final Deque<Key> lesser = new ArrayDeque<>();

    /** What findings have in common that are told once. */
    private record Key(String rule, Severity severity, String where, String path, String message, String remedy) {}

    /** A finding, and the number of those that say the same. */
    static final class Shown {
        private final Finding first;
        private String file;
        private int instance;
        private long findings = 1;
        private long instances = 1;
        private long files = 1;

        Shown(Finding first) {
            this.first = first;
            this.file = first.file();
            this.instance = first.instance();
        }

        Finding first() {
            return first;
        }

        long findings() {
            return findings;
        }

        private void again(Finding finding) {
            findings++;
            boolean isOtherFile = !finding.file().equals(file);
            files += isOtherFile ? 1 : 0;
            instances += isOtherFile || finding.instance() != instance ? 1 : 0;
            file = finding.file();
            instance = finding.instance();
        }

        /** Where else it is; empty if nowhere. */
        String elsewhere() {
            if (instances == 1) {
                return findings == 1
                        ? ""
                        : "and of " + Sentence.counted(findings - 1, "more attribute") + " of the dataset";
            }
            if (first.instance() < 0) {
                return "and " + Sentence.counted(instances - 1, "more file");
            }
            String others = files == 1 ? "" : ", in " + Sentence.counted(files - 1, "more file");
            return "and in " + Sentence.counted(instances - 1, "more instance") + others;
        }
    }

    ShownFindings(long limit) {
        this.limit = limit;
    }

    void add(Finding finding) {
        Key key = key(finding);
        Shown known = shown.get(key);
        if (known != null) {
            known.again(finding);
            return;
        }
        boolean isError = finding.severity() == Severity.ERROR;
        if (shown.size() >= limit) {
            if (!isError || lesser.isEmpty()) {
                return;
            }
            shown.remove(lesser.removeLast());
        }
        shown.put(key, new Shown(finding));
        if (!isError) {
            lesser.addLast(key);
        }
    }

    private static Key key(Finding finding) {
        String rule = finding.rule().slug();
        if (finding.rule() == JsonRule.TAG_ORDER) {
            // An attribute at the wrong place puts all after it at the wrong place too.
            String dataset = finding.path().substring(0, finding.path().lastIndexOf('.') + 1);
            return new Key(rule, finding.severity(), "", dataset, "", "");
        }
        boolean isOfFile = finding.instance() < 0 && !isUnusedInFolder(finding);
        String where = isOfFile ? finding.file() + ":" + finding.line() + ":" + finding.column() : "";
        return new Key(rule, finding.severity(), where, finding.path(), finding.message(), finding.remedy());
    }

    private static boolean isUnusedInFolder(Finding finding) {
        return finding.rule() == ValidationRule.LINK_UNUSED && finding.severity() == Severity.INFO;
    }

    Collection<Shown> all() {
        return shown.values();
    }
}
