package io.github.stowc.cli;

import io.github.stowc.cli.batch.FailingRows;
import io.github.stowc.cli.command.Command;
import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.command.Help;
import io.github.stowc.cli.command.Option;
import io.github.stowc.cli.command.Options;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.cli.options.CompileOptions;
import io.github.stowc.cli.options.Wording;
import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Spelling;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.UidRegistry;
import io.github.stowc.iod.Iod;
import io.github.stowc.iod.Iods;
import io.github.stowc.stow.answer.FailureReason;
import io.github.stowc.stow.answer.FailureReasons;
import io.github.stowc.stow.answer.StatusMeanings;
import io.github.stowc.stow.answer.StatusMeanings.StatusMeaning;
import io.github.stowc.stow.options.Target;
import io.github.stowc.template.Templates;
import io.github.stowc.validate.finding.ExplainedRule;
import io.github.stowc.validate.finding.Rules;
import io.github.stowc.wording.UsageException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;

/** {@code stowc explain}: explains a rule, an attribute, a UID, a SOP Class, a code or a kind of server. */
final class ExplainCommand implements Command {
    static final Option<Target> TARGET = new CompileOptions.OfTarget("Explain a kind of server.");
    static final Option.Flag ALL = new Option.Flag("Of a SOP Class, show all modules and attributes.", "--all");
    static final Option<String> MODULE =
            new Option.Text("NAME", "Of a SOP Class, show one module with all its attributes.", "--module");

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Help.of(
                this,
                "explain",
                "Explains a rule of validate, an attribute (keyword or tag), a UID, a SOP Class with its modules"
                        + " and attributes, the code of a failure (43264, A700, 0110) or an HTTP status that a"
                        + " server answers to send; with --target what a kind of server takes, wants and limits,"
                        + " and before a code that server's meaning of it."
                        + " \"rules\" lists all rules, \"targets\" all kinds of servers.",
                "stowc explain EncapsulatedPDFStorage",
                "stowc explain --module 'Image Pixel' SecondaryCaptureImageStorage",
                "stowc explain --target google");
        Help.word(spec, false, "WHAT", "A rule, a keyword, a tag, a UID, a code, a template, rules, or targets.", null);
        Option.addTo(spec, TARGET, ALL, MODULE);
        return spec;
    }

    @Override
    public int run(Options options, Terminal terminal) {
        String what = options.word();
        PrintWriter out = terminal.out();
        Target target = options.get(TARGET);
        if (target != null) {
            if (what.isEmpty()) {
                new TargetText(out).write(target);
            } else if (!Codes.explain(what, target.name(), out)) {
                throw new UsageException("--target goes with a code of an answer or alone, not with \"" + what + "\"");
            }
            return ExitCode.DONE;
        }
        if (what.isEmpty()) {
            throw new UsageException(
                    "nothing to explain: name a rule, a keyword, a tag, a UID, a code, or give --target NAME");
        }
        if (what.equals("targets")) {
            new TargetText(out).list();
        } else {
            requireSopClass(what, options);
            explain(what, options, out);
        }
        return ExitCode.DONE;
    }

    /** Refuses the options for SOP Classes for anything else, where they would change nothing. */
    private static void requireSopClass(String what, Options options) {
        if (!options.get(ALL) && !options.has(MODULE)) {
            return;
        }
        if (new Iods().find(what).isEmpty()) {
            throw new UsageException((options.get(ALL) ? ALL : MODULE).name() + " is for SOP Classes, and \"" + what
                    + "\" is none whose rules are known"
                    + Spelling.nearest(what, UidRegistry.standard().keywords())
                            .map(name -> "; did you mean " + name + "?")
                            .orElse(""));
        }
    }

    private static void explain(String what, Options options, PrintWriter out) {
        Rules rules = Rules.read();
        if (what.equals("rules")) {
            rules.all()
                    .forEach(rule ->
                            out.println(rule.slug() + "\t" + rule.severity().label()));
            return;
        }
        Optional<ExplainedRule> rule = rules.find(what);
        if (rule.isPresent()) {
            explain(rule.get(), out);
            return;
        }
        String failing = FailingRows.rules().get(what);
        if (failing != null) {
            out.println(what + ": why a row of a batch fails");
            out.println();
            out.println(wrapped(failing));
            return;
        }
        if (Codes.explain(what, "", out)) {
            return;
        }
        if (Templates.builtInNames().contains(what)) {
            explainTemplate(what, out);
            return;
        }
        Optional<UidRegistry.Entry> uid = UidRegistry.standard()
                .find(what)
                .or(() -> UidRegistry.standard().findKeyword(what));
        Iods iods = new Iods();
        Optional<Iod> iod = iods.find(what);
        Optional<DictionaryEntry> attribute =
                DataDictionary.standard().find(what).or(() -> Tag.parse(what).flatMap(DataDictionary.standard()::find));
        uid.ifPresent(entry -> explain(entry, out));
        IodText text = new IodText(out);
        iod.ifPresent(found -> text.write(found, what, options.get(ALL), options.get(MODULE)));
        attribute.ifPresent(entry -> {
            explain(entry, out);
            text.uses(iods.uses(entry.tag()));
        });
        if (uid.isEmpty() && iod.isEmpty() && attribute.isEmpty()) {
            throw new UsageException(
                    "\"" + what + "\" is not a rule, keyword, tag, UID or code of a failure" + didYouMean(what, rules));
        }
    }

    private static void explainTemplate(String name, PrintWriter out) {
        out.println(name + ": a built-in template");
        out.println("  stowc template show " + name + " prints it, --template " + name + " uses it");
    }

    private static String didYouMean(String what, Rules rules) {
        List<String> names = new ArrayList<>();
        rules.all().forEach(rule -> names.add(rule.slug()));
        names.addAll(FailingRows.rules().keySet());
        names.addAll(UidRegistry.standard().keywords());
        names.addAll(DataDictionary.standard().keywords());
        return Spelling.nearest(what, names)
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    private static void explain(ExplainedRule rule, PrintWriter out) {
        out.println(rule.slug() + ": " + rule.severity().label() + ", " + rule.section());
        out.println();
        out.println(wrapped(rule.explanation()));
        rule.wrong().forEach(text -> out.println(System.lineSeparator() + "  wrong  " + text));
        rule.right().forEach(text -> out.println("  right  " + text));
    }

    private static void explain(UidRegistry.Entry entry, PrintWriter out) {
        out.println(entry.uid() + "  " + entry.name() + (entry.retired() ? " (retired)" : ""));
        out.println("  " + entry.type() + (entry.keyword().isEmpty() ? "" : ", " + entry.keyword()) + " ("
                + UidRegistry.standard().edition() + " A)");
    }

    private static void explain(DictionaryEntry entry, PrintWriter out) {
        String pattern = entry.pattern();
        out.println("(" + pattern.substring(0, 4) + "," + pattern.substring(4) + ")  " + entry.name()
                + (entry.retired() ? " (retired)" : ""));
        StringBuilder vrs = new StringBuilder();
        entry.vrs().forEach(vr -> vrs.append(vrs.isEmpty() ? "" : " or ").append(vr));
        out.println("  " + entry.keyword() + ", VR " + vrs + ", VM " + entry.multiplicity() + " ("
                + DataDictionary.standard().edition() + " 6)");
    }

    /** The codes in servers' answers. */
    private static final class Codes {
        /** Explains a status or the reason of a failure or warning; returns whether the text is one. */
        static boolean explain(String what, String target, PrintWriter out) {
            OptionalInt code = FailureReasons.parse(what);
            if (code.isEmpty()) {
                return false;
            }
            List<FailureReason> reasons =
                    FailureReasons.read().forServer(target).find(code.getAsInt());
            boolean status = code.getAsInt() >= 200
                    && code.getAsInt() <= 599
                    && String.valueOf(code.getAsInt()).equals(what);
            if (reasons.isEmpty() && status) {
                StatusMeaning meaning = StatusMeanings.read().orItsClass(code.getAsInt());
                out.println("status " + code.getAsInt() + ": " + meaning.meaning());
                out.println("  what to do: " + Wording.of(meaning.remedy()) + " (" + meaning.source() + ")");
                return true;
            }
            for (FailureReason reason : reasons) {
                out.println(name(code.getAsInt(), reason) + "  " + (reason.isStandard() ? "" : reason.server() + ": ")
                        + reason.meaning());
                out.println("  " + (reason.isWarning() ? "Warning Reason (0008,1196)" : "Failure Reason (0008,1197)")
                        + ", " + reason.source());
                out.println("  what to do: " + Wording.of(reason.remedy()));
            }
            return !reasons.isEmpty();
        }

        private static String name(int code, FailureReason reason) {
            String range = reason.isExact()
                    ? ""
                    : " of " + FailureReasons.hex(reason.first()) + "-" + FailureReasons.hex(reason.last());
            return FailureReasons.hex(code) + " (" + code + ")" + range;
        }
    }

    /** A paragraph in lines of at most 100 characters. */
    static String wrapped(String paragraph) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String word : List.of(paragraph.split(" ", -1))) {
            if (column > 0 && column + 1 + word.length() > 100) {
                text.append(System.lineSeparator());
                column = 0;
            }
            text.append(column == 0 ? "" : " ").append(word);
            column += (column == 0 ? 0 : 1) + word.length();
        }
        return text.toString();
    }
}
