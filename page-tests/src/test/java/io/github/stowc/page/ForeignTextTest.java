package io.github.stowc.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import io.github.stowc.testdata.NeedsTools;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Script in names and values is shown, never run: neither an element nor a violation of the policy comes of it. */
@NeedsTools({"chromium", "curl"})
@Timeout(120)
class ForeignTextTest {
    private static final String SCRIPT = "<img src=x onerror=\"run=1\"><script>run=1</script>&\"'";

    @RegisterExtension
    final PageUnderTest receiver = new PageUnderTest();

    @TempDir
    Path folder = Path.of("");

    private static void assertNothingRan(Page page) {
        assertEquals(0, page.locator("main img, main script").count());
        assertEquals(false, page.evaluate("'run' in window"));
    }

    @Test
    void isShownInValuesOfAttributes() throws Exception {
        assertEquals(200, receiver.curl(folder).send(Messages.named("1.2.3.10", SCRIPT)));
        Page page = receiver.open("#/requests/1");
        page.locator("details.part summary").first().click();
        assertThat(page.locator("table.metadata")).containsText(SCRIPT);
        assertNothingRan(page);
    }

    @Test
    void isShownInFieldsOfTheRequestAndOfParts() throws Exception {
        String message = Messages.good("1.2.3.10")
                .replace("application/octet-stream", "application/octet-stream\r\nX-Word: " + SCRIPT);
        receiver.curl(folder).send(message, "X-Word: " + SCRIPT);
        Page page = receiver.open("#/requests/1");
        page.getByText("Head of the request").click();
        assertThat(page.locator("details table.fields").first()).containsText(SCRIPT);
        page.locator("details.part summary").nth(1).click();
        page.locator(".band.s-header").nth(1).click();
        assertThat(page.locator(".panel pre.text")).containsText(SCRIPT);
        assertThat(page.locator("details.part").nth(1)).containsText(SCRIPT);
        assertNothingRan(page);
    }

    @Test
    void isShownInPathsAndTypesOfTheList() throws Exception {
        Page page = receiver.open("");
        Path body = Files.writeString(folder.resolve("body"), "x");
        new Curl(folder, receiver.url() + "/studies?a=<script>run=1</script>").sendFile(body, "text/html; a=" + SCRIPT);
        assertThat(page.locator("table.requests tbody tr")).containsText("<script>run=1</script>");
        assertNothingRan(page);
    }
}
