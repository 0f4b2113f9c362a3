package io.github.stowc.cli;

import io.github.stowc.cli.command.Command;
import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.command.Help;
import io.github.stowc.cli.command.Option;
import io.github.stowc.cli.command.Options;
import io.github.stowc.cli.command.Progress;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.cli.options.CompileOptions;
import io.github.stowc.cli.options.Messages;
import io.github.stowc.cli.options.SendOptions;
import io.github.stowc.cli.options.StandardInput;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.send.Delivery;
import io.github.stowc.stow.send.SendListener;
import io.github.stowc.stow.send.Sender;
import io.github.stowc.threads.Background;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code stowc send}: compiles as {@code compile} does, sends the message straight from its sources, explains the answer. */
final class SendCommand implements Command {
    private enum Format {
        TEXT,
        JSON
    }

    static final Option<Format> FORMAT =
            new Option.Choice<>("FORM", "text or json; text unless given.", Format.values(), "--format");
    static final Option.Flag QUIET = new Option.Flag("Say only what went wrong.", "-q", "--quiet");
    static final Option.Flag VERBOSE = new Option.Flag("Say more, and name every instance.", "-v", "--verbose");

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Help.of(
                this,
                "send",
                "Compiles files as compile does, sends them to a STOW-RS server (PS3.18 10.5; -u URL, or"
                        + " $STOW_URL), and explains what became of each instance.",
                "stowc send -m PatientName=Doe^John -u $STOW_URL testdata/files/hand-1.jpg",
                "stowc send --format json testdata/files/hand-1.jpg testdata/files/hand-2.jpg");
        CompileOptions.addTo(spec);
        SendOptions.addTo(spec);
        Option.addTo(spec, FORMAT, QUIET, VERBOSE);
        return spec;
    }

    @Override
    public int run(Options options, Terminal terminal) throws IOException, CompileException {
        boolean quiet = options.get(QUIET);
        Messages messages = new Messages(terminal, quiet);
        boolean verbose = options.get(VERBOSE);
        boolean json = options.get(FORMAT, Format.TEXT) == Format.JSON;
        TargetUrl url = SendOptions.url(options, terminal);
        StowCompiler compiler = CompileOptions.compiler(options, url, terminal);
        List<Path> paths = options.paths();
        if (paths.isEmpty() && !options.has(CompileOptions.METADATA)) {
            throw new UsageException("nothing to send: name a file or a folder");
        }
        List<StowMessage> all = compiler.compileAll(StandardInput.inputs(paths, terminal));
        TargetUrl place = all.get(0).url().orElseThrow();
        Sender sender = new SendOptions(options, terminal, messages).sender(place);
        all.forEach(message -> messages.describe(message, verbose));
        if (options.get(CompileOptions.STRICT)) {
            messages.requireNoWarnings(all.get(0));
        }
        Delivery delivery = deliver(sender, all, terminal, quiet);
        SendReport report = SendReport.of(place, all, delivery);
        if (json) {
            SendJson.write(report, terminal.out());
        } else if (!quiet || !delivery.isComplete()) {
            new SendText(terminal.out(), verbose).write(report);
        }
        terminal.out().flush();
        messages.warnings(all.get(0));
        report.problems().forEach(messages::error);
        report.remarks().forEach(messages::warning);
        if (delivery.failure().isPresent()) {
            throw delivery.failure().get();
        }
        return delivery.isComplete() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private static Delivery deliver(Sender sender, List<StowMessage> all, Terminal terminal, boolean quiet) {
        if (!quiet) {
            // Collects warnings while sending.
            Background.start("stowc-checks", all.get(0)::warnings);
        }
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
                    progress.clear();
                    messages.info(reason + "; nothing was stored, again in " + pause.toMillis() / 1000.0 + " s");
                }
            });
        }
    }
}
