package io.github.stowc.validate.report;

import io.github.stowc.dicom.text.Severity;
import io.github.stowc.validate.finding.FindingSink;
import io.github.stowc.validate.finding.Summary;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes findings in one of four forms. The writer is flushed at the end and stays open. For one thread.
 */
public interface Report extends FindingSink {

    /**
     * Writes the end of the report.
     *
     * @throws IOException if writing fails
     */
    void finish(Summary summary) throws IOException;

    /**
     * A report for people, with the line of each finding and a caret under its place. All is written at the end, what is
     * the same in many instances once; what could not be read is for the caller to tell.
     *
     * @param colour whether the writer is a terminal that shows colours
     * @param sources opens the files again, for their lines
     * @param limit the most findings to tell, errors before others; all are counted
     */
    static Report text(Writer out, boolean colour, SourceOpener sources, long limit) {
        return new TextReport(out, colour, sources, limit);
    }

    /** A report for people that tells all; see {@link #text(Writer, boolean, SourceOpener, long)}. */
    static Report text(Writer out, boolean colour, SourceOpener sources) {
        return text(out, colour, sources, Long.MAX_VALUE);
    }

    /** A report for programs, as one JSON object, written as findings come; memory does not grow with them. */
    static Report json(Writer out) {
        return new JsonReport(out, true);
    }

    /** Like {@link #json}, as members {@code findings} and {@code summary} of an object that the caller begins and ends. */
    static Report jsonMembers(Writer out) {
        return new JsonReport(out, false);
    }

    /**
     * A report in SARIF 2.1.0 (OASIS), which code hosts show beside the lines.
     *
     * @param version the version of the tool
     */
    static Report sarif(Writer out, String version) {
        return sarif(out, version, false);
    }

    /**
     * A report in SARIF 2.1.0 (OASIS).
     *
     * @param version the version of the tool
     * @param isCompared whether findings that were accepted earlier are told apart ({@code baselineState}, 3.27.24)
     */
    static Report sarif(Writer out, String version, boolean isCompared) {
        return new SarifReport(out, version, isCompared);
    }

    /**
     * A report in JUnit's XML, which build servers read: a suite for each file, in which a finding is a failed test, or a
     * skipped one if it is less grave. Their names keep from run to run: they have no line.
     *
     * @param failOn the least severity that counts as a failure
     */
    static Report junit(Writer out, Severity failOn) {
        return new JunitReport(out, failOn);
    }
}
