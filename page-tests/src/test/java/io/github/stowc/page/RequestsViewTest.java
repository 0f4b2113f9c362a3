package io.github.stowc.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.TestData;
import java.nio.file.Path;
import java.util.List;
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
    void twoOpenPagesAgreeAndABackwardStepKeepsTheList() throws Exception {
        Page page = receiver.open("");
        Page other = receiver.open("", ColorScheme.DARK);
        receiver.curl(folder).send(Messages.good("1.2.3.10"));
        receiver.curl(folder).send(Messages.cutOff("1.2.3.11"));
        receiver.curl(folder).send(Messages.named("1.2.3.10", "Foot"));
        for (Page one : List.of(page, other)) {
            assertThat(links(one)).hasText(new String[] {"3", "2", "1"});
        }
        assertThat(rows(other).first()).containsText("409 refused");
        assertEquals(rows(page).allInnerTexts(), rows(other).allInnerTexts());

        links(page).nth(1).click();
        page.goBack();
        assertThat(links(page)).hasText(new String[] {"3", "2", "1"});
        page.reload();
        assertThat(links(page)).hasText(new String[] {"3", "2", "1"});
        other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Clear the list"))
                .click();
        assertThat(rows(page)).hasCount(0);
    }

    @Test
    void arrowKeysAndEnterOpenARequest() throws Exception {
        Page page = receiver.open("");
        receiver.curl(folder).send(Messages.good("1.2.3.10"));
        receiver.curl(folder).send(Messages.good("1.2.3.11"));
        assertThat(rows(page)).hasCount(2);
        page.getByLabel("Filter").focus();
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat(links(page).first()).isFocused();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Request 1");
        page.keyboard().press("Escape");
        assertThat(links(page).nth(1)).isFocused();
    }

    @Test
    void keepsPeopleInWithLightAndDarkColours() throws Exception {
        TwoHands hands = new TwoHands(folder);
        Curl curl = receiver.curl(folder);
        assertEquals(200, hands.send(curl, "hand"));
        assertEquals(400, hands.sendBroken(curl, "second", "no-end"));
        assertEquals(202, hands.sendBroken(curl, "third", "blank-line"));
        assertEquals(202, hands.sendBroken(curl, "fourth", "missing-file"));
        assertEquals(415, curl.sendFile(TestData.file("hand-1.jpg"), "image/jpeg"));
        assertEquals(200, hands.sendBroken(curl, "fifth", "epilogue"));
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = receiver.open("", scheme);
            assertThat(rows(page)).hasCount(6);
            Pictures.keep(page, "requests");
            receiver.assertAccessible(page);
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
