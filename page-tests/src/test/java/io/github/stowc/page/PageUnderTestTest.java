package io.github.stowc.page;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import io.github.stowc.testdata.NeedsTools;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.AssertionFailedError;

/** What makes a test of the page fail does: each offence is committed here. */
@NeedsTools("chromium")
@Timeout(60)
class PageUnderTestTest {
    @RegisterExtension
    final PageUnderTest receiver = new PageUnderTest();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    console.error("said aloud")                                     | said aloud
                    console.warn("said aloud")                                      | said aloud
                    setTimeout(() => { throw new Error("thrown") })                 | thrown
                    Promise.reject(new Error("rejected"))                           | rejected
                    fetch("http://example.org/").catch(() => 0)                     | violated connect-src: http://example.org/
                    document.body.append(new Image()), document.images[0].src = "http://example.org/a" | violated img-src: http://example.org/a
                    location.href = "http://example.org/"                           | request to http://example.org/
                    document.body.setAttribute("onclick", "0"), document.body.click() | violated script-src-attr: inline
                    document.body.append(Object.assign(document.createElement("script"), { text: "0" })) | violated script-src-elem: inline
                    fetch("/none")                                                  | 404
                    """)
    void recordsWhatAPageMustNotDo(String script, String recorded) {
        Page page = receiver.open("");
        List<String> trouble = new ArrayList<>();
        page.evaluate("() => { " + script + " }");
        page.waitForCondition(() -> {
            trouble.addAll(receiver.takeTrouble());
            return trouble.stream().anyMatch(one -> one.contains(recorded));
        });
        page.waitForTimeout(200);
        receiver.takeTrouble();
    }

    @Test
    void aLongTaskIsNotFluent() {
        Page page = receiver.open("");
        receiver.assertFluent(page);
        page.evaluate("() => new Promise((done) => setTimeout(() => {"
                + " const end = Date.now() + 5000; while (Date.now() < end); done(); }))");
        assertThrows(AssertionFailedError.class, () -> receiver.assertFluent(page));
    }

    @Test
    void paleTextAndAPictureWithoutWordsKeepPeopleOut() {
        Page page = receiver.open("");
        receiver.assertAccessible(page);
        page.evaluate("() => { document.getElementById('address').style.color = '#999';"
                + " document.getElementById('main').append(new Image()); }");
        AssertionFailedError found = assertThrows(AssertionFailedError.class, () -> receiver.assertAccessible(page));
        assertTrue(found.getMessage().contains("color-contrast: "), found::getMessage);
        assertTrue(found.getMessage().contains("image-alt: "), found::getMessage);
    }
}
