package io.github.stowc.cli.batch;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.command.Terminal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a run end in order when the process is asked to end (Ctrl-C, SIGTERM), and says how to go on. The exit code is
 * {@link ExitCode#INTERRUPTED}.
 */
final class Interruption {
    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread worker;
    private final Thread hook;

    /**
     * Watches over the calling thread from now on.
     *
     * @param advice how to go on
     */
    Interruption(Terminal terminal, String advice) {
        worker = Thread.currentThread();
        hook = new Thread(() -> halt(terminal, advice), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void halt(Terminal terminal, String advice) {
        try {
            worker.interrupt();
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            // It ends at once.
        } finally {
            terminal.err().println();
            terminal.err().println("stowc: interrupted; " + advice);
            terminal.flush();
            // Else the exit code would be the signal's.
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
        }
    }

    /** The run has ended, by itself or not. */
    void end() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process ends; the hook has the last word.
            waitForTheEnd();
        }
    }

    private static void waitForTheEnd() {
        // The thread was interrupted, which would end the waiting at once.
        boolean unused = Thread.interrupted();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
