package io.github.stowc.dicom.syntax;

import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.text.DicomTextException;
import io.github.stowc.dicom.text.ItemPath;
import io.github.stowc.dicom.text.Problem;
import io.github.stowc.dicom.text.ProblemSink;
import io.github.stowc.dicom.text.Rule;
import io.github.stowc.dicom.text.Severity;
import org.jspecify.annotations.Nullable;

/** Passes on problems, with the current path through the sequences, or throws at the first error. */
public final class Problems {
    private final String file;
    private final @Nullable ProblemSink sink;
    private final @Nullable Rule limit;
    private final ItemPath path = new ItemPath();
    private int instance = -1;
    private int count;

    /**
     * Passes on problems to a sink.
     *
     * @param sink null to throw at the first error
     * @param limit the rule that more than {@link Limits#STRAYS} problems break; null to take any number
     */
    public Problems(String file, @Nullable ProblemSink sink, @Nullable Rule limit) {
        this.file = file;
        this.sink = sink;
        this.limit = limit;
    }

    /** What follows belongs to the instance of that index; to none with -1. */
    public void startInstance(int index) {
        instance = index;
        path.clear();
    }

    /** What follows belongs to an item. */
    public void enterItem(Tag sequence, int index) {
        path.enter(sequence, index);
    }

    /** What follows belongs to the dataset around the item. */
    public void leaveItem() {
        path.leave();
    }

    /**
     * Reports a problem, with the current instance and path.
     *
     * @throws DicomTextException instead of reporting, if this is an error and there is no sink, or if the problems are more
     *     than anyone will read
     */
    public void report(Problem problem) throws DicomTextException {
        if (limit != null && ++count > Limits.STRAYS) {
            throw new DicomTextException(
                    file,
                    Problem.of(limit, "there are more than " + Limits.STRAYS + " problems", "")
                            .at(problem.place()));
        }
        emit(problem.in(instance, path.to(problem.tag())));
    }

    /**
     * Reports the problem that ended the reading.
     *
     * @throws DicomTextException instead of reporting, if there is no sink
     */
    public void end(DicomTextException fault) throws DicomTextException {
        Problem problem = fault.problem().orElseThrow();
        if (sink == null && !fault.file().isEmpty()) {
            throw fault;
        }
        emit(problem);
    }

    private void emit(Problem problem) throws DicomTextException {
        if (sink != null) {
            sink.report(problem);
        } else if (problem.rule().severity() == Severity.ERROR) {
            throw new DicomTextException(file, problem);
        }
    }
}
