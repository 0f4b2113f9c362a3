package io.github.stowc.dicom.text;

/** Takes the problems in the order in which the reader meets them. */
@FunctionalInterface
public interface ProblemSink {

    /** Takes one problem. */
    void report(Problem problem);
}
