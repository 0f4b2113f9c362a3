package io.github.stowc.cli;

import io.github.stowc.curl.CurlCommand;
import io.github.stowc.curl.CurlRequest;
import io.github.stowc.curl.Shell;
import io.github.stowc.mime.Outputs;
import io.github.stowc.stow.CompileException;
import io.github.stowc.stow.Inputs;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code stowc compile}: writes a message and the script that sends it, and prints the curl command. */
final class CompileCommand implements Command {
    private static final String DEFAULT_OUTPUT = "stow.mime";
    private static final String STANDARD_OUTPUT = "-";

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
        CompileOptions.text(
                spec, "FILE", "The message; stow.mime unless given, - for standard output.", "-o", "--output");
        CompileOptions.flag(spec, "Replace files that exist.", "--force");
        CompileOptions.text(
                spec, "SHELL", "bash, powershell or cmd: the shell of the command and the script.", "--shell");
        CompileOptions.flag(spec, "Write the shell script that builds the same message by hand, too.", "--recipe");
        CompileOptions.flag(spec, "Say nothing but errors.", "-q", "--quiet");
        CompileOptions.flag(spec, "Say more.", "-v", "--verbose");
        return spec;
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) throws IOException, CompileException {
        Messages messages = new Messages(terminal, CompileOptions.flag(arguments, "-q"));
        Job job = Job.of(arguments);
        StowCompiler compiler = CompileOptions.compiler(arguments, terminal);
        List<Path> paths = CompileOptions.paths(arguments);
        if (paths.isEmpty() && CompileOptions.text(arguments, "--metadata") == null) {
            throw new IllegalArgumentException("nothing to compile: name a file or a folder");
        }
        Inputs inputs = Inputs.ofPaths(paths);
        job.requireOtherThan(inputs, CompileOptions.text(arguments, "--metadata"));
        try (Outputs outputs = new Outputs(job.force())) {
            for (Path target : job.targets()) {
                outputs.check(target);
            }
            StowMessage message = compiler.compile(inputs);
            message.leftOut().forEach(file -> messages.info("left out: " + file.name() + ": " + file.reason()));
            message.warnings().forEach(messages::warning);
            if (CompileOptions.flag(arguments, "-v")) {
                messages.info("Content-Type: " + message.contentType());
                message.multipart()
                        .parts()
                        .forEach(part -> messages.info(
                                "part: " + part.headers() + ", " + part.body().length() + " bytes"));
            }
            if (job.toStandardOutput()) {
                writeToStandardOutput(job, message, terminal);
            } else {
                write(job, message, outputs, terminal, CompileOptions.flag(arguments, "-q"));
                outputs.commit();
                messages.info(summary(job, message));
                terminal.out().println(message.curl(job.name()).commandLine(job.shell(), job.folder()));
            }
        }
        return ExitCode.DONE;
    }

    private static String summary(Job job, StowMessage message) {
        int count = message.instanceCount();
        return job.output() + ": " + count + (count == 1 ? " instance" : " instances") + " as "
                + message.encoding().mediaType() + ", " + Progress.size(message.length()) + "; sends it: "
                + job.folder() + CurlCommand.nameBeside(job.name(), job.shell().scriptSuffix());
    }

    private static void writeToStandardOutput(Job job, StowMessage message, Terminal terminal) throws IOException {
        if (job.recipe()) {
            throw new IllegalArgumentException("--recipe needs a file for the message; -o - has none");
        }
        message.writeTo(Channels.newChannel(terminal.bytes()));
        terminal.bytes().flush();
        terminal.err().println(message.curl(DEFAULT_OUTPUT).commandLine(job.shell(), ""));
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

    /** What is written, and where. */
    private record Job(String given, Shell shell, boolean recipe, boolean force) {

        static Job of(ParseResult arguments) {
            String output = CompileOptions.text(arguments, "-o");
            String shell = CompileOptions.text(arguments, "--shell");
            return new Job(
                    output == null ? DEFAULT_OUTPUT : output,
                    shell == null ? Shell.BASH : CompileOptions.choice("--shell", shell, Shell.values()),
                    CompileOptions.flag(arguments, "--recipe"),
                    CompileOptions.flag(arguments, "--force"));
        }

        boolean toStandardOutput() {
            return given.equals(STANDARD_OUTPUT);
        }

        Path output() {
            return Path.of(given);
        }

        /** The file's name without its folder. */
        String name() {
            return String.valueOf(output().getFileName());
        }

        /** What stands before the name, as it was typed. */
        String folder() {
            int slash = Math.max(given.lastIndexOf('/'), given.lastIndexOf(java.io.File.separatorChar));
            return given.substring(0, slash + 1);
        }

        Path beside(String suffix) {
            return output().resolveSibling(CurlCommand.nameBeside(name(), suffix));
        }

        List<Path> targets() {
            List<Path> targets = new ArrayList<>();
            if (!toStandardOutput()) {
                targets.add(output());
                targets.add(beside(shell.scriptSuffix()));
                if (shell != Shell.BASH) {
                    targets.add(beside(".headers"));
                }
                if (recipe) {
                    targets.add(beside(".recipe.sh"));
                }
            }
            return targets;
        }

        /** Sees to it that no input is written over. */
        void requireOtherThan(Inputs inputs, @Nullable String metadata) throws IOException {
            Map<Path, Path> files = new LinkedHashMap<>();
            for (Path target : targets()) {
                if (Files.exists(target)) {
                    files.put(target.toRealPath(), target);
                }
            }
            if (files.isEmpty()) {
                return;
            }
            List<Path> sources = new ArrayList<>();
            inputs.files().forEach(item -> item.source().path().ifPresent(sources::add));
            if (metadata != null) {
                sources.add(Path.of(metadata));
            }
            for (Path source : sources) {
                Path target = files.get(source.toRealPath());
                if (target != null) {
                    throw new IllegalArgumentException(target + ": the output is also an input; name another with -o");
                }
            }
        }
    }
}
