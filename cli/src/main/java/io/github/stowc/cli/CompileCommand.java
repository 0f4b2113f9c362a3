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
import io.github.stowc.cli.options.RequestOptions;
import io.github.stowc.cli.options.StandardInput;
import io.github.stowc.curl.Auth;
import io.github.stowc.curl.CurlCommand;
import io.github.stowc.curl.CurlRequest;
import io.github.stowc.curl.HeaderVariable;
import io.github.stowc.curl.RequestHeader;
import io.github.stowc.mime.Outputs;
import io.github.stowc.mime.ProgressListener;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.input.Inputs;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.threads.Background;
import io.github.stowc.wording.Sentence;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code stowc compile}: writes messages and the script that sends them, and prints the curl command. */
final class CompileCommand implements Command {
    static final Option.Flag QUIET = new Option.Flag(
            "Say only errors and which pictures, videos, documents or DICOM files of a folder are left out; print the"
                    + " curl command.",
            "-q",
            "--quiet");
    static final Option.Flag VERBOSE = new Option.Flag("Say more.", "-v", "--verbose");

    /** Instead of a command that reads the message from the input from which it would also read the secret. */
    private static final String NO_COMMAND =
            "no curl command: it would read the secret from the same input as the message; name a file with -o, or send";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Help.of(
                this,
                "compile",
                "Compiles pictures, videos, documents or DICOM files into a STOW-RS message (PS3.18 10.5), writes the"
                        + " script that sends it next to it, and prints the curl command.",
                "stowc compile -m PatientName=Doe^John testdata/files/hand-1.jpg testdata/files/hand-2.jpg",
                "stowc compile -o hands.mime -u http://localhost:8042/dicom-web/studies testdata/files/*.jpg");
        CompileOptions.addTo(spec);
        Job.addTo(spec);
        RequestOptions.addTo(spec);
        Option.addTo(spec, QUIET, VERBOSE);
        return spec;
    }

    @Override
    public int run(Options options, Terminal terminal) throws IOException, CompileException {
        Messages messages = new Messages(terminal, options.get(QUIET));
        Job job = Job.of(options);
        Auth auth = RequestOptions.auth(options, CompileOptions.target(options));
        List<RequestHeader> headers = RequestOptions.headers(options);
        RequestOptions.requireNoSecret(headers);
        List<HeaderVariable> secrets = RequestOptions.headerVariables(options);
        StowCompiler compiler = CompileOptions.compiler(options, options.get(CompileOptions.URL), terminal);
        List<Path> paths = options.paths();
        if (paths.isEmpty() && !options.has(CompileOptions.METADATA)) {
            throw new UsageException("nothing to compile: name a file or a folder");
        }
        Inputs inputs = StandardInput.inputs(paths, terminal);
        try (Outputs outputs = new Outputs(job.force())) {
            Overwriting overwriting = check(job, 1, inputs, options, outputs);
            List<StowMessage> all = compiler.compileAll(inputs);
            if (all.size() > 1) {
                requireFiles(job, all.size());
                overwriting = check(job, all.size(), inputs, options, outputs);
            }
            for (StowMessage message : all) {
                overwriting.refuseSourcesOf(message);
                messages.describe(message, options.get(VERBOSE));
            }
            if (options.get(CompileOptions.STRICT)) {
                messages.requireNoWarnings(all.get(0));
            }
            write(job, all, curl(job, all, auth, headers, secrets), outputs, terminal, messages);
        }
        return ExitCode.DONE;
    }

    private static void write(
            Job job, List<StowMessage> all, CurlCommand curl, Outputs outputs, Terminal terminal, Messages messages)
            throws IOException {
        StowMessage first = all.get(0);
        // Collects warnings while writing.
        if (!messages.isQuiet()) {
            Background.start("stowc-checks", first::warnings);
        }
        if (job.toStandardOutput() || job.isDevice()) {
            writeAlone(job, first, outputs, terminal);
            messages.warnings(first);
            terminal.err().println(curl.commandLineFromInput().orElse(NO_COMMAND));
        } else {
            writeFiles(job, all, curl, outputs, new Progress(terminal, messages.isQuiet(), length(all)));
            outputs.commit();
            messages.warnings(first);
            messages.info(summary(job, all));
            terminal.out().println(curl.commandLine(job.shell(), job.folder()));
        }
    }

    private static long length(List<StowMessage> all) {
        return all.stream().mapToLong(StowMessage::length).sum();
    }

    /** Checks the files to be written for {@code count} messages before anything is written. */
    private static Overwriting check(Job job, int count, Inputs inputs, Options options, Outputs outputs)
            throws IOException {
        List<Path> targets = job.targets(count);
        Overwriting overwriting = Overwriting.of(targets);
        overwriting.refuseNamed(inputs);
        overwriting.refuse(options.get(CompileOptions.METADATA));
        for (String template : options.get(CompileOptions.TEMPLATE)) {
            overwriting.refuse(Options.path(template));
        }
        overwriting.refuse(CompileOptions.likeFile(options));
        for (Path target : targets) {
            outputs.check(target);
        }
        return overwriting;
    }

    /** The command that sends all messages; those written to standard output or a device need no name in it. */
    private static CurlCommand curl(
            Job job, List<StowMessage> all, Auth auth, List<RequestHeader> headers, List<HeaderVariable> secrets) {
        boolean named = !job.toStandardOutput() && !job.isDevice();
        List<String> names = named ? job.names(all.size()) : List.of(Job.DEFAULT_OUTPUT);
        List<CurlRequest> requests = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            CurlRequest request = all.get(i).request(names.get(i));
            for (RequestHeader header : headers) {
                request = request.withHeader(header.name(), header.value());
            }
            requests.add(request);
        }
        return new CurlCommand(requests, auth, secrets);
    }

    private static String summary(Job job, List<StowMessage> all) {
        int count = all.stream().mapToInt(StowMessage::instanceCount).sum();
        List<String> names = job.names(all.size());
        String files = job.folder() + names.get(0) + (all.size() == 1 ? "" : " to " + names.get(all.size() - 1));
        return files + ": " + Sentence.counted(count, "instance") + " as "
                + all.get(0).encoding().mediaType() + ", " + Progress.size(length(all)) + Messages.leftOut(all.get(0))
                + (all.size() == 1 ? "; sends it: " : " in " + all.size() + " messages; sends them: ") + job.folder()
                + job.script().getFileName();
    }

    /** To standard output, a pipe or a device. */
    private static void writeAlone(Job job, StowMessage message, Outputs outputs, Terminal terminal)
            throws IOException {
        requireMessageAlone(job);
        if (job.isDevice()) {
            message.writeTo(outputs, job.output(), ProgressListener.NONE);
            return;
        }
        try {
            message.writeTo(Channels.newChannel(terminal.bytes()));
            terminal.bytes().flush();
        } catch (IOException e) {
            throw e.getClass() == IOException.class ? named("standard output", e) : e;
        }
    }

    /** Nothing else can be written next to standard output, a pipe or a device. */
    private static void requireMessageAlone(Job job) {
        if (job.recipe()) {
            throw new UsageException("--recipe needs a file for the message; -o " + job.given() + " is not a file");
        }
        if (job.shell().isWindows()) {
            throw new UsageException(
                    "--shell needs a file for the message's headers; -o " + job.given() + " is not a file");
        }
    }

    /** Several messages go to files. */
    private static void requireFiles(Job job, int count) {
        if (job.toStandardOutput() || job.isDevice()) {
            throw new UsageException("-o " + job.given() + " takes one message, but the input makes " + count
                    + " within the limits; name a file with -o, or give larger limits (--limit, --max-size)");
        }
    }

    /** The system's message about a failed write names no file. */
    private static IOException named(String file, IOException e) {
        FileSystemException named = new FileSystemException(file, null, e.getMessage());
        named.initCause(e);
        return named;
    }

    private static void writeFiles(Job job, List<StowMessage> all, CurlCommand curl, Outputs outputs, Progress progress)
            throws IOException {
        List<String> names = job.names(all.size());
        try (progress) {
            for (int i = 0; i < all.size(); i++) {
                all.get(i).writeTo(outputs, job.sibling(names.get(i)), progress);
            }
        }
        outputs.write(job.script(), curl.script(job.shell()));
        if (job.shell().isWindows()) {
            for (CurlRequest request : curl.requests()) {
                outputs.write(job.sibling(request.headersName()), request.headersFile());
            }
        }
        if (job.recipe()) {
            Path folder = job.output().toAbsolutePath().getParent();
            for (int i = 0; i < all.size(); i++) {
                byte[] script = all.get(i)
                        .recipe(folder == null ? Path.of("") : folder, names.get(i))
                        .script();
                outputs.write(job.recipeOf(names.get(i)), script);
            }
        }
    }
}
