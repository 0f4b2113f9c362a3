package io.github.stowc.stow.batch;

import io.github.stowc.bytes.Source;
import io.github.stowc.stow.batch.journal.Entry;
import io.github.stowc.stow.batch.row.MadeRow;
import io.github.stowc.stow.batch.row.RowCompiler;
import io.github.stowc.stow.batch.row.RowKeys;
import io.github.stowc.stow.batch.row.RowOutcome;
import io.github.stowc.stow.batch.row.RowProblem;
import io.github.stowc.stow.batch.row.RowRules;
import io.github.stowc.stow.batch.table.TableRow;
import io.github.stowc.threads.Background;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Makes instances of rows in as many threads as there are processors, and gives them back in the order of the rows. */
final class RowPreparation implements Closeable {
    private static final int AHEAD = 512;

    private final RowRules rules;
    private final Path root;
    private final int threads = Runtime.getRuntime().availableProcessors();
    private final ExecutorService workers = Executors.newFixedThreadPool(threads, work -> {
        Thread thread = new Thread(work, "stowc-rows");
        thread.setDaemon(true);
        return thread;
    });
    private final Queue<RowCompiler> compilers = new ConcurrentLinkedQueue<>();
    private final Deque<Task> tasks = new ArrayDeque<>();

    RowPreparation(RowRules rules, Path root) {
        this.rules = rules;
        this.root = root;
    }

    /**
     * A row on its way.
     *
     * @param known what the journal has of it; null if it is new
     * @param problem why it fails before its file is looked at; null if it does not
     */
    record Ask(
            int study,
            TableRow row,
            @Nullable RowKeys keys,
            int rank,
            String key,
            String content,
            String file,
            @Nullable Entry known,
            @Nullable RowProblem problem) {}

    /** What came of it. */
    sealed interface Result {
        /** It goes into a message. */
        record Ready(Prepared row) implements Result {}

        /** It failed. */
        record Failed(RowProblem problem) implements Result {}

        /** It is done already. */
        record Done(String sha256) implements Result {}

        /** Nobody knows what became of it. */
        record Unknown() implements Result {}
    }

    private record Task(Ask ask, Future<Result> result) {}

    /** Takes rows and results in order. */
    interface Taker {
        void take(Ask ask, Result result) throws IOException;
    }

    /** Adds a row, and passes on those before it as far as necessary. */
    void add(Ask ask, Taker taker) throws IOException {
        tasks.add(new Task(ask, workers.submit(() -> result(ask))));
        if (tasks.size() >= AHEAD) {
            next(taker);
        }
    }

    /** Passes on all that are left. */
    void end(Taker taker) throws IOException {
        while (!tasks.isEmpty()) {
            next(taker);
        }
    }

    private void next(Taker taker) throws IOException {
        Task task = tasks.remove();
        try {
            taker.take(task.ask, task.result.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted before all rows were made");
        } catch (ExecutionException e) {
            Background.rethrow(e.getCause());
        }
    }

    private Result result(Ask ask) throws IOException {
        RowProblem problem = ask.problem();
        RowKeys keys = ask.keys();
        if (problem != null || keys == null) {
            return new Result.Failed(problem == null ? new RowProblem("batch/columns", "", "") : problem);
        }
        if (ask.known() instanceof Entry.Unknown) {
            return new Result.Unknown();
        }
        if (ask.known() instanceof Entry.Refused refused) {
            return new Result.Failed(new RowProblem(refused.rule(), "", refused.message()));
        }
        Source file;
        try {
            file = Source.of(place(ask.file()), ask.file());
        } catch (NoSuchFileException e) {
            // What is made may have been taken away.
            return ask.known() instanceof Entry.Done done
                            && done.row().content().equals(ask.content())
                    ? new Result.Done(done.row().sha256())
                    : new Result.Failed(new RowProblem("batch/file", "", RowCompiler.unreadable(e)));
        } catch (IOException e) {
            return new Result.Failed(new RowProblem("batch/file", "", RowCompiler.unreadable(e)));
        } catch (InvalidPathException e) {
            return new Result.Failed(
                    new RowProblem("batch/file", "", "expected the name of a file, found another text"));
        }
        return ask.known() instanceof Entry.Done done ? known(ask, keys, done, file) : made(ask, keys, file);
    }

    /** Where a file is; tables of another system have backslashes between folders. */
    private Path place(String name) {
        Path place = root.resolve(name);
        boolean isForeign = name.indexOf('\\') >= 0 && File.separatorChar != '\\' && !Files.exists(place);
        return isForeign ? root.resolve(name.replace('\\', '/')) : place;
    }

    private Result known(Ask ask, RowKeys keys, Entry.Done done, Source file) throws IOException {
        String sha256 = done.row().sha256();
        boolean isSame = done.row().content().equals(ask.content());
        boolean isTouched = done.row().size() != file.size() || done.row().modified() != modified(file);
        if (isSame && isTouched) {
            Result again = made(ask, keys, file);
            isSame = again instanceof Result.Ready ready
                    && ready.row().made().sopInstance().equals(done.row().sopInstance());
        }
        return isSame
                ? new Result.Done(sha256)
                : new Result.Failed(new RowProblem(
                        "batch/changed",
                        "",
                        "expected the row and the file as they were made into the instance "
                                + done.row().sopInstance()
                                + ", found others; give the row another key, or undo the change"));
    }

    private Result made(Ask ask, RowKeys keys, Source file) throws IOException {
        RowCompiler free = compilers.poll();
        RowCompiler compiler = free == null ? new RowCompiler(rules) : free;
        RowOutcome outcome = compiler.make(ask.row(), keys, ask.rank(), file);
        compilers.add(compiler);
        return outcome instanceof RowOutcome.Failed failed
                ? new Result.Failed(failed.problem())
                : new Result.Ready(new Prepared(
                        ask.row(), ask.rank(), ask.key(), ask.content(), file.size(), modified(file), (MadeRow)
                                outcome));
    }

    private static long modified(Source file) {
        return file.lastModified().map(time -> time.toMillis()).orElse(0L);
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
