package io.github.stowc.stow.batch;

import io.github.stowc.bytes.Body;
import io.github.stowc.stow.batch.journal.DonePortion;
import io.github.stowc.stow.batch.journal.Journal;
import io.github.stowc.stow.batch.journal.JournalRow;
import io.github.stowc.stow.batch.journal.OpenPortion;
import io.github.stowc.stow.batch.row.MadeRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
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

/** Instances as DICOM files, STUDY/SERIES/SOP.dcm in a folder, each of which appears when it is whole. */
final class DicomFolder implements Output {
    private final Path folder;
    private final Journal journal;
    private final boolean isForced;

    DicomFolder(Path folder, Journal journal, boolean isForced) {
        this.folder = folder;
        this.journal = journal;
        this.isForced = isForced;
    }

    @Override
    public void settle(OpenPortion open) throws IOException {
        Set<String> there = new HashSet<>();
        long bytes = 0;
        for (JournalRow row : open.rows()) {
            Path file = file(row.study(), row.series(), row.sopInstance());
            Files.deleteIfExists(BatchFiles.part(file));
            if (Files.exists(file)) {
                // It appeared just before the run was stopped.
                there.add(row.sopInstance());
                bytes += Files.size(file);
            }
        }
        journal.settle(open, there, bytes);
    }

    @Override
    public long take(Portion portion) throws IOException {
        for (Prepared row : portion.rows()) {
            MadeRow made = row.made();
            Path file = file(made.study(), made.series(), made.sopInstance());
            if (Files.exists(file)) {
                if (!isForced) {
                    throw new FileAlreadyExistsException(file.toString());
                }
                // From now on, a file of that name is this instance.
                Files.delete(file);
            }
        }
        journal.begun(new OpenPortion(portion.number(), "", false, portion.journaled()));
        long bytes = 0;
        for (Prepared row : portion.rows()) {
            bytes += write(row.made());
        }
        journal.done(new DonePortion(portion.number(), "", portion.rows().size(), bytes, "", ""), Map.of(), List.of());
        return portion.rows().size();
    }

    private Path file(String study, String series, String sopInstance) {
        return folder.resolve(study).resolve(series).resolve(sopInstance + ".dcm");
    }

    private long write(MadeRow made) throws IOException {
        Path file = file(made.study(), made.series(), made.sopInstance());
        Files.createDirectories(file.getParent());
        Path part = BatchFiles.part(file);
        Body body = made.parts().get(0).body();
        try (FileChannel channel = FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel);
                InputStream in = body.open()) {
            in.transferTo(out);
            channel.force(false);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        return body.length();
    }

    @Override
    public int threads() {
        return 1;
    }
}
