package io.github.stowc.validate.report;

import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.syntax.JsonOut;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.Summary;
import java.io.IOException;
import java.io.Writer;

/** Findings for programs; members without a value are left out. */
final class JsonReport implements Report {
    private final Writer out;
    private final boolean isWhole;
    private final JsonOut json = new JsonOut();
    private boolean isStarted;

    /**
     * A report.
     *
     * @param isWhole whether it is an object of its own; else the members of one that the caller has begun and will end
     */
    JsonReport(Writer out, boolean isWhole) {
        this.out = out;
        this.isWhole = isWhole;
    }

    @Override
    public void accept(Finding finding) throws IOException {
        out.append(isStarted ? ",\n" : start()).append(isStarted ? "" : "\n");
        isStarted = true;
        json.clear().object();
        json.repeated("rule", finding.rule().slug());
        json.repeated("severity", finding.severity().label());
        json.repeated("file", finding.file());
        if (finding.line() > 0) {
            json.member("line", finding.line()).member("column", finding.column());
        }
        if (finding.instance() >= 0) {
            json.member("instance", finding.instance());
        }
        Tag tag = finding.tag();
        if (tag != null) {
            json.member("tag", tag.hex());
        }
        json.repeated("keyword", finding.keyword()).repeated("path", finding.path());
        json.repeated("message", finding.message()).repeated("fix", finding.remedy());
        out.append(json.end('}').text());
    }

    private String start() {
        return isWhole ? "{\"findings\":[" : "\"findings\":[";
    }

    @Override
    public void finish(Summary summary) throws IOException {
        out.append(isStarted ? "\n" : start()).append("],\"summary\":");
        json.clear().object();
        json.member("files", summary.files());
        json.member("instances", summary.instances());
        json.member("errors", summary.errors());
        json.member("warnings", summary.warnings());
        if (summary.truncated()) {
            json.name("truncated").text().append("true");
        }
        out.append(json.end('}').text()).append(isWhole ? "}\n" : "");
        out.flush();
    }
}
