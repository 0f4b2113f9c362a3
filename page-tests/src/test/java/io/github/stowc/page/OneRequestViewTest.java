package io.github.stowc.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.github.stowc.testdata.NeedsTools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One request: its bands, bytes, parts, findings and command. */
@NeedsTools({"chromium", "curl"})
@Timeout(120)
class OneRequestViewTest {
    @RegisterExtension
    final PageUnderTest receiver = new PageUnderTest();

    @TempDir
    Path folder = Path.of("");

    private static Locator panel(Page page) {
        return page.locator(".panel");
    }

    private static Locator panelTitle(Page page) {
        return panel(page).getByRole(AriaRole.HEADING);
    }

    private static Locator bands(Page page) {
        return page.locator("[data-span]");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private Page opened(String message, String... fields) throws Exception {
        receiver.curl(folder).send(message, fields);
        Page page = receiver.open("#/requests/1");
        assertThat(panel(page).locator("pre.hex")).isVisible();
        return page;
    }

    @Test
    void theBandsAreTheBytesOfTheMessage() throws Exception {
        String message = Messages.good("1.2.3.10");
        Page page = opened(message);

        List<String> pieces = new ArrayList<>();
        int end = 0;
        for (Locator band : bands(page).all()) {
            int offset = Integer.parseInt(band.getAttribute("data-offset"));
            int length = Integer.parseInt(band.getAttribute("data-length"));
            assertEquals(end, offset, "bands leave nothing out");
            end = offset + length;
            String name = (String) band.evaluate("(band) => band.firstChild.firstChild.data");
            pieces.add(name + "|" + message.substring(offset, end));
        }
        assertEquals(message.length(), end);
        String json =
                message.substring(message.indexOf('['), message.indexOf("\r\n--b\r\nContent-Type: application/o"));
        assertEquals(
                List.of(
                        "delimiter|--b\r\n",
                        "fields|Content-Type: application/dicom+json\r\n",
                        "empty line|\r\n",
                        "metadata|" + json,
                        "delimiter|\r\n--b\r\n",
                        "fields|Content-Type: application/octet-stream\r\nContent-Location: bulk\r\n",
                        "empty line|\r\n",
                        "bulk data|" + "x".repeat(2000),
                        "last delimiter|\r\n--b--\r\n"),
                pieces);
    }

    @Test
    void arrowKeysGoFromBandToBandAndShowTextBytesAndSection() throws Exception {
        Page page = opened(Messages.good("1.2.3.10"));
        bands(page).first().focus();
        page.keyboard().press("ArrowRight");
        assertThat(panelTitle(page)).hasText("fields of part 1");
        assertThat(panel(page).getByLabel("Text")).containsText("Content-Type: application/dicom+jsonCRLF");
        assertThat(panel(page).getByLabel("Bytes").first()).containsText("43 6F 6E 74 65 6E 74 2D  54 79 70 65");
        assertThat(panel(page)).containsText("RFC 2046 5.1");
        page.keyboard().press("End");
        assertThat(panelTitle(page)).hasText("last delimiter");
        page.keyboard().press("Home");
        assertThat(panelTitle(page)).hasText("delimiter of part 1");
    }

    @Test
    void hoveringShowsTheBytesOfABand() throws Exception {
        Page page = opened(Messages.good("1.2.3.10"));
        page.locator(".band.k-bulk-data").hover();
        assertThat(panelTitle(page)).hasText("bulk data of part 2");
        assertThat(panel(page)).containsText("length 2,000 bytes");
    }

    @Test
    void aBrokenRequestOpensAtItsFindingWithStatusMeaningAndRemedy() throws Exception {
        Page page = opened(Messages.cutOff("1.2.3.10"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("400 refused");
        assertThat(panel(page)).containsText("mime/no-end");
        assertThat(page.locator(".band[aria-current]")).containsText("!");
        Locator finding = page.locator(".findings li").filter(new Locator.FilterOptions().setHasText("mime/no-end"));
        assertThat(finding).containsText("Remedy: ");
        assertThat(finding).containsText("RFC 2046");
    }

    @Test
    void aFindingLeadsToItsBytes() throws Exception {
        Page page = opened(Messages.cutOff("1.2.3.10"));
        bands(page).first().focus();
        assertThat(panelTitle(page)).hasText("delimiter of part 1");
        Locator finding = page.locator(".findings li").filter(new Locator.FilterOptions().setHasText("mime/no-end"));
        finding.getByText("Show its bytes").click();
        assertThat(panel(page)).containsText("mime/no-end");
        assertThat(page.locator(".band[aria-current]")).isFocused();
    }

    @Test
    void metadataAndPartLeadToEachOther() throws Exception {
        Page page = opened(Messages.good("1.2.3.10"));
        page.locator("details.part summary").first().click();
        button(page, "→ part 2").click();
        assertThat(page.locator(".band.k-bulk-data")).isFocused();
        button(page, "instance 1, 00091001").click();
        assertThat(page.locator("[data-row='0 00091001']")).isFocused();
    }

    @Test
    void theBodyIsDownloadedAsItCameAndTheCommandSendsIt() throws Exception {
        String message = Messages.good("1.2.3.10");
        Page page = opened(message);
        Download download =
                page.waitForDownload(() -> page.getByText("Download the body").click());
        assertEquals(message, Files.readString(download.path()));
        assertThat(page.getByLabel("Command")).containsText("request-1.mime");
        assertThat(page.getByLabel("Command")).containsText(receiver.url() + "/studies");
        page.getByLabel("Shell").selectOption("powershell");
        assertThat(page.getByLabel("Command")).containsText("curl.exe");
    }

    @Test
    void backReloadAndEscapeKeepThePlace() throws Exception {
        receiver.curl(folder).send(Messages.good("1.2.3.10"));
        receiver.curl(folder).send(Messages.cutOff("1.2.3.11"));
        Page page = receiver.open("");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("1").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Request 1");
        page.getByText("newer →").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Request 2");
        page.goBack();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Request 1");
        page.reload();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Request 1");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName("1").setExact(true)))
                .isFocused();
    }

    @Test
    void keepsPeopleInWithLightAndDarkColours() throws Exception {
        TwoHands hands = new TwoHands(folder);
        assertEquals(200, hands.send(receiver.curl(folder), "good"));
        assertEquals(202, hands.sendBroken(receiver.curl(folder), "other", "blank-line"));
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page stored = receiver.open("#/requests/1", scheme);
            assertThat(panel(stored).locator("pre.hex")).isVisible();
            Pictures.keep(stored, "request");
            receiver.assertAccessible(stored);
            Page broken = receiver.open("#/requests/2", scheme);
            assertThat(panel(broken)).containsText("mime/blank-line");
            Pictures.keep(broken, "broken-request");
            receiver.assertAccessible(broken);
        }
    }

    @Test
    void showsTheStoredPicture() throws Exception {
        new TwoHands(folder).send(receiver.curl(folder), "good");
        Page page = receiver.open("#/requests/1");
        Locator pictures = page.getByAltText("The stored picture");
        assertThat(pictures).hasCount(2);
        pictures.first().scrollIntoViewIfNeeded();
        page.waitForCondition(() -> (boolean) pictures.first().evaluate("(picture) => picture.naturalWidth > 0"));
        assertTrue(Pattern.compile("[0-9.]+")
                .matcher(page.locator("figcaption").first().innerText())
                .find());
    }
}
