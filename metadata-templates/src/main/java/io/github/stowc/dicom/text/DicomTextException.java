package io.github.stowc.dicom.text;

import io.github.stowc.dicom.Tag;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * DICOM JSON or XML that breaks a rule and ends a strict reader, or a dataset that XML cannot hold.
 *
 * <p>The message has the file, the place, the attribute, what is wrong, the remedy and the section of the standard.
 */
public final class DicomTextException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final transient @Nullable Problem problem;

    public DicomTextException(String file, Problem problem) {
        super(text(file, problem));
        this.file = file;
        this.problem = problem;
    }

    /** A fault that ends the reading, thrown through a parser that does not know the file's name. */
    public DicomTextException(Problem problem) {
        this("", problem);
    }

    /** An attribute of a dataset that cannot be written. */
    public DicomTextException(ItemPath path, Tag tag, String message, String remedy) {
        super(ItemPath.name(tag, path.to(tag)) + ": " + message + "; " + remedy);
        this.file = "";
        this.problem = null;
    }

    private static String text(String file, Problem problem) {
        StringBuilder text = new StringBuilder(160);
        text.append(file).append(':').append(problem.place().line());
        text.append(':').append(problem.place().column()).append(": ");
        Tag tag = problem.tag();
        if (tag != null) {
            text.append(ItemPath.name(tag, problem.path())).append(": ");
        }
        text.append(problem.message());
        if (!problem.remedy().isEmpty()) {
            text.append("; ").append(problem.remedy());
        }
        return text.append(" (").append(problem.rule().section()).append(')').toString();
    }

    /** The name of the file as it was given to the reader; empty if a dataset cannot be written. */
    public String file() {
        return file;
    }

    /** What is wrong, and where; empty if a dataset cannot be written. */
    public Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }
}
