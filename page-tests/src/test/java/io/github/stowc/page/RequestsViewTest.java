package io.github.stowc.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.github.stowc.testdata.NeedsTools;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The list of requests. */
@NeedsTools({"chromium", "curl"})
@Timeout(120)
class RequestsViewTest {
    @RegisterExtension
    final PageUnderTest receiver = new PageUnderTest();

    @TempDir
    Path folder = Path.of("");

    private static Locator rows(Page page) {
        return page.locator("table.requests tbody tr:not([hidden])");
    }

    private static Locator links(Page page) {
        return rows(page).locator("a");
    }

    @Test
    void aRequestByCurlAppearsWithoutReload() throws Exception {
        Page page = receiver.open("");
        assertThat(page.getByText("No request has come yet")).isVisible();

        assertEquals(200, receiver.curl(folder).send(Messages.good("1.2.3.10")));
        assertThat(rows(page)).hasCount(1);
        assertThat(rows(page)).containsText("200 stored");

        assertEquals(400, receiver.curl(folder).send(Messages.cutOff("1.2.3.11")));
        assertThat(rows(page)).hasCount(2);
        assertThat(rows(page).first()).containsText("400 refused");
        assertThat(rows(page).first()).containsText("mime/no-end");
    }

    @Test
    void keepsPeopleInWithLightAndDarkColours() throws Exception {
        receiver.curl(folder).send(Messages.good("1.2.3.10"));
        receiver.curl(folder).send(Messages.cutOff("1.2.3.11"));
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            Page page = receiver.open("", scheme);
            assertThat(rows(page)).hasCount(2);
            receiver.assertAccessible(page);
            Pictures.keep(page, "requests");
        }
    }

    @Test
    void theFilterKeepsRequestsWithAllItsWordsAndClearingForgetsAll() throws Exception {
        Page page = receiver.open("");
        receiver.curl(folder).send(Messages.good("1.2.3.10"));
        receiver.curl(folder).send(Messages.cutOff("1.2.3.11"));
        assertThat(rows(page)).hasCount(2);

        page.getByLabel("Filter").fill("refused no-end");
        assertThat(links(page)).hasText(new String[] {"2"});
        assertThat(page.getByRole(AriaRole.STATUS).and(page.locator("p"))).hasText("1 of 2 requests");
        page.getByLabel("Filter").fill("");
        assertThat(links(page)).hasText(new String[] {"2", "1"});

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Clear the list"))
                .click();
        assertThat(page.getByText("No request has come yet")).isVisible();
        assertThat(rows(receiver.open(""))).hasCount(0);
    }
}
