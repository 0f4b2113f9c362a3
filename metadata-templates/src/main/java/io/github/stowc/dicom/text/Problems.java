package io.github.stowc.dicom.text;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.json.JsonRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands problems on, with the way through the sequences at the time, or throws at the first error. */
public final class Problems {
    private final String file;
    private final @Nullable ProblemSink sink;
    private final List<Tag> sequences = new ArrayList<>();
    private int[] items = new int[Limits.DEPTH];
    private int instance = -1;

    /**
     * Makes the way out.
     *
     * @param sink null where the first error is to be thrown
     */
    public Problems(String file, @Nullable ProblemSink sink) {
        this.file = file;
        this.sink = sink;
    }

    /** What follows belongs to the instance of that index; to none with -1. */
    public void startInstance(int index) {
        instance = index;
        sequences.clear();
    }

    public void enterItem(Tag sequence, int index) {
        items[sequences.size()] = index;
        sequences.add(sequence);
    }

    public void leaveItem() {
        sequences.remove(sequences.size() - 1);
    }

    /**
     * Reports a problem.
     *
     * @param tag null for what belongs to no attribute
     * @throws DicomJsonException in place of a report if this is an error and there is no sink
     */
    public void report(JsonRule rule, int line, int column, @Nullable Tag tag, String message, String fix)
            throws DicomJsonException {
        JsonProblem problem = new JsonProblem(rule, new Place(line, column), instance, tag, path(tag), message, fix);
        if (sink != null) {
            sink.report(problem);
        } else if (rule.severity() == Severity.ERROR) {
            throw new DicomJsonException(file, problem, attribute(problem));
        }
    }

    private String path(@Nullable Tag tag) {
        if (sequences.isEmpty()) {
            return tag == null ? "" : tag.hex();
        }
        StringBuilder path = new StringBuilder(32);
        for (int i = 0; i < sequences.size(); i++) {
            path.append(i == 0 ? "" : ".").append(sequences.get(i).hex());
            path.append('[').append(items[i]).append(']');
        }
        return tag == null
                ? path.toString()
                : path.append('.').append(tag.hex()).toString();
    }

    private static String attribute(JsonProblem problem) {
        Tag tag = problem.tag();
        if (tag == null) {
            return "";
        }
        String keyword = DataDictionary.standard().keyword(tag);
        String name = keyword.equals(tag.hex()) ? tag.toString() : tag + " " + keyword;
        return problem.path().length() > 8 ? name + " at " + problem.path() : name;
    }
}
