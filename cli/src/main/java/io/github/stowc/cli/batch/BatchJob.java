package io.github.stowc.cli.batch;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.command.Options;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.cli.options.CompileOptions;
import io.github.stowc.cli.options.Job;
import io.github.stowc.cli.options.Messages;
import io.github.stowc.cli.options.RequestOptions;
import io.github.stowc.cli.options.RowOptions;
import io.github.stowc.cli.options.SendOptions;
import io.github.stowc.cli.options.Wording;
import io.github.stowc.curl.Auth;
import io.github.stowc.curl.CurlCommand;
import io.github.stowc.curl.CurlRequest;
import io.github.stowc.curl.HeaderVariable;
import io.github.stowc.curl.RequestHeader;
import io.github.stowc.curl.Shell;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.batch.Batch;
import io.github.stowc.stow.batch.BatchSummary;
import io.github.stowc.stow.batch.deliver.Fate;
import io.github.stowc.stow.batch.deliver.HttpCourier;
import io.github.stowc.stow.send.Sender;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One run of {@code batch}, as the options say it. */
public final class BatchJob {
    private static final String ADVICE = "the same command goes on where it stopped";

    /** The rule of instances that the server does not take. */
    private static final String REFUSED = "batch/refused";

    private final Options options;
    private final Terminal terminal;
    private final Path table;
    private final Path base;
    private final boolean isCheck;

    /**
     * A run.
     *
     * @throws UsageException if an option is wrong, or options do not fit each other
     * @throws IOException if the output is a folder, or the name of the table cannot be expressed
     */
    public BatchJob(Options options, Terminal terminal) throws IOException {
        BatchOptions.requireTogether(options);
        this.options = options;
        this.terminal = terminal;
        this.table = Options.path(options.word());
        this.base = BatchOptions.base(options, table);
        this.isCheck = options.get(BatchOptions.CHECK);
    }

    /**
     * Runs it.
     *
     * @return the exit code
     * @throws UsageException if an option is wrong
     * @throws IOException if the table or an output cannot be read or written
     */
    public int run() throws IOException {
        if (Files.isDirectory(table)) {
            throw new FileSystemException(
                    table.toString(), null, "expected a table, found a folder; name a file in it");
        }
        boolean quiet = options.get(BatchOptions.QUIET);
        Path folder = options.get(BatchOptions.TO);
        boolean sends = options.get(BatchOptions.SEND);
        Batch batch = batch(folder, sends && !isCheck);
        Path script = base.resolveSibling(base.getFileName() + Shell.BASH.scriptSuffix());
        NextSteps next = new NextSteps(
                Optional.of(script).filter(file -> !sends && folder == null), Optional.ofNullable(folder));
        BatchReport report = report(quiet);
        BatchSummary summary;
        Interruption interruption = new Interruption(terminal, ADVICE);
        try {
            summary = isCheck ? batch.check(report) : batch.run(report);
        } finally {
            report.clear();
            interruption.end();
        }
        report.summary(summary, next);
        terminal.out().flush();
        summary.stop().ifPresent(stop -> report.messages.error(Wording.of(stop.sentence())));
        return exit(summary);
    }

    private BatchReport report(boolean quiet) {
        return options.get(BatchOptions.FORMAT, BatchOptions.Format.TEXT) == BatchOptions.Format.JSON
                ? new BatchJson(terminal, table, isCheck, quiet)
                : new BatchText(terminal, table, isCheck, quiet);
    }

    private static int exit(BatchSummary summary) {
        if (summary.stop().isPresent()) {
            return summary.stop().get().kind() == Fate.Kind.STOP ? ExitCode.REFUSED : ExitCode.IO;
        }
        if (summary.unknown() > 0) {
            return ExitCode.IO;
        }
        if (summary.rules().containsKey(REFUSED)) {
            return ExitCode.REFUSED;
        }
        return summary.failed() > 0 ? ExitCode.INPUT : ExitCode.DONE;
    }

    private Batch batch(@Nullable Path folder, boolean sends) throws IOException {
        TargetUrl url = sends ? SendOptions.url(options, terminal) : options.get(CompileOptions.URL);
        if (url != null && url.studyUid().isPresent()) {
            throw new UsageException(
                    CompileOptions.URL.name()
                            + ": expected a URL that ends in /studies, found one of a single study; the rows say their studies");
        }
        StowCompiler.Builder compiler =
                RowOptions.compiler(options, url, terminal).limits(BatchOptions.limits(options));
        String seed = options.get(BatchOptions.SEED);
        if (seed != null) {
            compiler.seed(seed);
        }
        Batch.Builder builder = Batch.builder(table, base)
                .table(BatchOptions.table(options))
                .compiler(compiler.build())
                .strict(options.get(BatchOptions.STRICT))
                .force(Job.isForced(options))
                .templates(name -> CompileOptions.template(terminal, name));
        Path root = options.get(BatchOptions.ROOT);
        if (root != null) {
            builder.root(root);
        }
        if (options.get(BatchOptions.NAMESPACE) != null) {
            builder.namespace(options.get(BatchOptions.NAMESPACE));
        }
        if (sends && url != null) {
            builder.goal(server(url));
        } else if (folder != null) {
            builder.goal(new Batch.Goal.Folder(folder));
        } else {
            builder.command(command());
        }
        return builder.build();
    }

    private Batch.Goal server(TargetUrl url) throws IOException {
        Messages messages = new Messages(terminal, options.get(BatchOptions.QUIET));
        Sender.Builder sender = HttpCourier.patient(new SendOptions(options, terminal, messages).builder(url));
        Long retries = options.get(BatchOptions.RETRIES);
        if (retries != null) {
            sender.retries(Math.toIntExact(retries));
        }
        return new Batch.Goal.Server(
                HttpCourier.of(sender.build()),
                Math.toIntExact(options.get(BatchOptions.CONCURRENCY, 2L)),
                options.get(BatchOptions.RESEND_UNKNOWN));
    }

    /** The curl command of the script. */
    private Function<CurlRequest, CurlCommand> command() {
        Auth auth = RequestOptions.auth(options, CompileOptions.target(options));
        List<RequestHeader> headers = RequestOptions.headers(options);
        RequestOptions.requireNoSecret(headers);
        List<HeaderVariable> secrets = RequestOptions.headerVariables(options);
        return first -> {
            CurlRequest request = first;
            for (RequestHeader header : headers) {
                request = request.withHeader(header.name(), header.value());
            }
            return new CurlCommand(List.of(request), auth, secrets);
        };
    }
}
