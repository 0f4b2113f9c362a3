package io.github.stowc.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.TestData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** In each view words stay in their boxes, and nothing is beside the window: half a screen, a projector, a large screen. */
@NeedsTools({"chromium", "curl"})
@Timeout(240)
class LayoutTest {
    private static final int[] WIDTHS = {640, 1280, 1920};

    /** What is wider inside than outside, and what is beside the window and not in a box that can be scrolled. */
    private static final String SPILT = """
            () => {
              const wide = [...document.querySelectorAll(".band, .overview div, .chip, button, th, header, .bar")]
                .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0);
              const beside = [...document.querySelectorAll("body *:not(.wide *, pre *)")]
                .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1);
              return [...wide, ...beside].map((element) => element.tagName + "." + element.className + " "
                + element.textContent.slice(0, 40));
            }
            """;

    @RegisterExtension
    final PageUnderTest receiver = new PageUnderTest();

    @TempDir
    Path folder = Path.of("");

    private static void assertNothingSpills(Page page) {
        for (int width : WIDTHS) {
            page.setViewportSize(width, 800);
            assertEquals(List.of(), page.evaluate(SPILT), () -> page.url() + " in a window of " + width);
        }
    }

    @Test
    void theListAndABrokenRequestFit() throws Exception {
        TwoHands hands = new TwoHands(folder);
        hands.send(receiver.curl(folder), "good");
        hands.sendBroken(receiver.curl(folder), "broken", "blank-line");
        Page list = receiver.open("");
        assertThat(list.locator("tbody tr")).hasCount(2);
        assertNothingSpills(list);
        Page request = receiver.open("#/requests/2");
        assertThat(request.locator(".panel pre.hex")).isVisible();
        request.locator("details").all().forEach(one -> one.evaluate("(details) => { details.open = true; }"));
        assertNothingSpills(request);
    }

    @Test
    void theBuilderWithTwoFilesFits() {
        Page page = receiver.open("#/builder");
        page.locator("#files").setInputFiles(new Path[] {TestData.file("hand-1.jpg"), TestData.file("hand-2.jpg")});
        assertThat(page.locator("#download")).isVisible();
        page.getByText("Options of the compiler").click();
        assertNothingSpills(page);
    }

    @Test
    void aFaultFits() {
        Page page = receiver.open("#/break/blank-line");
        assertThat(page.locator(".panel pre.hex")).isVisible();
        assertNothingSpills(page);
    }
}
