package io.github.stowc.dicom.part10;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What was read of a Part 10 file. Immutable. */
public final class Part10Content {
    private final FileMeta meta;
    private final Dataset dataset;
    private final List<BulkValue> bulkValues;
    private final boolean unknownUids;
    private final IdentityHashMap<Element, Long> offsets;

    Part10Content(
            FileMeta meta,
            Dataset dataset,
            List<BulkValue> bulkValues,
            boolean unknownUids,
            IdentityHashMap<Element, Long> offsets) {
        this.meta = meta;
        this.dataset = dataset;
        this.bulkValues = List.copyOf(bulkValues);
        this.unknownUids = unknownUids;
        this.offsets = offsets;
    }

    /** Whether a UID that every server needs has VR UN in the file; the dataset has it as UI. */
    boolean hasUnknownUids() {
        return unknownUids;
    }

    /** The file meta information. */
    public FileMeta meta() {
        return meta;
    }

    /**
     * The dataset, without group lengths and Data Set Trailing Padding, which say nothing about the instance (PS3.5 7.2,
     * PS3.10 7.2). A value that stayed in the file is an {@link Element.BulkData} whose URI one of {@link #bulkValues} has.
     */
    public Dataset dataset() {
        return dataset;
    }

    /** The values that stayed in the file, in its order. */
    public List<BulkValue> bulkValues() {
        return bulkValues;
    }

    /** The place in the file of a value of the dataset, or of an item in it. */
    public Optional<BulkValue> bulkValue(Element.BulkData element) {
        for (BulkValue value : bulkValues) {
            if (value.uri().equals(element.uri())) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /**
     * The byte at which an element begins. It must be the same object as in {@link #dataset} or in one of its items; empty
     * for any other, and if the reader was not told to note offsets.
     */
    public OptionalLong offset(Element element) {
        Long offset = offsets.get(element);
        return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
    }
}
