package io.github.stowc.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.TestData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The builder with two JPEGs in it. */
@NeedsTools("chromium")
@Timeout(120)
class BuilderViewTest {
    @RegisterExtension
    final PageUnderTest receiver = new PageUnderTest();

    @Test
    void keepsPeopleInWithLightAndDarkColours() throws Exception {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = receiver.open("#/builder", scheme);
            receiver.assertAccessible(page);
            page.locator("#files").setInputFiles(new Path[] {TestData.file("hand-1.jpg"), TestData.file("hand-2.jpg")});
            assertThat(page.locator("#download")).isVisible();
            Pictures.keep(page, "builder");
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("/tmp/pt2/builder-" + scheme + ".png")));
            receiver.assertAccessible(page);
        }
    }
}
