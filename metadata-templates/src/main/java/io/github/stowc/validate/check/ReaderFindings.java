package io.github.stowc.validate.check;

import io.github.stowc.dicom.text.Problem;
import io.github.stowc.validate.finding.Finding;

/** What the readers of JSON and XML find, as findings. */
public final class ReaderFindings {
    private ReaderFindings() {}

    /** The Native DICOM Model has one instance in a document, which its reader does not count. */
    public static Finding of(Problem problem, String file) {
        boolean isCounted = problem.instance() >= 0 || problem.path().isEmpty();
        return Finding.of(problem.rule(), problem.message(), problem.remedy())
                .in(file)
                .at(problem.place())
                .ofInstance(isCounted ? problem.instance() : 0)
                .on(problem.tag(), problem.path());
    }
}
