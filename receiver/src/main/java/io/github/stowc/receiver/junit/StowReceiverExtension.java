package io.github.stowc.receiver.junit;

import io.github.stowc.receiver.StowReceiver;
import io.github.stowc.receiver.received.ReceivedRequest;
import io.github.stowc.validate.finding.Finding;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A receiver for the tests of a STOW-RS client (PS3.18 10.5). In a static field, or by {@code @ExtendWith} at a class, one
 * receiver serves all tests of the class, and forgets before each what came and what it stored; in a field of the instance,
 * each test has its own. A test that fails publishes what came.
 *
 * <p>Tests that run at the same time need a receiver each.
 */
public final class StowReceiverExtension
        implements BeforeAllCallback,
                BeforeEachCallback,
                AfterTestExecutionCallback,
                AfterEachCallback,
                AfterAllCallback,
                ParameterResolver {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StowReceiver.Builder builder;
    private @Nullable StowReceiver running;
    private int classes;

    /** A receiver on a free port with a temporary folder. */
    public StowReceiverExtension() {
        this(StowReceiver.builder());
    }

    /** A receiver as described; give it no folder with files that are to stay. */
    public StowReceiverExtension(StowReceiver.Builder builder) {
        this.builder = builder;
    }

    @Override
    public synchronized void beforeAll(ExtensionContext context) throws IOException {
        if (classes++ == 0) {
            running = builder.start();
        }
    }

    @Override
    public synchronized void beforeEach(ExtensionContext context) throws IOException {
        if (classes == 0) {
            running = builder.start();
        } else {
            receiver().reset();
        }
    }

    /** Publishes what came if the test failed. */
    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            context.publishReportEntry("received", describe());
        }
    }

    @Override
    public synchronized void afterEach(ExtensionContext context) throws IOException {
        if (classes == 0) {
            stop();
        }
    }

    @Override
    public synchronized void afterAll(ExtensionContext context) throws IOException {
        if (--classes == 0) {
            stop();
        }
    }

    private void stop() throws IOException {
        StowReceiver receiver = running;
        running = null;
        if (receiver != null) {
            receiver.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == StowReceiver.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return receiver();
    }

    /**
     * The receiver.
     *
     * @throws IllegalStateException if no test is running
     */
    public synchronized StowReceiver receiver() {
        StowReceiver receiver = running;
        if (receiver == null) {
            throw new IllegalStateException("the receiver runs only during tests");
        }
        return receiver;
    }

    /** The URL of the service; {@code /studies} and other paths follow it. */
    public String url() {
        return receiver().url();
    }

    /** The store requests of this test, oldest first. */
    public List<ReceivedRequest> requests() {
        return receiver().requests();
    }

    /**
     * The only store request of this test; waits up to 10 s for it.
     *
     * @throws AssertionError if none or several came; its message says what came
     * @throws InterruptedException if the thread is interrupted
     */
    public ReceivedRequest onlyRequest() throws InterruptedException {
        List<ReceivedRequest> all = receiver().requests(1, PATIENCE);
        if (all.size() != 1) {
            throw new AssertionError("expected one request, found " + describe());
        }
        return all.get(0);
    }

    /** The findings of all requests of this test that are errors, on one line each; empty if all is well. */
    public List<String> errors() {
        List<String> lines = new ArrayList<>();
        for (ReceivedRequest request : requests()) {
            request.errors().forEach(finding -> lines.add(finding.oneLine()));
        }
        return lines;
    }

    /** What came in this test, for people: the requests with the status of their answers and their findings. */
    public String describe() {
        List<ReceivedRequest> all = requests();
        StringBuilder text = new StringBuilder().append(all.size()).append(all.size() == 1 ? " request" : " requests");
        for (ReceivedRequest request : all) {
            text.append("\n  ")
                    .append(request.method())
                    .append(' ')
                    .append(request.target())
                    .append(", ")
                    .append(request.size())
                    .append(" bytes, answered ")
                    .append(request.answer().status());
            for (Finding finding : request.findings()) {
                text.append("\n    ").append(finding.severity().name().toLowerCase(Locale.ROOT));
                text.append(": ").append(finding.oneLine());
            }
        }
        return text.toString();
    }
}
