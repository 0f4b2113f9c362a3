package io.github.stowc.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.github.stowc.receiver.received.ReceivedRequest;
import io.github.stowc.testdata.NeedsTools;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page answers to people however much comes. */
@NeedsTools({"chromium", "curl"})
@Timeout(240)
class FluencyTest {
    @RegisterExtension
    final PageUnderTest receiver = new PageUnderTest();

    @TempDir
    Path folder = Path.of("");

    /** The numbers of what the receiver keeps, newest first: a request that came later can be answered earlier. */
    private List<String> kept() {
        return receiver.receiver().requests().stream()
                .map(ReceivedRequest::number)
                .sorted(Comparator.reverseOrder())
                .map(String::valueOf)
                .toList();
    }

    @Test
    void aThousandRequestsLetNobodyWait() throws Exception {
        Page page = receiver.open("");
        receiver.curl(folder)
                .sendAll(IntStream.range(0, 1000)
                        .mapToObj(i -> Messages.good("1.2.4." + i))
                        .toList());
        page.waitForCondition(
                () -> page.locator("table.requests tbody a").allTextContents().equals(kept()),
                new Page.WaitForConditionOptions().setTimeout(60_000));
        page.getByLabel("Filter").fill("1000");
        assertThat(page.locator("table.requests tbody tr:not([hidden])")).hasCount(1);
        assertThat(page.locator("table.requests tbody tr")).hasCount(100);
        receiver.assertFluent(page);
    }

    @Test
    void aRequestOfTwoThousandPartsLetsNobodyWait() throws Exception {
        assertEquals(200, receiver.curl(folder).send(Messages.ofParts(2000)));
        Page page = receiver.open("#/requests/1");
        assertThat(page.locator(".panel pre.hex")).isVisible();
        assertThat(page.locator(".facts").first()).containsText("2,000 parts");
        assertThat(page.locator(".group")).hasCount(50);

        Locator more =
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("more parts")));
        more.first().click();
        assertThat(page.locator(".group")).hasCount(100);
        more.last().click();
        assertThat(page.locator("details.part")).hasCount(40);
        page.locator("details.part summary").first().click();
        assertThat(page.locator("table.metadata").first()).isVisible();
        receiver.assertFluent(page);
    }
}
