package io.github.stowc.stow.source;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tags;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Makes sure that no two instances of a message have the same SOP Instance UID. */
public final class UniqueInstances {
    private final IntFunction<String> names;
    private final Map<String, Integer> seen = new HashMap<>();
    private final List<CompileProblem> problems = new ArrayList<>();
    private final List<String> uids = new ArrayList<>();

    /**
     * Starts without instances.
     *
     * @param names the name of the instance at an index in errors
     */
    public UniqueInstances(IntFunction<String> names) {
        this.names = names;
    }

    public void add(Dataset dataset) {
        add(dataset.text(Tags.SOP_INSTANCE_UID).orElse(""));
    }

    public void add(String uid) {
        Integer first = uid.isEmpty() ? null : seen.putIfAbsent(uid, uids.size());
        if (first != null) {
            problems.add(CompileProblem.of(
                            names.apply(uids.size()),
                            Sentence.of("expected a SOP Instance UID of its own (0008,0018), found " + uid + ", which "
                                    + names.apply(first) + " has as well"),
                            Sentence.of(
                                    "leave one out, or, if both are to be stored, give one a new UID: ",
                                    Choice.NEW_UID))
                    .at(Tags.SOP_INSTANCE_UID));
        }
        uids.add(uid);
    }

    public int count() {
        return uids.size();
    }

    /** The UID of each instance, in order; empty if it has none. */
    public List<String> sopInstances() {
        return uids;
    }

    /** The problems: each instance with the UID of an earlier one. */
    public List<CompileProblem> problems() {
        return problems;
    }

    public void requireNoDuplicates() throws CompileException {
        CompileException.throwIfAny(problems);
    }
}
