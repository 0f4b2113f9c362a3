package io.github.stowc.cli;

import io.github.stowc.anatomy.ChunkedRequest;
import io.github.stowc.anatomy.Inspection;
import io.github.stowc.anatomy.page.HtmlPage;
import io.github.stowc.anatomy.report.InspectJson;
import io.github.stowc.bytes.Source;
import io.github.stowc.cli.check.ProjectSettings;
import io.github.stowc.cli.command.Command;
import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.command.Help;
import io.github.stowc.cli.command.Option;
import io.github.stowc.cli.command.Options;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.cli.inspect.AnnouncedType;
import io.github.stowc.cli.inspect.InspectText;
import io.github.stowc.cli.inspect.SpooledFile;
import io.github.stowc.cli.options.Overwriting;
import io.github.stowc.mime.Outputs;
import io.github.stowc.stow.MessageInspector;
import io.github.stowc.validate.finding.ValidateOptions;
import io.github.stowc.wording.UsageException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code stowc inspect}: shows what every byte of a message is, and what is wrong with it. */
final class InspectCommand implements Command {
    private static final String STANDARD_INPUT = "-";

    /** They are kept until all else is shown. */
    private static final long MAX_FINDINGS = 10_000;

    private enum Format {
        TEXT,
        JSON
    }

    static final Option<Format> FORMAT =
            new Option.Choice<>("FORM", "text or json; text unless given.", Format.values(), "--format");
    static final Option.Flag DIGEST = new Option.Flag("Show the SHA-256 of each body.", "--digest");
    static final Option<String> CONTENT_TYPE = new Option.Text(
            "TYPE",
            "The Content-Type that goes with the message; unless given, that of the request's head, or of the script beside"
                    + " the file.",
            "--content-type");
    static final Option<Path> HTML = new Option.File("FILE", "Write a page for browsers, and no text.", "--html");
    static final Option.Flag FORCE = new Option.Flag("Replace the page if it exists.", "--force");
    static final Option.Flag ALL =
            new Option.Flag("As text, show every part and instance, however many there are.", "--all");

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Help.of(
                this,
                "inspect",
                "Shows a message byte by byte: delimiters, fields, line ends and bodies, the metadata as a table, which"
                        + " link means which part, and what validate finds. Reads .mime files and raw HTTP requests, also"
                        + " broken ones.",
                "stowc compile -o - testdata/files/hand-1.jpg | stowc inspect -",
                "stowc compile -o - testdata/files/hand-1.jpg | stowc inspect --format json -");
        Help.word(spec, true, "FILE", "A message, or a raw HTTP request; - for standard input.", null);
        Option.addTo(spec, FORMAT, ALL, HTML, FORCE, DIGEST, CONTENT_TYPE);
        Option.addTo(spec, ValidateCommand.SEVERITY, ValidateCommand.IGNORE);
        return spec;
    }

    @Override
    public int run(Options options, Terminal terminal) throws IOException {
        if (options.has(HTML) && (options.has(FORMAT) || options.get(ALL))) {
            throw new UsageException("--html writes a page and prints nothing; leave out --format and --all");
        }
        if (options.get(FORCE) && !options.has(HTML)) {
            throw new UsageException("--force is for the page of --html; give that too, or leave it out");
        }
        if (options.word().equals(STANDARD_INPUT)) {
            try (SpooledFile spooled = SpooledFile.of(terminal)) {
                return inspect(spooled.source(), null, options, terminal);
            }
        }
        Path file = Options.path(options.word());
        return inspect(Source.of(file), file, options, terminal);
    }

    private static int inspect(Source source, @Nullable Path file, Options options, Terminal terminal)
            throws IOException {
        Path page = options.get(HTML);
        if (page != null) {
            Overwriting.of(List.of(page)).refuse(file);
        }
        Source decoded = ChunkedRequest.decoded(source);
        AnnouncedType announced = announced(source, file, options);
        ValidateOptions how = ValidateOptions.DEFAULT
                .withSeverities(ValidateCommand.severities(options, ProjectSettings.near(file)))
                .withMaxFindings(MAX_FINDINGS);
        Inspection inspection = MessageInspector.inspect(decoded, announced.value(), options.get(DIGEST), how);
        if (page != null) {
            write(inspection, decoded, page, options.get(FORCE));
        } else if (options.get(FORMAT, Format.TEXT) == Format.JSON) {
            InspectJson.write(inspection, terminal.out());
        } else {
            InspectText.write(inspection, decoded, announced, options.get(ALL), terminal);
        }
        return inspection.summary().errors() > 0 ? ExitCode.INPUT : ExitCode.DONE;
    }

    private static void write(Inspection inspection, Source source, Path page, boolean force) throws IOException {
        try (Outputs outputs = new Outputs(force)) {
            outputs.check(page);
            outputs.write(page, channel -> {
                Writer writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
                HtmlPage.write(inspection, source, writer);
                writer.flush();
            });
            outputs.commit();
        }
    }

    private static AnnouncedType announced(Source source, @Nullable Path file, Options options) throws IOException {
        String given = options.get(CONTENT_TYPE);
        if (given != null) {
            return new AnnouncedType(given, "");
        }
        return AnnouncedType.of(source, file);
    }
}
