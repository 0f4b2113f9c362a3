package io.github.stowc.testdata;

import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Remembers the test or test class that a thread runs. */
public final class RunningTest implements TestExecutionListener {
    private static final ThreadLocal<TestIdentifier> CURRENT = new ThreadLocal<>();

    /** The test of this thread; empty in a thread that a test started. */
    static Optional<TestIdentifier> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        CURRENT.set(test);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        CURRENT.remove();
    }
}
