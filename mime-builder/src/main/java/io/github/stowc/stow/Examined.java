package io.github.stowc.stow;

import io.github.stowc.media.Media;
import io.github.stowc.media.MediaException;
import io.github.stowc.media.Source;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What the input files are, told by their bytes.
 *
 * @param part10 the DICOM files, in the order of the input
 * @param jpegs the JPEG images, in the order of the input
 * @param leftOut what the folders hold besides
 */
record Examined(List<Part10File> part10, List<Media.Jpeg> jpegs, List<Inputs.LeftOut> leftOut) {
    /** From so many files on, a second thread looks at half of them. */
    private static final int PARALLEL_FROM = 64;

    /**
     * Looks at each file.
     *
     * @throws CompileException if a named file cannot be used, or a found one is broken, with all of them
     * @throws IOException if a file cannot be read
     */
    static Examined of(Inputs inputs) throws IOException, CompileException {
        Looks looks = new Looks(inputs.files());
        looks.run();
        List<Part10File> part10 = new ArrayList<>();
        List<Media.Jpeg> jpegs = new ArrayList<>();
        List<Inputs.LeftOut> leftOut = new ArrayList<>(inputs.leftOut());
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < inputs.files().size(); i++) {
            Object seen = looks.seen(i);
            if (seen instanceof Part10File file) {
                part10.add(file);
            } else if (seen instanceof Media.Jpeg jpeg) {
                jpegs.add(jpeg);
            } else if (seen instanceof MediaException e) {
                if (inputs.files().get(i).found() && isOfNoUse(e)) {
                    leftOut.add(new Inputs.LeftOut(e.source(), e.problem()));
                } else {
                    problems.add(String.valueOf(e.getMessage()));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new CompileException(problems);
        }
        return new Examined(part10, jpegs, leftOut);
    }

    /** Whether a file in a folder is just none of ours, and not one that is broken. */
    private static boolean isOfNoUse(MediaException e) {
        return switch (e.reason()) {
            case EMPTY, UNRECOGNISED, UNSUPPORTED, NO_PREAMBLE -> true;
            case MISNAMED, TRUNCATED, MALFORMED, CHANGED -> false;
        };
    }

    /** The looks at all files, shared among two threads where there are many. */
    private static final class Looks {
        private final List<Inputs.Item> items;
        private final @Nullable Object[] seen;
        private final AtomicInteger next = new AtomicInteger();

        Looks(List<Inputs.Item> items) {
            this.items = items;
            this.seen = new Object[items.size()];
        }

        void run() throws IOException {
            Thread helper = new Thread(this::work, "stowc-examiner");
            helper.setDaemon(true);
            boolean parallel = items.size() >= PARALLEL_FROM;
            if (parallel) {
                helper.start();
            }
            work();
            try {
                helper.join();
            } catch (InterruptedException e) {
                // The helper has nothing more to look at.
                next.set(seen.length);
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while files were looked at");
            }
            for (Object look : seen) {
                if (look instanceof IOException e && !(look instanceof MediaException)) {
                    throw e;
                }
                if (look instanceof RuntimeException e) {
                    throw e;
                }
                if (look instanceof Error e) {
                    throw e;
                }
            }
        }

        private void work() {
            for (int i = next.getAndIncrement(); i < seen.length; i = next.getAndIncrement()) {
                try {
                    seen[i] = look(items.get(i).source());
                } catch (IOException | RuntimeException | Error e) {
                    seen[i] = e;
                }
            }
        }

        private static Object look(Source source) throws IOException {
            Path path = source.path().orElse(null);
            if (path == null) {
                Media media = Media.examine(source);
                return media instanceof Media.Part10 ? Part10File.read(source) : media;
            }
            try (SeekableByteChannel channel = Files.newByteChannel(path)) {
                Media media = Media.examine(source, channel);
                return media instanceof Media.Part10 ? Part10File.read(source, channel) : media;
            }
        }

        @Nullable
        Object seen(int index) {
            return seen[index];
        }
    }
}
