package io.github.stowc.validate.check;

import io.github.stowc.dicom.text.JsonProblem;
import io.github.stowc.dicom.xml.XmlProblem;
import io.github.stowc.validate.finding.Finding;

/** What the readers of JSON and XML find, as findings. */
public final class ReaderFindings {
    private ReaderFindings() {}

    public static Finding of(JsonProblem problem, String file) {
        return Finding.of(problem.rule(), problem.message(), problem.fix())
                .in(file)
                .at(problem.place())
                .ofInstance(problem.instance())
                .on(problem.tag(), problem.path());
    }

    /** The Native DICOM Model has one instance in a document, which its reader does not count. */
    public static Finding of(XmlProblem problem, String file) {
        return Finding.of(problem.rule(), problem.message(), problem.fix())
                .in(file)
                .at(problem.place())
                .ofInstance(problem.path().isEmpty() ? -1 : 0)
                .on(problem.tag(), problem.path());
    }
}
