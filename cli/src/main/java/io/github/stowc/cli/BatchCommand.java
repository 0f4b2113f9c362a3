package io.github.stowc.cli;

import io.github.stowc.cli.batch.BatchJob;
import io.github.stowc.cli.batch.BatchOptions;
import io.github.stowc.cli.command.Command;
import io.github.stowc.cli.command.Help;
import io.github.stowc.cli.command.Options;
import io.github.stowc.cli.command.Terminal;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/** {@code stowc batch}: makes instances of the rows of a table, and goes on where it was stopped. */
final class BatchCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Help.of(
                this,
                "batch",
                "Makes an instance of each row of a table and writes messages with one script for all, or DICOM files, or"
                        + " sends them. The same command given again goes on where it was stopped.",
                "stowc batch testdata/files/table.csv --check",
                "stowc batch testdata/files/table.csv -o export.mime -u http://localhost:8042/dicom-web/studies",
                "stowc batch testdata/files/table.csv -o files.mime -t dicom --to files",
                "stowc batch testdata/files/table.csv -o sent.mime --send -u $STOW_URL");
        BatchOptions.addTo(spec);
        return spec;
    }

    @Override
    public int run(Options options, Terminal terminal) throws IOException {
        return new BatchJob(options, terminal).run();
    }
}
