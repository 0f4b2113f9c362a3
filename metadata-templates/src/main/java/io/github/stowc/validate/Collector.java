package io.github.stowc.validate;

import java.io.IOException;

/** Counts findings and passes on as many as are asked for. */
final class Collector {
    private final FindingSink sink;
    private final long limit;
    private long errors;
    private long warnings;
    private long infos;

    Collector(FindingSink sink, long limit) {
        this.sink = sink;
        this.limit = limit;
    }

    void accept(Finding finding) throws IOException {
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

    Summary summary(int files, long instances) {
        long all = errors + warnings + infos;
        return new Summary(files, instances, errors, warnings, infos, all > limit);
    }
}
