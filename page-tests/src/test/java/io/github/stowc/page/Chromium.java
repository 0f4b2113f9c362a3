package io.github.stowc.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.github.stowc.testdata.Tools;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One Chromium for all tests of a run; it is that of the machine, and reaches no host but this one. */
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {
    private static final List<String> ARGUMENTS = List.of(
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-proxy-server",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");

    /** How long an assertion waits for the page, in milliseconds; a busy machine is slow. */
    private static final double PATIENCE = 20_000;

    static Chromium of(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Chromium.class))
                .getOrComputeIfAbsent(Chromium.class, key -> started(), Chromium.class);
    }

    private static Chromium started() {
        List<String> arguments = new ArrayList<>(ARGUMENTS);
        if (System.getProperty("user.name").equals("root")) {
            arguments.add("--no-sandbox");
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        // Without it, Playwright loads three browsers of its own.
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Tools.require("chromium"))
                                .setArgs(arguments)));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
