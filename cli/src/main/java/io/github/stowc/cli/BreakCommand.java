package io.github.stowc.cli;

import io.github.stowc.anatomy.fault.BrokenMessage;
import io.github.stowc.anatomy.fault.Fault;
import io.github.stowc.anatomy.fault.FaultMisfitException;
import io.github.stowc.anatomy.fault.Faults;
import io.github.stowc.bytes.Source;
import io.github.stowc.cli.command.Command;
import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.command.Help;
import io.github.stowc.cli.command.Option;
import io.github.stowc.cli.command.Options;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.cli.inspect.AnnouncedType;
import io.github.stowc.cli.options.Failure;
import io.github.stowc.cli.options.Messages;
import io.github.stowc.cli.options.Overwriting;
import io.github.stowc.cli.options.SendOptions;
import io.github.stowc.dicom.Spelling;
import io.github.stowc.mime.Outputs;
import io.github.stowc.wording.UsageException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code stowc break}: gives a message one fault, writes or sends it. */
final class BreakCommand implements Command {
    private enum Format {
        TEXT,
        JSON
    }

    static final Option<Path> OUTPUT =
            new Option.File("FILE", "The broken message; - for standard output, also unless given.", "-o", "--output");
    static final Option.Flag FORCE = new Option.Flag("Replace a file that exists.", "--force");
    static final Option.Flag LIST = new Option.Flag("List all faults.", "--list");
    static final Option<Format> FORMAT =
            new Option.Choice<>("FORM", "Of the list, text or json; text unless given.", Format.values(), "--format");
    static final Option<String> SEND =
            new Option.Text("URL", "Send the broken message byte for byte, and print the answer as it came.", "--send");
    static final Option<String> CONTENT_TYPE = new Option.Text(
            "TYPE",
            "The Content-Type that goes with the message; unless given, that of its own head, or of the script beside the"
                    + " file.",
            "--content-type");

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Help.of(
                this,
                "break",
                "Gives a message (.mime) that compile wrote one fault, to try a receiver or to show what goes wrong."
                        + " A fault of the body writes the changed body, one of the head a whole HTTP request"
                        + " (RFC 9112 2.1).",
                "stowc break --list",
                "stowc break --list --format json");
        Help.words(spec, "FAULT X.mime", "The fault, by its name in the list, and the message.");
        Option.addTo(spec, OUTPUT, FORCE, CONTENT_TYPE, SEND);
        SendOptions.addTrustTo(spec);
        Option.addTo(spec, LIST, FORMAT);
        return spec;
    }

    @Override
    public int run(Options options, Terminal terminal) throws IOException {
        Faults faults = Faults.read();
        if (options.get(LIST)) {
            return list(faults, options, terminal);
        }
        if (options.has(FORMAT)) {
            throw new UsageException("--format goes with --list only");
        }
        List<String> words = options.words();
        if (words.size() != 2) {
            throw new UsageException(
                    "expected a fault and a message, found " + words.size() + " words; --list shows the faults");
        }
        Fault fault = fault(words.get(0), faults);
        Path input = Options.path(words.get(1));
        boolean sends = options.has(SEND);
        if (!sends && SendOptions.hasTrust(options)) {
            throw new UsageException("--cacert and --insecure go with --send only");
        }
        @Nullable RawSend send = sends ? RawSend.to(options.get(SEND, ""), SendOptions.trust(options)) : null;
        BrokenMessage broken = broken(fault, input, options);
        if (!sends || options.has(OUTPUT)) {
            write(broken, input, options, terminal);
        }
        new Messages(terminal, false)
                .info(fault.slug() + ": " + broken.what() + ", from byte " + broken.offset()
                        + (broken.isRequest() ? " of the request" : " of the body") + "; found by " + fault.rule());
        if (send != null) {
            send.send(broken, fault.status().equals(Fault.NO_ANSWER), terminal);
        }
        return ExitCode.DONE;
    }

    private static Fault fault(String slug, Faults faults) {
        return faults.find(slug)
                .orElseThrow(() -> new UsageException("unknown fault " + slug
                        + Spelling.nearest(slug, faults.slugs())
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; --list shows all")));
    }

    private static BrokenMessage broken(Fault fault, Path input, Options options) throws IOException {
        Source source = Source.of(input);
        String given = options.get(CONTENT_TYPE);
        String type = given == null ? AnnouncedType.of(source, input).value() : given;
        try {
            return Faults.apply(fault, source, type);
        } catch (FaultMisfitException e) {
            throw new Failure.InputException(String.valueOf(e.getMessage()));
        }
    }

    private static void write(BrokenMessage broken, Path input, Options options, Terminal terminal) throws IOException {
        Path output = options.get(OUTPUT);
        if (output == null || "-".equals(options.text(OUTPUT))) {
            OutputStream out = new BufferedOutputStream(terminal.bytes());
            broken.writeTo(out);
            out.flush();
            return;
        }
        Overwriting.of(List.of(output)).refuse(input);
        try (Outputs outputs = new Outputs(options.get(FORCE))) {
            outputs.write(output, channel -> {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
                broken.writeTo(out);
                out.flush();
            });
            outputs.commit();
        }
    }

    private static int list(Faults faults, Options options, Terminal terminal) {
        if (!options.words().isEmpty()
                || options.has(SEND)
                || options.has(OUTPUT)
                || options.has(CONTENT_TYPE)
                || SendOptions.hasTrust(options)) {
            throw new UsageException("--list goes with no fault, no message and no output");
        }
        FaultList list = new FaultList(faults.all());
        if (options.get(FORMAT, Format.TEXT) == Format.JSON) {
            list.json(terminal.out());
        } else {
            list.text(terminal.out());
        }
        return ExitCode.DONE;
    }
}
