package io.github.stowc.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.github.stowc.anatomy.fault.Fault;
import io.github.stowc.anatomy.fault.Faults;
import io.github.stowc.bytes.Source;
import io.github.stowc.testdata.NeedsTools;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The view that breaks a message. */
@NeedsTools({"chromium", "curl"})
@Timeout(240)
class BreakItInBrowserTest {
    @RegisterExtension
    final PageUnderTest receiver = new PageUnderTest();

    @TempDir
    Path folder = Path.of("");

    /** Each fault is tried on receivers that start for it, which takes longer on a busy machine. */
    @BeforeAll
    static void bePatient() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    private static Locator title(Page page) {
        return page.locator("h2.fault");
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The title of a fault, as the page shows it. */
    private static String shown(Fault fault) {
        return fault.title().substring(0, 1).toUpperCase(Locale.ROOT)
                + fault.title().substring(1);
    }

    /** What the page says of an answer. */
    private static Pattern begins(String status) {
        return Pattern.compile("^" + (status.equals(Fault.NO_ANSWER) ? "no answer" : status));
    }

    @Test
    void eachFaultShowsItsFindingAndItsStatusWhichSendingGivesToo() {
        receiver.mayLog("the server responded with a status of");
        List<Fault> faults = Faults.read().all();
        Page page = receiver.open("#/break");
        assertThat(page.locator("nav.faults a")).hasCount(faults.size());
        int kept = 0;
        for (Fault fault : faults) {
            page.locator("nav.faults a[data-fault='" + fault.slug() + "']").click();
            assertThat(title(page)).hasText(shown(fault));
            assertThat(page.locator(".findings code")
                            .getByText(fault.rule(), new Locator.GetByTextOptions().setExact(true))
                            .first())
                    .isVisible();
            Locator chips = page.locator(".glance dd");
            assertThat(chips).hasCount(4);
            assertThat(chips.nth(0)).containsText(begins(fault.status()));
            assertThat(chips.nth(1)).containsText(begins(fault.strictStatus()));
            assertThat(page.locator(".side mark").first()).isVisible();

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send it to this receiver"))
                    .click();
            Locator sent = page.locator(".sent");
            assertThat(sent).containsText(begins(fault.status()));
            if (!fault.status().equals(Fault.NO_ANSWER)) {
                assertThat(sent.getByRole(AriaRole.LINK)).hasText("Request " + ++kept);
            }
        }
        assertEquals(faults.size() - 1, kept);
        assertEquals(kept, receiver.receiver().requests().size());
    }

    @Test
    void theAddressNamesTheFaultSoThatBackReloadAndASecondPageAgree() {
        Page page = receiver.open("#/break/no-end");
        assertThat(title(page)).hasText("Leave out the last delimiter");
        link(page, "next →").click();
        assertThat(title(page)).hasText("End in the middle of the last part");
        assertTrue(page.url().endsWith("#/break/cut-off"), page.url());
        page.goBack();
        assertThat(title(page)).hasText("Leave out the last delimiter");
        page.goForward();
        page.reload();
        assertThat(title(page)).hasText("End in the middle of the last part");
        assertThat(page.locator("nav.faults [aria-current]")).hasAttribute("data-fault", "cut-off");
        Page other = receiver.open(page.url().substring(receiver.url().length() + 1));
        assertThat(title(other)).hasText("End in the middle of the last part");
        receiver.assertFluent(page);
    }

    @Test
    void theKeysGoToTheNextFaultAndTheFilterKeepsThoseWithItsWords() {
        Page page = receiver.open("#/break/no-end");
        assertThat(title(page)).hasText("Leave out the last delimiter");
        page.keyboard().press("ArrowRight");
        assertThat(title(page)).hasText("End in the middle of the last part");
        page.keyboard().press("ArrowLeft");
        assertThat(title(page)).hasText("Leave out the last delimiter");
        page.locator("nav.faults a").first().focus();
        page.keyboard().press("ArrowDown");
        assertThat(title(page)).hasText("End in the middle of the last part");
        assertThat(page.locator("nav.faults a[data-fault=cut-off]")).isFocused();

        page.getByLabel("Filter").fill("boundary mime/");
        Locator links = page.locator("nav.faults li:not([hidden]) a");
        assertThat(links).hasCount(3);
        links.first().focus();
        page.keyboard().press("Enter");
        assertThat(title(page)).hasText("Use a boundary of 73 characters, where RFC 2046 allows 70");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("nav.faults [aria-current]")).hasText(Pattern.compile("boundary"));
    }

    @Test
    void theGoodMessageCanBeDownloadedAndBrokenTheSameWayElsewhere() throws Exception {
        Page page = receiver.open("#/break/line-end?with=dicom");
        Download good =
                page.waitForDownload(() -> page.getByText("the good message").click());
        Download broken = page.waitForDownload(
                () -> page.getByText("Download the broken message").click());
        assertEquals("good-line-end.mime", good.suggestedFilename());
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        Faults.apply(Faults.read().find("line-end").orElseThrow(), Source.of(good.path()), "")
                .writeTo(again);
        assertEquals(-1, Files.mismatch(broken.path(), Files.write(folder.resolve("again"), again.toByteArray())));
        // Orthanc says 200 to that, and has stored nothing.
        assertThat(page.locator(".glance dd").nth(3)).hasText("200 none stored");
    }

    @Test
    void aRequestThatCameCanGetAFaultAndItsScriptIsShown() throws Exception {
        String script = "<img src=x onerror=alert(1)>";
        assertEquals(200, receiver.curl(folder).send(Messages.named("1.2.3.4", script)));
        Page page = receiver.open("#/break/no-end");
        page.getByLabel("Message").selectOption("request 1");
        // Until then the message of before is shown.
        assertThat(page.locator("article")).containsText("request-1.mime");
        page.locator(".k-metadata").click();
        assertThat(page.locator(".panel pre.text")).containsText(script);
        assertTrue(page.url().endsWith("#/break/no-end?with=1"), page.url());
        assertThat(page.locator("main img")).hasCount(0);
        page.navigate(receiver.url() + "/#/break/sex-male?with=1");
        assertThat(page.locator("article"))
                .containsText("does not fit this message: it needs JSON metadata with Patient's Sex");
    }

    @Test
    void keepsPeopleInWithLightAndDarkColours() throws Exception {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (String fault : List.of("wrong-boundary", "sex-male", "missing-file")) {
                Page page = receiver.open("#/break/" + fault, scheme);
                assertThat(title(page)).isVisible();
                assertThat(page.locator(".panel pre").first()).isVisible();
                receiver.assertAccessible(page);
                Pictures.keep(page, fault.equals("missing-file") ? "break" : "break-" + fault);
            }
            Page list = receiver.open("#/break?with=dicom", scheme);
            assertThat(list.locator("nav.faults a")).hasCount(15);
            receiver.assertAccessible(list);
        }
    }
}
