package io.github.stowc.dicom.text;

import java.io.IOException;

/** DICOM JSON that breaks a rule, read by a reader that is not to go on. */
public final class DicomJsonException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final transient JsonProblem problem;

    DicomJsonException(String file, JsonProblem problem, String attribute) {
        super(text(file, problem, attribute));
        this.file = file;
        this.problem = problem;
    }

    private static String text(String file, JsonProblem problem, String attribute) {
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

    /** The name of the file as it was given to the reader. */
    public String file() {
        return file;
    }

    /** What is wrong, and where. */
    public JsonProblem problem() {
        return problem;
    }
}
