package io.github.stowc.cli;

import io.github.stowc.cli.command.Command;
import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.command.Help;
import io.github.stowc.cli.command.Option;
import io.github.stowc.cli.command.Options;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.template.UidSource;
import io.github.stowc.wording.UsageException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code stowc uid}: makes 2.25 UIDs, and shows the UUID in one. */
final class UidCommand implements Command {
    static final Option<Long> COUNT = new Option.Whole(1, 10_000_000, "How many; 1 unless given.", "-n", "--count");
    static final Option<String> SEED = new Option.Text("SEED", "Make the same UIDs for the same text.", "--seed");
    static final Option.Texts UUID = new Option.Texts("UID", "Print the UUID in a 2.25 UID; repeatable.", "--uuid");

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Help.of(
                this,
                "uid",
                "Prints new UIDs, 2.25 and a UUID as a decimal number (PS3.5 B.2), one per line.",
                "stowc uid -n 3",
                "stowc uid --uuid 2.25.329800735698586629295641978511506172918");
        Option.addTo(spec, COUNT, SEED, UUID);
        return spec;
    }

    @Override
    public int run(Options options, Terminal terminal) {
        List<String> reversed = options.get(UUID);
        if (!reversed.isEmpty()) {
            if (options.has(COUNT) || options.has(SEED)) {
                throw new UsageException("--uuid does not go with -n or --seed, because it makes no new UIDs");
            }
            for (String uid : reversed) {
                terminal.out().println(uuid(uid));
            }
            return ExitCode.DONE;
        }
        long count = options.get(COUNT, 1L);
        String seed = options.get(SEED);
        UidSource uids = seed == null ? UidSource.random() : UidSource.seeded(seed);
        for (long i = 0; i < count; i++) {
            terminal.out().println(uids.uid("uid/" + i));
            boolean nobodyReads = i % 1000 == 999 && terminal.out().checkError();
            if (nobodyReads) {
                break;
            }
        }
        return ExitCode.DONE;
    }

    private static java.util.UUID uuid(String uid) {
        return Options.uid(uid)
                .uuid()
                .orElseThrow(() -> new UsageException(
                        uid + " holds no UUID: expected 2.25. and a number below 2^128 (PS3.5 B.2)"));
    }
}
