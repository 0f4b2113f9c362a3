package io.github.stowc.cli;

import io.github.stowc.template.UidSource;
import io.github.stowc.wording.UsageException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code stowc uid}: makes 2.25 UIDs, and shows the UUID in one. */
final class UidCommand implements Command {
    private static final int MAX_COUNT = 10_000_000;

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("uid");
        spec.usageMessage()
                .description("Prints new UIDs, 2.25 and a UUID as a decimal number (PS3.5 B.2), one a line.")
                .footer(Help.examples(
                        "stowc uid -n 3", "stowc uid --uuid 2.25.329800735698586629295641978511506172918"));
        spec.addOption(OptionSpec.builder("-n", "--count")
                .paramLabel("N")
                .type(int.class)
                .defaultValue("1")
                .description("How many; 1 unless given.")
                .build());
        Options.text(spec, "SEED", "Make the same UIDs each time that the same text is given.", "--seed");
        Options.list(spec, "UID", "Print the UUID that a 2.25 UID holds; repeatable.", "--uuid");
        return spec;
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        List<String> reversed = arguments.matchedOptionValue("--uuid", List.of());
        int count = arguments.matchedOptionValue("-n", 1);
        if (!reversed.isEmpty()) {
            if (arguments.hasMatchedOption("-n") || arguments.hasMatchedOption("--seed")) {
                throw new UsageException("--uuid does not go with -n or --seed; it makes no new UIDs");
            }
            for (String uid : reversed) {
                terminal.out().println(uuid(uid));
            }
            return ExitCode.DONE;
        }
        if (count < 1 || count > MAX_COUNT) {
            throw new UsageException("-n: expected 1 to " + MAX_COUNT + ", found " + count);
        }
        @Nullable String seed = arguments.matchedOptionValue("--seed", null);
        UidSource uids = seed == null ? UidSource.random() : UidSource.seeded(seed);
        for (int i = 0; i < count; i++) {
            terminal.out().println(uids.uid("uid/" + i));
            boolean nobodyReads = i % 1000 == 999 && terminal.out().checkError();
            if (nobodyReads) {
                break;
            }
        }
        return ExitCode.DONE;
    }

    private static UUID uuid(String uid) {
        return Options.uid(uid)
                .uuid()
                .orElseThrow(() -> new UsageException(
                        uid + " holds no UUID: expected 2.25. and a number below 2^128 (PS3.5 B.2)"));
    }
}
