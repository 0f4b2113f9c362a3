package io.github.stowc.stow.batch;

import io.github.stowc.curl.SentInstances;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.batch.journal.DonePortion;
import io.github.stowc.stow.batch.journal.Journal;
import io.github.stowc.stow.batch.journal.OpenPortion;
import io.github.stowc.stow.batch.row.Identity;
import io.github.stowc.stow.options.CompilerOptions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Portions as message files, each of which appears when it is whole and on the disk. */
final class MessageFiles implements Output {
    private final BatchFiles files;
    private final Journal journal;
    private final CompilerOptions options;
    private final Identity identity;
    private final boolean isForced;
    /** Files that the journal names although they may not be whole. */
    private final Set<String> own = new HashSet<>();

    MessageFiles(BatchFiles files, Journal journal, CompilerOptions options, Identity identity, boolean isForced) {
        this.files = files;
        this.journal = journal;
        this.options = options;
        this.identity = identity;
        this.isForced = isForced;
    }

    @Override
    public void settle(OpenPortion open) throws IOException {
        own.add(open.output());
        Files.deleteIfExists(BatchFiles.part(files.sibling(files.messageName(open.number()))));
        journal.forget(open);
    }

    @Override
    public long take(Portion portion) throws IOException {
        String name = files.messageName(portion.number());
        Path target = files.sibling(name);
        if (!isForced && !own.contains(name) && Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        journal.begun(new OpenPortion(portion.number(), name, false, portion.journaled()));
        StowMessage message = portion.message(options, identity);
        Path part = BatchFiles.part(target);
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            message.writeTo(channel);
            channel.force(false);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        journal.done(
                new DonePortion(
                        portion.number(),
                        name,
                        portion.rows().size(),
                        message.length(),
                        message.contentType(),
                        SentInstances.of(portion.sopInstances()).checksum().orElse("")),
                Map.of(),
                List.of());
        return portion.rows().size();
    }

    @Override
    public int threads() {
        return 1;
    }
}
