package io.github.stowc.receiver.store;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Uid;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A stored instance. Immutable. */
public final class StoredFile {
    private final StoredSeries series;
    private final Uid uid;
    /** Where the file is, if it is not where a stored one is. */
    private final @Nullable Path foreign;

    private final long size;
    private final String transferSyntax;
    private final Dataset attributes;

    StoredFile(
            StoredSeries series,
            Uid uid,
            @Nullable Path foreign,
            long size,
            String transferSyntax,
            Dataset attributes) {
        this.series = series;
        this.uid = uid;
        this.foreign = foreign;
        this.size = size;
        this.transferSyntax = transferSyntax;
        this.attributes = attributes;
    }

    /** Its series. */
    public StoredSeries series() {
        return series;
    }

    /** SOP Instance UID (0008,0018). */
    public Uid uid() {
        return uid;
    }

    /** Where it belongs. */
    public InstanceUids uids() {
        return new InstanceUids(series.study().uid(), series.uid(), uid);
    }

    /** Its DICOM file. */
    public Path file() {
        return foreign == null ? series.study().root().resolve(uids().path()) : foreign;
    }

    /** The file's size in bytes. */
    public long size() {
        return size;
    }

    /** Transfer Syntax UID (0002,0010). */
    public String transferSyntax() {
        return transferSyntax;
    }

    /** The attributes of its own that are kept ({@link KeptAttributes}), without its UID. */
    public Dataset attributes() {
        return attributes;
    }
}
