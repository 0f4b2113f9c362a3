package io.github.stowc.cli;

import io.github.stowc.cli.command.Command;
import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.command.Help;
import io.github.stowc.cli.command.Option;
import io.github.stowc.cli.command.Options;
import io.github.stowc.cli.command.Progress;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.cli.options.CompileOptions;
import io.github.stowc.cli.options.Job;
import io.github.stowc.cli.options.Messages;
import io.github.stowc.cli.options.Overwriting;
import io.github.stowc.cli.options.SendOptions;
import io.github.stowc.cli.options.StandardInput;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.mime.Outputs;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.send.Delivery;
import io.github.stowc.stow.send.SendListener;
import io.github.stowc.stow.send.Sender;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code stowc send}: compiles as {@code compile} does, or takes compiled messages; sends them, explains the answer. */
final class SendCommand implements Command {
    private enum Format {
        TEXT,
        JSON
    }

    static final Option<Format> FORMAT =
            new Option.Choice<>("FORM", "text or json; text unless given.", Format.values(), "--format");
    static final Option.Flag QUIET = new Option.Flag("Say only what went wrong.", "-q", "--quiet");
    static final Option.Flag VERBOSE = new Option.Flag(
            "Say more: every instance, and the heads of request and answer, with *** for secrets.", "-v", "--verbose");
    static final Option.Flag DRY_RUN =
            new Option.Flag("Do all but connect: show the request, its parts and its size.", "--dry-run");
    static final Option<Path> SAVE = new Option.File(
            "FILE", "Write the answer to this file as it came; those of several messages are numbered.", "--save");

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Help.of(
                this,
                "send",
                "Compiles files as compile does, or takes messages (.mime) that compile wrote, sends them to a STOW-RS"
                        + " server (PS3.18 10.5; -u URL, or $STOW_URL), and explains what became of each instance.",
                "stowc send -m PatientName=Doe^John -u $STOW_URL testdata/files/hand-1.jpg",
                "stowc send --format json testdata/files/hand-1.jpg testdata/files/hand-2.jpg");
        CompileOptions.addTo(spec);
        SendOptions.addTo(spec);
        Option.addTo(spec, DRY_RUN, SAVE);
        Job.addForceTo(spec);
        Option.addTo(spec, FORMAT, QUIET, VERBOSE);
        return spec;
    }

    @Override
    public int run(Options options, Terminal terminal) throws IOException, CompileException {
        boolean quiet = options.get(QUIET);
        Messages messages = new Messages(terminal, quiet);
        TargetUrl url = SendOptions.url(options, terminal);
        List<StowMessage> all = messages(options, url, terminal);
        TargetUrl place = all.get(0).url().orElse(url);
        Sender sender = new SendOptions(options, terminal, messages).sender(place);
        all.forEach(message -> messages.describe(message, options.get(VERBOSE)));
        if (options.get(CompileOptions.STRICT)) {
            messages.requireNoWarnings(all.get(0));
        }
        // A person may want to stop it.
        all.forEach(messages::warnings);
        if (options.get(DRY_RUN)) {
            return dryRun(new DryRun(place, sender, all), options, terminal);
        }
        try (Outputs outputs = new Outputs(Job.isForced(options))) {
            Answers answers = answers(options, all.size(), outputs);
            Delivery delivery = deliver(sender, all, terminal, options, answers);
            int exit = report(SendReport.of(place, all, delivery), delivery, options, terminal, messages);
            if (answers != null) {
                answers.write(outputs);
            }
            if (delivery.failure().isPresent()) {
                throw delivery.failure().get();
            }
            return exit;
        }
    }

    private static List<StowMessage> messages(Options options, TargetUrl url, Terminal terminal)
            throws IOException, CompileException {
        List<Path> paths = options.paths();
        if (GivenMessages.areAmong(paths)) {
            return GivenMessages.read(paths, options);
        }
        StowCompiler compiler = CompileOptions.compiler(options, url, terminal);
        if (paths.isEmpty() && !options.has(CompileOptions.METADATA)) {
            throw new UsageException("nothing to send: name a file or a folder");
        }
        return compiler.compileAll(StandardInput.inputs(paths, terminal));
    }

    private static boolean isJson(Options options) {
        return options.get(FORMAT, Format.TEXT) == Format.JSON;
    }

    private static int dryRun(DryRun run, Options options, Terminal terminal) throws IOException {
        if (isJson(options)) {
            run.json(terminal.out());
        } else if (!options.get(QUIET)) {
            run.text(terminal.out(), options.get(VERBOSE));
        }
        terminal.out().flush();
        return ExitCode.DONE;
    }

    /** Where answers are to go; null if nobody wants them. */
    private static @Nullable Answers answers(Options options, int count, Outputs outputs) throws IOException {
        Path file = options.get(SAVE);
        if (file == null) {
            return null;
        }
        Answers answers = new Answers(file, count);
        Overwriting overwriting = Overwriting.of(answers.files());
        for (Path path : options.paths()) {
            overwriting.refuse(path);
        }
        for (Path target : answers.files()) {
            outputs.check(target);
        }
        return answers;
    }

    private static int report(
            SendReport report, Delivery delivery, Options options, Terminal terminal, Messages messages) {
        if (isJson(options)) {
            SendJson.write(report, report.target(), terminal.out());
        } else if (!options.get(QUIET) || !delivery.isComplete()) {
            new SendText(terminal.out(), report.target(), options.get(VERBOSE)).write(report);
        }
        terminal.out().flush();
        report.problems().forEach(messages::error);
        report.remarks().forEach(messages::warning);
        return delivery.isComplete() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private static Delivery deliver(
            Sender sender, List<StowMessage> all, Terminal terminal, Options options, @Nullable Answers answers) {
        boolean quiet = options.get(QUIET);
        boolean verbose = options.get(VERBOSE);
        long total = all.stream().mapToLong(StowMessage::length).sum();
        Messages messages = new Messages(terminal, quiet);
        try (Progress progress = new Progress(terminal, quiet, total)) {
            return sender.send(all, new SendListener() {
                @Override
                public void written(long bytes) {
                    progress.written(bytes);
                }

                @Override
                public void waiting(String reason, Duration pause) {
                    if (answers != null) {
                        answers.again();
                    }
                    progress.clear();
                    messages.info(reason + "; nothing was stored, again in " + pause.toMillis() / 1000.0 + " s");
                }

                @Override
                public void sending(HttpRequest request) {
                    if (answers != null) {
                        answers.sending();
                    }
                    if (verbose) {
                        long length = request.bodyPublisher()
                                .map(BodyPublisher::contentLength)
                                .orElse(0L);
                        RequestText.print(request, length, "> ", terminal.err());
                    }
                }

                @Override
                public void answered(int status, HttpHeaders headers, byte[] body) {
                    if (answers != null) {
                        answers.answered(body);
                    }
                    if (verbose) {
                        progress.clear();
                        RequestText.print(status, headers, "< ", terminal.err());
                    }
                }
            });
        }
    }
}
