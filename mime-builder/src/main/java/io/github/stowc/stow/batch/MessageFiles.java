package io.github.stowc.stow.batch;

import io.github.stowc.bytes.Source;
import io.github.stowc.curl.SentInstances;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.batch.journal.DonePortion;
import io.github.stowc.stow.batch.journal.Journal;
import io.github.stowc.stow.batch.journal.JournalRow;
import io.github.stowc.stow.batch.journal.OpenPortion;
import io.github.stowc.stow.batch.row.Identity;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompilerOptions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** Portions as message files, each of which appears when it is whole and on the disk. */
final class MessageFiles implements Output {
    private final BatchFiles files;
    private final Journal journal;
    private final CompilerOptions options;
    private final Identity identity;
    private final boolean isForced;

    MessageFiles(BatchFiles files, Journal journal, CompilerOptions options, Identity identity, boolean isForced) {
        this.files = files;
        this.journal = journal;
        this.options = options;
        this.identity = identity;
        this.isForced = isForced;
    }

    @Override
    public void settle(OpenPortion open) throws IOException {
        Path target = files.sibling(files.messageName(open.number()));
        Files.deleteIfExists(BatchFiles.part(target));
        if (!open.output().isEmpty() && Files.exists(target)) {
            // It appeared just before the run was stopped, after the journal had named it.
            journal.settle(whole(open, target));
        } else {
            journal.forget(open);
        }
    }

    private static DonePortion whole(OpenPortion open, Path target) throws IOException {
        List<String> uids = open.rows().stream().map(JournalRow::sopInstance).toList();
        try {
            return new DonePortion(
                    open.number(),
                    open.output(),
                    uids.size(),
                    Files.size(target),
                    StowMessage.read(Source.of(target), false).contentType(),
                    SentInstances.of(uids).checksum().orElse(""));
        } catch (CompileException e) {
            throw new FileSystemException(
                    target.toString(),
                    null,
                    "the journal names it, but it is no message; delete it, so that it is made again");
        }
    }

    @Override
    public long take(Portion portion) throws IOException {
        String name = files.messageName(portion.number());
        Path target = files.sibling(name);
        if (Files.exists(target)) {
            if (!isForced) {
                throw new FileAlreadyExistsException(target.toString());
            }
            // From now on, a file of that name is this message.
            Files.delete(target);
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
