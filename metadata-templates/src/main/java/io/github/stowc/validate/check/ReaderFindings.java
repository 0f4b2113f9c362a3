package io.github.stowc.validate.check;

import io.github.stowc.dicom.text.Problem;
import io.github.stowc.validate.finding.Finding;

/** Turns what the readers of JSON and XML find into findings. */
public final class ReaderFindings {
    private ReaderFindings() {}

    /** A document in the Native DICOM Model has one instance, which its reader does not count. */
    public static Finding of(Problem problem, String file) {
        boolean isCounted = problem.instance() >= 0 || problem.path().isEmpty();
        return Finding.of(problem.rule(), problem.message(), problem.remedy())
                .in(file)
                .at(problem.place())
                .ofInstance(isCounted ? problem.instance() : 0)
                .on(problem.tag(), problem.path());
    }
}
