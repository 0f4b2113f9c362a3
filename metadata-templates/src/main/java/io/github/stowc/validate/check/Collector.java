package io.github.stowc.validate.check;

import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.FindingSink;
import io.github.stowc.validate.finding.Summary;
import java.io.IOException;

/** Counts findings and passes them on up to a limit. */
public final class Collector {
    private final FindingSink sink;
    private final long limit;
    private long errors;
    private long warnings;
    private long infos;

    public Collector(FindingSink sink, long limit) {
        this.sink = sink;
        this.limit = limit;
    }

    public void accept(Finding finding) throws IOException {
        boolean passedOn = errors + warnings + infos < limit;
        switch (finding.severity()) {
            case ERROR -> errors++;
            case WARNING -> warnings++;
            case INFO -> infos++;
        }
        if (passedOn) {
            sink.accept(finding);
        }
    }

    public Summary summary(int files, long instances) {
        long all = errors + warnings + infos;
        return new Summary(files, instances, errors, warnings, infos, all > limit);
    }
}
