package io.github.stowc.stow.batch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the instances of studies into messages: whole studies as long as they fit, and a study that is larger than a message
 * may be in as few as it needs. It decides by the order and the lengths alone. For one thread.
 */
final class Packer<T> {
    private final int mostInstances;
    private final long mostBytes;
    private final Sink<T> sink;
    private final List<T> current = new ArrayList<>();
    private long currentBytes;
    private final List<T> group = new ArrayList<>();
    private long groupBytes;
    private int study = -1;

    /** Takes the instances of a message. */
    interface Sink<T> {
        void accept(List<T> instances) throws IOException;
    }

    /**
     * Packs within limits.
     *
     * @param mostBytes of all instances of a message together
     */
    Packer(int mostInstances, long mostBytes, Sink<T> sink) {
        this.mostInstances = mostInstances;
        this.mostBytes = mostBytes;
        this.sink = sink;
    }

    /**
     * Adds an instance; those of a study come one after the other.
     *
     * @param length what it adds to a message, at most the limit
     */
    void add(int ofStudy, T instance, long length) throws IOException {
        if (ofStudy != study) {
            closeGroup();
            study = ofStudy;
        }
        if (!fits(group.size() + 1, groupBytes + length)) {
            // The study is larger than a message: what there is of it fills one.
            flush();
            current.addAll(group);
            group.clear();
            groupBytes = 0;
            flush();
        }
        group.add(instance);
        groupBytes += length;
    }

    private boolean fits(int instances, long bytes) {
        return instances <= mostInstances && bytes <= mostBytes;
    }

    private void closeGroup() throws IOException {
        if (!fits(current.size() + group.size(), currentBytes + groupBytes)) {
            flush();
        }
        current.addAll(group);
        currentBytes += groupBytes;
        group.clear();
        groupBytes = 0;
    }

    private void flush() throws IOException {
        if (!current.isEmpty()) {
            sink.accept(List.copyOf(current));
            current.clear();
        }
        currentBytes = 0;
    }

    /** Gives away what is left. */
    void end() throws IOException {
        closeGroup();
        flush();
    }
}
