package io.github.stowc.testdata;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Prints why each test was skipped, and after a module's tests how many were skipped for which missing packages. */
public final class SkippedTests implements TestExecutionListener {
    private final Map<String, Integer> packages = new TreeMap<>();
    private final Map<String, Integer> otherReasons = new TreeMap<>();
    private Optional<TestPlan> plan = Optional.empty();
    private final PrintStream out;
    private int forWantOfTools;

    /** Writes to standard output; created by JUnit. */
    public SkippedTests() {
        this(System.out);
    }

    SkippedTests(PrintStream out) {
        this.out = out;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = Optional.of(started);
        packages.clear();
        otherReasons.clear();
        forWantOfTools = 0;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        count(test, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            count(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason"));
        }
    }

    /** Counts a class as all its tests, as Maven does. */
    private void count(TestIdentifier test, String reason) {
        out.println("skipped: " + name(test) + ": " + reason);
        boolean isClass = test.getSource().filter(ClassSource.class::isInstance).isPresent();
        int tests = isClass ? plan.map(all -> all.getChildren(test).size()).orElse(1) : 1;
        List<String> missing = Tools.packagesIn(reason);
        if (missing.isEmpty()) {
            otherReasons.merge(reason, tests, Integer::sum);
        } else {
            forWantOfTools += tests;
        }
        missing.forEach(name -> packages.merge(name, tests, Integer::sum));
    }

    private static String name(TestIdentifier test) {
        TestSource source = test.getSource().orElse(null);
        String name = source instanceof MethodSource method
                ? method.getClassName() + "." + method.getMethodName()
                : source instanceof ClassSource type ? type.getClassName() : test.getDisplayName();
        return name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan finished) {
        out.println(summary());
    }

    /** {@code skipped for want of tools: 31 (curl 12, dcmtk 19); for other reasons: 1 (no disk 1)}. */
    private String summary() {
        int others = otherReasons.values().stream().mapToInt(Integer::intValue).sum();
        return "skipped for want of tools: " + forWantOfTools + list(packages)
                + (others == 0 ? "" : "; for other reasons: " + others + list(otherReasons));
    }

    private static String list(Map<String, Integer> counts) {
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
