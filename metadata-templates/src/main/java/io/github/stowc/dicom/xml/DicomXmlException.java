package io.github.stowc.dicom.xml;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * XML that breaks a rule of the Native DICOM Model, read by a reader that is not to go on, or a dataset that XML cannot
 * hold.
 */
public final class DicomXmlException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final transient @Nullable XmlProblem problem;

    DicomXmlException(String file, XmlProblem problem, String attribute) {
        super(text(file, problem, attribute));
        this.file = file;
        this.problem = problem;
    }

    DicomXmlException(String attribute, String message, String fix) {
        super(attribute + ": " + message + "; " + fix);
        this.file = "";
        this.problem = null;
    }

    private static String text(String file, XmlProblem problem, String attribute) {
        StringBuilder text = new StringBuilder(160);
        text.append(file).append(':').append(problem.place().line());
        text.append(':').append(problem.place().column()).append(": ");
        if (!attribute.isEmpty()) {
            text.append(attribute).append(": ");
        }
        text.append(problem.message());
        if (!problem.fix().isEmpty()) {
            text.append("; ").append(problem.fix());
        }
        return text.append(" (").append(problem.rule().section()).append(')').toString();
    }

    /** The name of the file as it was given to the reader; empty where a dataset cannot be written. */
    public String file() {
        return file;
    }

    /** What is wrong, and where; null where a dataset cannot be written. */
    public @Nullable XmlProblem problem() {
        return problem;
    }
}
