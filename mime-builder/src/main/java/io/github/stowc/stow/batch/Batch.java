package io.github.stowc.stow.batch;

import io.github.stowc.curl.CurlCommand;
import io.github.stowc.curl.CurlRequest;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.batch.deliver.Courier;
import io.github.stowc.stow.batch.row.RowRules;
import io.github.stowc.stow.batch.table.TableOptions;
import io.github.stowc.template.Template;
import io.github.stowc.template.Templates;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes instances of the rows of a table, in as many messages as they need, and goes on where an earlier run was stopped:
 * nothing is lost, and nothing is made twice. Immutable.
 *
 * <p>Beside the outputs it keeps {@code X.journal}, {@code X.report.json} and, if rows failed, {@code X.failed.csv}, which can
 * be corrected and given to another batch. Memory: 64 MiB of buffers and some 40 bytes a row.
 */
public final class Batch {
    private final Builder choices;

    private Batch(Builder choices) {
        this.choices = choices;
    }

    /** Where the instances go. */
    public sealed interface Goal {
        /** Message files X-000001.mime and so on, with their list and the script that sends them. */
        record Messages() implements Goal {}

        /** DICOM files, STUDY/SERIES/SOP.dcm in a folder. */
        record Folder(Path folder) implements Goal {}

        /**
         * A server.
         *
         * @param concurrency how many messages are sent at the same time
         * @param resendsUnknown whether to send again what an earlier run may have sent, and of which the server tells nothing
         */
        record Server(Courier courier, int concurrency, boolean resendsUnknown) implements Goal {}
    }

    /**
     * Starts to choose options.
     *
     * @param manifest the table
     * @param base the folder of the outputs and what all their names begin with
     */
    public static Builder builder(Path manifest, Path base) {
        return new Builder(manifest, base);
    }

    /**
     * Reads the table and all files, makes nothing, and tells what would fail.
     *
     * @throws io.github.stowc.stow.batch.table.TableException if the table cannot be read to its end
     * @throws UsageException if the options do not fit each other
     * @throws IOException if something else than a row's file cannot be read
     */
    public BatchSummary check(BatchListener listener) throws IOException {
        return new BatchRun(choices, listener).check();
    }

    /**
     * Makes what is not made yet.
     *
     * @throws io.github.stowc.stow.batch.table.TableException if the table cannot be read to its end; nothing is made then
     * @throws java.nio.file.FileAlreadyExistsException if an output exists that no journal names
     * @throws UsageException if the options do not fit each other, or are others than those of the first run, or the table is
     *     the one of failed rows that this run writes
     * @throws IOException if something else than a row's file cannot be read, or an output not be written; the next run
     *     goes on there
     */
    public BatchSummary run(BatchListener listener) throws IOException {
        return new BatchRun(choices, listener).run();
    }

    /** Options for a batch, each with a default. Not safe to share between threads. */
    public static final class Builder {
        final Path manifest;
        final BatchFiles files;
        TableOptions table = TableOptions.DEFAULT;

        @Nullable
        Path root;

        @Nullable
        UUID namespace;

        StowCompiler compiler = StowCompiler.create();
        Goal goal = new Goal.Messages();
        boolean isStrict;
        boolean isForced;
        RowRules.Named<Template> templates;
        Function<CurlRequest, CurlCommand> command = CurlCommand::of;

        private Builder(Path manifest, Path base) {
            this.manifest = manifest;
            this.files = new BatchFiles(base);
            Templates builtIn = Templates.with(Path.of(""));
            this.templates = builtIn::find;
        }

        /** How the table is read. */
        public Builder table(TableOptions value) {
            table = value;
            return this;
        }

        /** The folder of the files that the column file names; by default that of the table. */
        public Builder root(Path value) {
            root = value;
            return this;
        }

        /** What all UIDs are made from; by default the one of the journal, else a random one. */
        public Builder namespace(UUID value) {
            namespace = value;
            return this;
        }

        /** What every instance has, how messages are encoded and how large they are; with a seed, it decides the namespace. */
        public Builder compiler(StowCompiler value) {
            compiler = value;
            return this;
        }

        /** Where the instances go; by default message files. */
        public Builder goal(Goal value) {
            goal = value;
            return this;
        }

        /** Whether files with the same bytes fail. */
        public Builder strict(boolean value) {
            isStrict = value;
            return this;
        }

        /** Whether files that no journal names may be replaced. */
        public Builder force(boolean value) {
            isForced = value;
            return this;
        }

        /** The templates that the column template names; by default the built-in ones and files. */
        public Builder templates(RowRules.Named<Template> value) {
            templates = value;
            return this;
        }

        /** The curl command of the script, from the request of the first message. */
        public Builder command(Function<CurlRequest, CurlCommand> value) {
            command = value;
            return this;
        }

        /** Builds the batch. */
        public Batch build() {
            return new Batch(this);
        }

        Optional<UUID> namespace() {
            return Optional.ofNullable(namespace);
        }
    }
}
