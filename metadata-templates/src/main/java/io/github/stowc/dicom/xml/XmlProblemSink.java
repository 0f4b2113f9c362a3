package io.github.stowc.dicom.xml;

/** Takes the problems in the order in which the reader meets them. */
@FunctionalInterface
public interface XmlProblemSink {

    /** Takes one problem. */
    void report(XmlProblem problem);
}
