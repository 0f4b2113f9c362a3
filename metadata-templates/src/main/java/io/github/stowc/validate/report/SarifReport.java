package io.github.stowc.validate.report;

import io.github.stowc.bytes.Printable;
import io.github.stowc.dicom.syntax.JsonOut;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.validate.finding.ExplainedRule;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.Rules;
import io.github.stowc.validate.finding.Summary;
import io.github.stowc.validate.finding.ValidationRule;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings in SARIF 2.1.0. The tool with its rules comes after the results, since only then is it known which rules are
 * needed; JSON gives no meaning to the order of members.
 */
final class SarifReport implements Report {
    private final Writer out;
    private final String version;
    private final boolean isCompared;
    private final Map<String, Integer> rules = new LinkedHashMap<>();
    private final List<Finding> unreadable = new ArrayList<>();
    private boolean hasResults;

    SarifReport(Writer out, String version, boolean isCompared) {
        this.out = out;
        this.isCompared = isCompared;
        this.version = version;
    }

    private void start() throws IOException {
        if (!hasResults) {
            out.append(
                    "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{");
            out.append("\"columnKind\":\"utf16CodeUnits\",\"results\":[");
        }
    }

    @Override
    public void accept(Finding finding) throws IOException {
        if (finding.rule() == ValidationRule.UNREADABLE) {
            unreadable.add(finding);
        } else {
            result(finding, isCompared ? "new" : "");
        }
    }

    @Override
    public void known(Finding finding) throws IOException {
        result(finding, "unchanged");
    }

    private void result(Finding finding, String baselineState) throws IOException {
        start();
        out.append(hasResults ? ",\n" : "\n");
        hasResults = true;
        Integer known = rules.get(finding.rule().slug());
        int index = known == null ? rules.size() : known;
        rules.putIfAbsent(finding.rule().slug(), index);
        JsonOut json = new JsonOut().object();
        json.member("ruleId", finding.rule().slug()).member("ruleIndex", index);
        json.member("level", level(finding.severity()));
        json.name("message").object().member("text", text(finding)).end('}');
        json.optional("baselineState", baselineState);
        json.name("locations").array().object();
        location(finding, json);
        json.end('}').end(']');
        if (finding.instance() >= 0) {
            json.name("properties").object().member("instance", finding.instance());
            json.optional("fix", finding.remedy()).end('}');
        }
        out.append(json.end('}').text());
    }

    private static String text(Finding finding) {
        StringBuilder text = new StringBuilder(160);
        if (finding.tag() != null) {
            text.append(finding.tag());
            text.append(finding.keyword().isEmpty() ? "" : " ").append(finding.keyword());
            text.append(": ");
        }
        text.append(finding.message());
        if (!finding.remedy().isEmpty()) {
            text.append("; ").append(finding.remedy());
        }
        return text.toString();
    }

    private static void location(Finding finding, JsonOut json) {
        json.name("physicalLocation").object();
        json.name("artifactLocation")
                .object()
                .member("uri", uri(finding.file()))
                .end('}');
        if (finding.line() > 0) {
            json.name("region").object();
            json.member("startLine", finding.line()).member("startColumn", finding.column());
            json.end('}');
        }
        json.end('}');
        if (!finding.path().isEmpty()) {
            json.name("logicalLocations").array().object();
            json.optional("name", finding.keyword());
            json.member("fullyQualifiedName", "[" + finding.instance() + "]." + finding.path());
            json.member("kind", "member").end('}').end(']');
        }
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    /** A path as a URI reference (RFC 3986 4.1). */
    static String uri(String file) {
        String path = File.separatorChar == '/' ? file : file.replace(File.separatorChar, '/');
        String uri = Printable.percentEncoded(path, "-._~/!$&'()*+,;=@");
        return path.startsWith("/") ? "file://" + uri : uri;
    }

    @Override
    public void finish(Summary summary) throws IOException {
        start();
        JsonOut json = new JsonOut();
        json.text().append("\n],\"tool\":");
        json.object().name("driver").object().member("name", "stowc").member("version", version);
        json.name("rules").array();
        if (!rules.isEmpty()) {
            Rules catalogue = Rules.read();
            for (String slug : rules.keySet()) {
                rule(slug, catalogue, json);
            }
        }
        json.end(']').end('}').end('}');
        invocation(json);
        json.name("properties").object().member("files", summary.files()).member("instances", summary.instances());
        json.member("errors", summary.errors())
                .member("warnings", summary.warnings())
                .end('}');
        out.append(json.text()).append("}]}\n");
        out.flush();
    }

    /** Whether all files were read (SARIF 2.1.0, 3.20): without it, a report without results would pass for a good one. */
    private void invocation(JsonOut json) {
        json.name("invocations").array().object();
        if (!unreadable.isEmpty()) {
            json.name("toolExecutionNotifications").array();
            for (Finding finding : unreadable) {
                json.object().member("level", "error");
                json.name("message").object().member("text", text(finding)).end('}');
                json.name("locations").array().object();
                location(finding, json);
                json.end('}').end(']').end('}');
            }
            json.end(']');
        }
        json.name("executionSuccessful").text().append(unreadable.isEmpty());
        json.end('}').end(']');
    }

    private static void rule(String slug, Rules catalogue, JsonOut json) {
        json.object().member("id", slug);
        catalogue.find(slug).ifPresent(rule -> {
            json.name("shortDescription")
                    .object()
                    .member("text", firstSentence(rule.explanation()))
                    .end('}');
            json.name("fullDescription")
                    .object()
                    .member("text", rule.explanation())
                    .end('}');
            json.name("help").object().member("text", help(rule)).end('}');
            json.name("defaultConfiguration")
                    .object()
                    .member("level", level(rule.severity()))
                    .end('}');
            json.name("properties").object().member("section", rule.section()).end('}');
        });
        json.end('}');
    }

    private static String firstSentence(String explanation) {
        int end = explanation.indexOf(". ");
        return end < 0 ? explanation : explanation.substring(0, end + 1);
    }

    private static String help(ExplainedRule rule) {
        StringBuilder help = new StringBuilder(rule.explanation());
        for (String wrong : rule.wrong()) {
            help.append("\nwrong: ").append(wrong);
        }
        for (String right : rule.right()) {
            help.append("\nright: ").append(right);
        }
        return help.append("\n(").append(rule.section()).append(')').toString();
    }
}
