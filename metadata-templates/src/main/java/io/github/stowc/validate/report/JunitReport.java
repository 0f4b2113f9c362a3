package io.github.stowc.validate.report;

import io.github.stowc.dicom.syntax.XmlCharacters;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.Summary;
import io.github.stowc.validate.finding.ValidationRule;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;

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
    private long errors;
    private long skipped;
    /** How often a name was given in the open suite. */
    private final Map<String, Integer> names = new HashMap<>();

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
        if (isOpen && name.equals(file)) {
            return;
        }
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
        // Surefire's schema wants a time.
        xml.append("\" time=\"0\">\n");
        if (finding.rule() == ValidationRule.UNREADABLE) {
            errors++;
            outcome("error", finding, finding.message(), xml);
        } else if (finding.severity().compareTo(failOn) <= 0) {
            failures++;
            outcome("failure", finding, finding.message(), xml);
        } else {
            // A passed test would be read by nobody.
            skipped++;
            outcome("skipped", finding, finding.severity().label() + ": " + finding.message(), xml);
        }
        tests.append(xml.append("    </testcase>\n"));
    }

    private static void outcome(String element, Finding finding, String message, StringBuilder xml) {
        xml.append("      <").append(element);
        // Skipped tests have no type (Surefire's schema).
        if (!element.equals("skipped")) {
            xml.append(" type=\"").append(finding.rule().slug()).append('"');
        }
        xml.append(" message=\"");
        escape(message, xml);
        xml.append("\">");
        escape(text(finding), xml);
        xml.append("</").append(element).append(">\n");
    }

    /** A name that stays when the file is edited elsewhere, so that a test has a history. */
    private String name(Finding finding) {
        String rule = finding.rule().slug();
        String name = finding.path().isEmpty() ? rule : rule + " " + finding.path();
        int number = names.merge(name, 1, Integer::sum);
        return number == 1 ? name : name + " (" + number + ")";
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
            tests.append(sound.append("\" name=\"valid\" time=\"0\"/>\n"));
        }
        StringBuilder head = new StringBuilder("  <testsuite name=\"");
        escape(file, head);
        head.append("\" tests=\"")
                .append(Math.max(1, count))
                .append("\" failures=\"")
                .append(failures);
        head.append("\" errors=\"").append(errors).append("\" skipped=\"").append(skipped);
        out.append(head.append("\">\n"));
        tests.drainTo(out);
        out.append("  </testsuite>\n");
        count = 0;
        failures = 0;
        errors = 0;
        skipped = 0;
        names.clear();
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
