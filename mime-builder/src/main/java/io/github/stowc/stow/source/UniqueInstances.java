package io.github.stowc.stow.source;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tags;
import io.github.stowc.stow.options.CompileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Sees to it that no two instances of a message have the same SOP Instance UID. */
public final class UniqueInstances {
    private final IntFunction<String> names;
    private final Map<String, Integer> seen = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private int count;

    /**
     * No instance yet.
     *
     * @param names what the instance of an index is called in errors
     */
    public UniqueInstances(IntFunction<String> names) {
        this.names = names;
    }

    public void add(Dataset dataset) {
        add(dataset.text(Tags.SOP_INSTANCE_UID).orElse(""));
    }

    public void add(String uid) {
        Integer first = uid.isEmpty() ? null : seen.putIfAbsent(uid, count);
        if (first != null) {
            problems.add(names.apply(count) + ": expected a SOP Instance UID of its own (0008,0018), found " + uid
                    + ", which " + names.apply(first) + " has too; give each instance a new one: stowc uid");
        }
        count++;
    }

    public int count() {
        return count;
    }

    public void requireNoDuplicates() throws CompileException {
        if (!problems.isEmpty()) {
            throw new CompileException(problems);
        }
    }
}
