package io.github.stowc.cli;

import io.github.stowc.cli.command.Help;
import io.github.stowc.cli.command.Progress;
import io.github.stowc.cli.options.Job;
import io.github.stowc.cli.options.Wording;
import io.github.stowc.curl.Auth;
import io.github.stowc.curl.CurlCommand;
import io.github.stowc.curl.CurlRequest;
import io.github.stowc.curl.Shell;
import io.github.stowc.stow.options.BulkDataLimit;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.ServerTrait;
import io.github.stowc.stow.options.Target;
import io.github.stowc.wording.Sentence;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a kind of server takes, wants and limits. */
final class TargetText {
    private static final int LABEL = 14;

    private final PrintWriter out;

    TargetText(PrintWriter out) {
        this.out = out;
    }

    /** All of them, one a line. */
    void list() {
        for (Target target : Target.all()) {
            out.println(target.name() + "\t" + target.title());
        }
    }

    /** One of them. */
    void write(Target target) {
        out.println(target.name() + ": " + target.title());
        String label = "takes";
        for (Encoding encoding : target.encodings()) {
            line(label, taken(target, encoding));
            label = "";
        }
        if (!target.bulkDataLimits().isEmpty()) {
            line("", "as bulk data not: " + bulkDataLimits(target));
        }
        traits(target, false, "");
        traits(target, true, "wants");
        line("limits", limits(target));
        line("URL", target.url());
        line("Accept", target.accept());
        line("credentials", credentials(target.auth()));
        // In one line, to be copied.
        out.println("  curl" + " ".repeat(LABEL - "curl".length()) + curl(target));
        label = "notes";
        for (Sentence note : target.notes()) {
            line(label, Wording.of(note));
            label = "";
        }
        label = "sources";
        for (String source : target.sources()) {
            line(label, source);
            label = "";
        }
    }

    private void traits(Target target, boolean wanted, String first) {
        String label = first;
        for (ServerTrait trait : ServerTrait.values()) {
            if (target.has(trait) && trait.isWanted() == wanted) {
                line(label, trait.text());
                label = "";
            }
        }
    }

    private static String taken(Target target, Encoding encoding) {
        String first =
                encoding == target.encodings().get(0) && target.encodings().size() > 1 ? " (first choice)" : "";
        if (encoding == Encoding.DICOM) {
            return encoding.mediaType() + first;
        }
        return encoding.mediaType() + " with bulk data"
                + (target.bulkDataTypes().isEmpty() ? "" : ": " + String.join(", ", target.bulkDataTypes())) + first;
    }

    private static String bulkDataLimits(Target target) {
        StringBuilder text = new StringBuilder();
        for (BulkDataLimit limit : BulkDataLimit.values()) {
            if (target.bulkDataLimits().contains(limit)) {
                text.append(text.isEmpty() ? "" : "; ").append(limit.text());
            }
        }
        return text.toString();
    }

    private static String limits(Target target) {
        List<String> limits = new ArrayList<>();
        target.limits()
                .bytes()
                .ifPresent(bytes -> limits.add(bytes + " bytes a message (" + Progress.size(bytes) + ")"));
        target.limits().instances().ifPresent(count -> limits.add(count + " instances a message"));
        target.silentLimit()
                .ifPresent(limit -> limits.add("often " + limit.bytes() + " bytes a message ("
                        + Progress.size(limit.bytes()) + "), refused without a word"));
        return limits.isEmpty() ? "none known" : String.join(", ", limits);
    }

    private static String credentials(Auth auth) {
        if (auth instanceof Auth.Gcloud) {
            return "a bearer token of gcloud auth print-access-token (--gcloud)";
        }
        if (auth instanceof Auth.Bearer bearer) {
            return "a bearer token in $" + bearer.variable() + " (--bearer-env " + bearer.variable() + ")";
        }
        if (auth instanceof Auth.AwsSigV4 aws) {
            return "AWS Signature Version 4 for " + aws.service() + " (--aws-region REGION)";
        }
        return "none unless given: --user, --netrc, --bearer-env";
    }

    private static String curl(Target target) {
        String type = target.has(ServerTrait.SINGLE_PART_FIRST)
                ? Encoding.DICOM.mediaType()
                : "multipart/related; type=\"" + target.encodings().get(0).mediaType() + "\"; boundary=...";
        CurlRequest request = CurlRequest.of(Optional.empty(), type, Job.DEFAULT_OUTPUT, 1);
        return CurlCommand.of(request).withAuth(target.auth()).commandLine(Shell.BASH, "");
    }

    /** A text after its label, in lines of at most {@link Help#WIDTH} characters. */
    private void line(String label, String text) {
        StringBuilder line = new StringBuilder("  ").append(label);
        line.append(" ".repeat(LABEL - label.length()));
        int start = line.length();
        int column = start;
        for (String word : text.split(" ", -1)) {
            if (column > start && column + 1 + word.length() > Help.WIDTH) {
                line.append(System.lineSeparator()).append(" ".repeat(start));
                column = start;
            }
            line.append(column == start ? "" : " ").append(word);
            column += (column == start ? 0 : 1) + word.length();
        }
        out.println(line);
    }
}
