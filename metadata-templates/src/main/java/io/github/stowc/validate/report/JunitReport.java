package io.github.stowc.validate.report;

import io.github.stowc.dicom.syntax.XmlCharacters;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.Summary;
import java.io.IOException;
import java.io.Writer;

/** Findings as tests, in a suite for each file, which begins with their counts. */
final class JunitReport implements Report {
    private final Writer out;
    private final Severity failOn;
    private final Spool tests = new Spool();
    private String file = "";
    private boolean isStarted;
    private boolean isOpen;
    private long count;
    private long failures;

    JunitReport(Writer out, Severity failOn) {
        this.out = out;
        this.failOn = failOn;
    }

    private void start() throws IOException {
        if (!isStarted) {
            out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"stowc validate\">\n");
            isStarted = true;
        }
    }

    @Override
    public void startFile(String name) throws IOException {
        start();
        endFile();
        file = name;
        isOpen = true;
    }

    @Override
    public void accept(Finding finding) throws IOException {
        if (!isOpen || !finding.file().equals(file)) {
            startFile(finding.file());
        }
        count++;
        StringBuilder xml = new StringBuilder(512);
        xml.append("    <testcase classname=\"");
        escape(file, xml);
        xml.append("\" name=\"");
        escape(name(finding), xml);
        xml.append("\">\n");
        boolean fails = finding.severity().compareTo(failOn) <= 0;
        if (fails) {
            failures++;
            xml.append("      <failure type=\"").append(finding.rule().slug()).append("\" message=\"");
            escape(finding.message(), xml);
            xml.append("\">");
            escape(text(finding), xml);
            xml.append("</failure>\n");
        } else {
            xml.append("      <system-out>");
            escape(finding.severity().label() + ": " + finding.message() + "\n" + text(finding), xml);
            xml.append("</system-out>\n");
        }
        tests.append(xml.append("    </testcase>\n"));
    }

    private static String name(Finding finding) {
        StringBuilder name = new StringBuilder(finding.rule().slug());
        if (finding.line() > 0) {
            name.append(" at ").append(finding.line()).append(':').append(finding.column());
        } else if (finding.instance() >= 0) {
            name.append(" in instance ").append(finding.instance());
        }
        return finding.path().isEmpty()
                ? name.toString()
                : name.append(' ').append(finding.path()).toString();
    }

    private static String text(Finding finding) {
        StringBuilder text = new StringBuilder(finding.file());
        if (finding.line() > 0) {
            text.append(':').append(finding.line()).append(':').append(finding.column());
        }
        if (finding.tag() != null) {
            text.append(": ").append(finding.tag()).append(' ').append(finding.keyword());
        }
        return finding.remedy().isEmpty()
                ? text.toString()
                : text.append("\nfix: ").append(finding.remedy()).toString();
    }

    private void endFile() throws IOException {
        if (!isOpen) {
            return;
        }
        if (count == 0) {
            StringBuilder sound = new StringBuilder("    <testcase classname=\"");
            escape(file, sound);
            tests.append(sound.append("\" name=\"valid\"/>\n"));
        }
        StringBuilder head = new StringBuilder("  <testsuite name=\"");
        escape(file, head);
        head.append("\" tests=\"")
                .append(Math.max(1, count))
                .append("\" failures=\"")
                .append(failures);
        out.append(head.append("\" errors=\"0\" skipped=\"0\">\n"));
        tests.drainTo(out);
        out.append("  </testsuite>\n");
        count = 0;
        failures = 0;
        isOpen = false;
    }

    /** XML 1.0 allows most control characters not even if they are escaped. */
    private static void escape(String value, StringBuilder xml) {
        int forbidden = XmlCharacters.forbidden(value, 0);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            String escape = XmlCharacters.escape(c, true);
            if (i == forbidden) {
                xml.append('\uFFFD');
                forbidden = XmlCharacters.forbidden(value, i + 1);
            } else if (escape != null) {
                xml.append(escape);
            } else {
                xml.append(c);
            }
        }
    }

    @Override
    public void finish(Summary summary) throws IOException {
        start();
        endFile();
        out.append("</testsuites>\n");
        out.flush();
        tests.close();
    }
}
