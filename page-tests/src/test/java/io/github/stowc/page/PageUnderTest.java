package io.github.stowc.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.stowc.receiver.StowReceiver;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A receiver for each test, and its page as it is in Chromium. A test fails if the page logs an error or a warning, throws,
 * violates its Content-Security-Policy or sends a request to another host.
 *
 * <pre>{@code
 * @RegisterExtension
 * final PageUnderTest receiver = new PageUnderTest();
 * }</pre>
 */
final class PageUnderTest implements BeforeEachCallback, AfterEachCallback {
    /** What a person does not notice, in milliseconds, on a machine that has a core for it. */
    private static final int LONGEST_TASK = 200;

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    /** Keeps the length of tasks over 50 ms, and says in the console what the policy did not allow. */
    private static final String WATCH = """
            window.tasks = [];
            new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((entry) => entry.duration)))
              .observe({ type: "longtask", buffered: true });
            addEventListener("securitypolicyviolation", (event) =>
              console.error("violated " + event.violatedDirective + ": " + event.blockedURI));
            """;

    private final UnaryOperator<StowReceiver.Builder> settings;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> trouble = new ArrayList<>();
    private final List<String> allowed = new ArrayList<>();
    private double load;
    private @Nullable Chromium chromium;
    private @Nullable StowReceiver started;

    PageUnderTest() {
        this(builder -> builder);
    }

    /** With a receiver that is set up as the test wants it. */
    PageUnderTest(UnaryOperator<StowReceiver.Builder> settings) {
        this.settings = settings;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        chromium = Chromium.of(context);
        started = settings.apply(StowReceiver.builder()).start();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        contexts.forEach(BrowserContext::close);
        receiver().close();
        trouble.removeIf(said -> allowed.stream().anyMatch(said::contains));
        assertEquals(List.of(), trouble, "what the page logged, threw or asked of another host");
    }

    StowReceiver receiver() {
        return Objects.requireNonNull(started);
    }

    /** The receiver's address, without a slash at the end. */
    String url() {
        return receiver().url();
    }

    /** Sends by curl from a folder. */
    Curl curl(Path folder) {
        return new Curl(folder, url() + "/studies");
    }

    /** A page with light colours at a place such as {@code #/requests/3}, in a browser profile of its own. */
    Page open(String place) {
        return open(place, ColorScheme.LIGHT);
    }

    Page open(String place, ColorScheme scheme) {
        BrowserContext context = Objects.requireNonNull(chromium)
                .browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(WIDTH, HEIGHT)
                        .setColorScheme(scheme));
        contexts.add(context);
        context.addInitScript(WATCH);
        context.onConsoleMessage(this::note);
        context.onWebError(error -> trouble.add(error.error()));
        context.onRequest(request -> {
            if (!request.url().startsWith(url() + "/") && !request.url().startsWith("blob:" + url() + "/")) {
                trouble.add("request to " + request.url());
            }
        });
        Page page = context.newPage();
        page.navigate(url() + "/" + place);
        return page;
    }

    private void note(ConsoleMessage message) {
        if (Set.of("error", "warning").contains(message.type())) {
            trouble.add(message.text() + " at " + message.location());
        }
    }

    /** Lets the console say what contains a text: Chromium logs each answer of 400 or more to a request of the page. */
    void mayLog(String text) {
        allowed.add(text);
    }

    /** What a test would fail for, which it no longer does. */
    List<String> takeTrouble() {
        List<String> taken = List.copyOf(trouble);
        trouble.clear();
        return taken;
    }

    /** Opens all that can be opened, and asserts that axe-core finds nothing that keeps people out. */
    void assertAccessible(Page page) {
        page.evaluate("document.querySelectorAll('details').forEach((element) => { element.open = true; })");
        List<Rule> found = new AxeBuilder(page).setLegacyMode(true).analyze().getViolations();
        List<String> told = found.stream()
                .map(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml() + " "
                        + rule.getNodes().get(0).getFailureSummary())
                .toList();
        assertEquals(List.of(), told);
    }

    /** Asserts that no task since the page was loaded kept people waiting; a machine that was busy before gets more time. */
    void assertFluent(Page page) {
        page.waitForTimeout(100);
        int cores = Runtime.getRuntime().availableProcessors();
        double most = LONGEST_TASK * Math.max(1, load / cores);
        double longest =
                ((Number) page.evaluate("window.tasks.reduce((most, one) => Math.max(most, one), 0)")).doubleValue();
        assertTrue(longest <= most, () -> "a task took " + longest + " ms, expected at most " + most);
    }
}
