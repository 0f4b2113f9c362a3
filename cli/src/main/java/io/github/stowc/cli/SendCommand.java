package io.github.stowc.cli;

import io.github.stowc.curl.TargetUrl;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.send.Delivery;
import io.github.stowc.stow.send.SendListener;
import io.github.stowc.stow.send.Sender;
import io.github.stowc.stow.source.Inputs;
import io.github.stowc.threads.Background;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code stowc send}: compiles as {@code compile} does, sends the message straight from its sources, and explains the answer. */
final class SendCommand implements Command {
    private enum Format {
        TEXT,
        JSON
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("send");
        spec.usageMessage()
                .description("Compiles files as compile does, sends them to a STOW-RS server (PS3.18 10.5; -u URL, or"
                        + " $STOW_URL), and explains what became of each instance.")
                .footer(Help.examples(
                        "stowc send -m PatientName=Doe^John -u $STOW_URL testdata/files/hand-1.jpg",
                        "stowc send --format json testdata/files/hand-1.jpg testdata/files/hand-2.jpg"));
        CompileOptions.addTo(spec);
        SendOptions.addTo(spec);
        Options.word(spec, "FORM", "text or json; text unless given.", List.of("text", "json"), "--format");
        Options.flag(spec, "Say nothing but what went wrong.", "-q", "--quiet");
        Options.flag(spec, "Say more, and name every instance.", "-v", "--verbose");
        return spec;
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) throws IOException, CompileException {
        boolean quiet = Options.flag(arguments, "-q");
        Messages messages = new Messages(terminal, quiet);
        String format = Options.text(arguments, "--format");
        boolean json = format != null && Options.choice("--format", format, Format.values()) == Format.JSON;
        StowCompiler compiler = CompileOptions.compiler(arguments, terminal, SendOptions.url(arguments, terminal));
        List<Path> paths = Options.paths(arguments);
        if (paths.isEmpty() && Options.text(arguments, "--metadata") == null) {
            throw new UsageException("nothing to send: name a file or a folder");
        }
        List<StowMessage> all = compiler.compileAll(Inputs.ofPaths(paths));
        TargetUrl url = all.get(0).url().orElseThrow();
        Sender sender = new SendOptions(arguments, terminal, messages).sender(url);
        say(all, messages, Options.flag(arguments, "-v"));
        Delivery delivery = deliver(sender, all, terminal, quiet);
        SendReport report = SendReport.of(url, all, delivery);
        if (json) {
            SendJson.write(report, terminal.out());
        } else if (!quiet || !delivery.isComplete()) {
            new SendText(terminal.out(), Options.flag(arguments, "-v")).write(report);
        }
        terminal.out().flush();
        if (!quiet) {
            all.get(0).warnings().forEach(warning -> messages.warning(Wording.of(warning)));
        }
        report.problems().forEach(messages::error);
        report.remarks().forEach(messages::warning);
        if (delivery.failure().isPresent()) {
            throw delivery.failure().get();
        }
        return delivery.isComplete() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private static void say(List<StowMessage> all, Messages messages, boolean verbose) {
        for (StowMessage message : all) {
            message.leftOut().forEach(file -> messages.info("left out: " + file.name() + ": " + file.reason()));
            if (verbose) {
                messages.info("Content-Type: " + message.contentType());
                message.parts()
                        .forEach(part -> messages.info(
                                "part: " + part.headers() + ", " + part.body().length() + " bytes"));
            }
        }
    }

    private static Delivery deliver(Sender sender, List<StowMessage> all, Terminal terminal, boolean quiet) {
        if (!quiet) {
            // What there is to warn of is looked for while the messages are sent.
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
