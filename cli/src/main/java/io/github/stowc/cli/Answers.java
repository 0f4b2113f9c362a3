package io.github.stowc.cli;

import io.github.stowc.mime.Outputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The answers of a run as they came, one a message, for files of their own. Safe to share between threads. */
final class Answers {
    private final Path file;
    private final int count;
    private final List<byte[]> bodies = new ArrayList<>();
    private boolean answered;

    /**
     * Starts without answers.
     *
     * @param count the number of messages: the answers of several are in {@code X-1.json}, {@code X-2.json} and so on
     */
    Answers(Path file, int count) {
        this.file = file;
        this.count = count;
    }

    /** A request begins. */
    synchronized void sending() {
        answered = false;
    }

    synchronized void answered(byte[] body) {
        bodies.add(body);
        answered = true;
    }

    /** The last request is repeated, and so is its answer. */
    synchronized void again() {
        if (answered) {
            bodies.remove(bodies.size() - 1);
        }
        answered = false;
    }

    /** The files that may be written. */
    List<Path> files() {
        List<Path> files = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            files.add(file(i));
        }
        return files;
    }

    private Path file(int number) {
        if (count == 1) {
            return file;
        }
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        int end = dot > 0 ? dot : name.length();
        return file.resolveSibling(name.substring(0, end) + '-' + number + name.substring(end));
    }

    /** Writes those that came. */
    synchronized void write(Outputs outputs) throws IOException {
        for (int i = 0; i < bodies.size(); i++) {
            outputs.write(file(i + 1), bodies.get(i));
        }
        outputs.commit();
    }
}
