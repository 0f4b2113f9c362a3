package io.github.stowc.cli;

import io.github.stowc.curl.CurlCommand;
import io.github.stowc.curl.CurlRequest;
import io.github.stowc.curl.Shell;
import io.github.stowc.mime.Outputs;
import io.github.stowc.mime.ProgressListener;
import io.github.stowc.stow.CompileException;
import io.github.stowc.stow.Inputs;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code stowc compile}: writes a message and the script that sends it, and prints the curl command. */
final class CompileCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("compile");
        spec.usageMessage()
                .description(
                        "Compiles JPEG images or DICOM files into one STOW-RS message (PS3.18 10.5), writes the script"
                                + " that sends it beside it, and prints the curl command.")
                .footer(Help.examples(
                        "stowc compile -m PatientName=Doe^John testdata/files/hand-1.jpg testdata/files/hand-2.jpg",
                        "stowc compile -o hands.mime -u http://localhost:8042/dicom-web/studies testdata/files/*.jpg"));
        CompileOptions.addTo(spec);
        Options.text(spec, "FILE", "The message; stow.mime unless given, - for standard output.", "-o", "--output");
        Options.flag(spec, "Replace files that exist.", "--force");
        Options.word(
                spec,
                "SHELL",
                "bash, powershell or cmd: the shell of the command and the script.",
                List.of("bash", "powershell", "cmd"),
                "--shell");
        Options.flag(spec, "Write the shell script that builds the same message by hand, too.", "--recipe");
        Options.flag(spec, "Say nothing but errors, and print the curl command.", "-q", "--quiet");
        Options.flag(spec, "Say more.", "-v", "--verbose");
        return spec;
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) throws IOException, CompileException {
        Messages messages = new Messages(terminal, Options.flag(arguments, "-q"));
        Job job = Job.of(arguments);
        StowCompiler compiler = CompileOptions.compiler(arguments, terminal);
        List<Path> paths = Options.paths(arguments);
        if (paths.isEmpty() && Options.text(arguments, "--metadata") == null) {
            throw new IllegalArgumentException("nothing to compile: name a file or a folder");
        }
        Inputs inputs = Inputs.ofPaths(paths);
        Overwriting overwriting = Overwriting.of(job.targets());
        overwriting.refuseNamed(inputs);
        overwriting.refuse(Options.path(arguments, "--metadata"));
        overwriting.refuse(Options.path(arguments, "--template"));
        try (Outputs outputs = new Outputs(job.force())) {
            for (Path target : job.targets()) {
                outputs.check(target);
            }
            StowMessage message = compiler.compile(inputs);
            overwriting.refuseSourcesOf(message);
            message.leftOut().forEach(file -> messages.info("left out: " + file.name() + ": " + file.reason()));
            if (Options.flag(arguments, "-v")) {
                messages.info("Content-Type: " + message.contentType());
                message.multipart()
                        .parts()
                        .forEach(part -> messages.info(
                                "part: " + part.headers() + ", " + part.body().length() + " bytes"));
            }
            // What there is to warn of is looked for while the message is written.
            boolean quiet = Options.flag(arguments, "-q");
            if (!quiet) {
                Thread checks = new Thread(message::warnings, "stowc-checks");
                checks.setDaemon(true);
                checks.start();
            }
            if (job.toStandardOutput()) {
                writeToStandardOutput(job, message, terminal);
                warn(message, messages, quiet);
            } else if (job.isDevice()) {
                requireMessageAlone(job);
                message.writeTo(outputs, job.output(), ProgressListener.NONE);
                warn(message, messages, quiet);
                terminal.err().println(message.curl(Job.DEFAULT_OUTPUT).commandLine(job.shell(), ""));
            } else {
                write(job, message, outputs, terminal, quiet);
                outputs.commit();
                warn(message, messages, quiet);
                messages.info(summary(job, message));
                terminal.out().println(message.curl(job.name()).commandLine(job.shell(), job.folder()));
            }
        }
        return ExitCode.DONE;
    }

    private static void warn(StowMessage message, Messages messages, boolean quiet) {
        if (!quiet) {
            message.warnings().forEach(messages::warning);
        }
    }

    private static String summary(Job job, StowMessage message) {
        int count = message.instanceCount();
        return job.output() + ": " + count + (count == 1 ? " instance" : " instances") + " as "
                + message.encoding().mediaType() + ", " + Progress.size(message.length()) + "; sends it: "
                + job.folder() + CurlCommand.nameBeside(job.name(), job.shell().scriptSuffix());
    }

    private static void writeToStandardOutput(Job job, StowMessage message, Terminal terminal) throws IOException {
        requireMessageAlone(job);
        try {
            message.writeTo(Channels.newChannel(terminal.bytes()));
            terminal.bytes().flush();
        } catch (IOException e) {
            throw e.getClass() == IOException.class ? named("standard output", e) : e;
        }
        terminal.err().println(message.curl(Job.DEFAULT_OUTPUT).commandLine(job.shell(), ""));
    }

    /** Beside standard output, a pipe or a device nothing else can be written. */
    private static void requireMessageAlone(Job job) {
        if (job.recipe()) {
            throw new IllegalArgumentException("--recipe needs a file for the message; -o " + job.given() + " is none");
        }
        if (job.shell() != Shell.BASH) {
            throw new IllegalArgumentException(
                    "--shell needs a file for the message's headers; -o " + job.given() + " is none");
        }
    }

    /** What the system says of a write names no file. */
    private static IOException named(String file, IOException e) {
        FileSystemException named = new FileSystemException(file, null, e.getMessage());
        named.initCause(e);
        return named;
    }

    private static void write(Job job, StowMessage message, Outputs outputs, Terminal terminal, boolean quiet)
            throws IOException {
        try (Progress progress = new Progress(terminal, quiet, message.length())) {
            message.writeTo(outputs, job.output(), progress);
        }
        CurlCommand curl = message.curl(job.name());
        outputs.write(job.beside(job.shell().scriptSuffix()), curl.script(job.shell()));
        if (job.shell() != Shell.BASH) {
            CurlRequest request = curl.requests().get(0);
            outputs.write(job.output().resolveSibling(request.headersName()), request.headersFile());
        }
        if (job.recipe()) {
            Path folder = job.output().toAbsolutePath().getParent();
            byte[] script = message.recipe(folder == null ? Path.of("") : folder, job.name())
                    .script();
            outputs.write(job.beside(".recipe.sh"), script);
        }
    }
}
