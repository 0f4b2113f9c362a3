package io.github.stowc.dicom.xml;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands problems on, with the way through the sequences at the time, or throws at the first error. */
final class Problems {
    private final String file;
    private final @Nullable XmlProblemSink sink;
    private final List<Tag> sequences = new ArrayList<>();
    private final List<Integer> items = new ArrayList<>();
    private int count;

    /**
     * Makes the way out.
     *
     * @param sink null where the first error is to be thrown
     */
    public Problems(String file, @Nullable XmlProblemSink sink) {
        this.file = file;
        this.sink = sink;
    }

    public void enterItem(Tag sequence, int index) {
        sequences.add(sequence);
        items.add(index);
    }

    public void leaveItem() {
        sequences.remove(sequences.size() - 1);
        items.remove(items.size() - 1);
    }

    /**
     * Reports a problem.
     *
     * @param tag null for what belongs to no attribute
     * @throws DicomXmlException in place of a report if this is an error and there is no sink
     * @throws XmlFault if there are more than anybody will read
     */
    void report(XmlRule rule, Place place, @Nullable Tag tag, String message, String fix)
            throws DicomXmlException, XmlFault {
        if (++count > Limits.STRAYS) {
            throw new XmlFault(XmlRule.LIMIT, place, "there are more than " + Limits.STRAYS + " problems", "");
        }
        emit(new XmlProblem(rule, place, tag, path(tag), message, fix));
    }

    /**
     * Reports what ends the reading.
     *
     * @throws DicomXmlException in place of a report if there is no sink
     */
    void report(XmlFault fault) throws DicomXmlException {
        emit(new XmlProblem(fault.rule(), fault.place(), null, "", String.valueOf(fault.getMessage()), fault.fix()));
    }

    private void emit(XmlProblem problem) throws DicomXmlException {
        if (sink != null) {
            sink.report(problem);
        } else if (problem.rule().severity() == Severity.ERROR) {
            throw new DicomXmlException(file, problem, attribute(problem.tag(), problem.path()));
        }
    }

    private String path(@Nullable Tag tag) {
        return path(sequences, items, tag);
    }

    /** The way to an attribute, or with null to an item, such as {@code 00400275[0].00400007}. */
    static String path(List<Tag> sequences, List<Integer> items, @Nullable Tag tag) {
        StringBuilder path = new StringBuilder(32);
        for (int i = 0; i < sequences.size(); i++) {
            path.append(i == 0 ? "" : ".").append(sequences.get(i).hex());
            path.append('[').append(items.get(i)).append(']');
        }
        if (tag != null) {
            path.append(path.isEmpty() ? "" : ".").append(tag.hex());
        }
        return path.toString();
    }

    /** An attribute as messages name it; empty for null. */
    static String attribute(@Nullable Tag tag, String path) {
        if (tag == null) {
            return "";
        }
        String keyword = DataDictionary.standard().keyword(tag);
        String name = keyword.equals(tag.hex()) ? tag.toString() : tag + " " + keyword;
        return path.length() > 8 ? name + " at " + path : name;
    }
}
