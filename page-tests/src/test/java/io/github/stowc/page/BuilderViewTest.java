package io.github.stowc.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.TestData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The builder with two JPEGs in it. */
@NeedsTools("chromium")
@Timeout(120)
class BuilderViewTest {
    private static final List<String> FILES = List.of("hand-1.jpg", "hand-2.jpg");

    @RegisterExtension
    final PageUnderTest receiver = new PageUnderTest();

    @TempDir
    Path folder = Path.of("");

    /** Drops files as a person does from a folder; they come as bytes, since a script cannot name files. */
    private static void drop(Page page) throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        for (String name : FILES) {
            files.put(name, Base64.getEncoder().encodeToString(Files.readAllBytes(TestData.file(name))));
        }
        page.locator(".drop").first().evaluate("""
                        (zone, files) => {
                          const dropped = new DataTransfer();
                          for (const [name, base64] of Object.entries(files)) {
                            const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
                            dropped.items.add(new File([bytes], name, { type: "image/jpeg" }));
                          }
                          zone.dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
                        }
                        """, files);
    }

    private static void set(Page page, String attribute, String value) {
        for (Locator one : page.locator(".setting").all()) {
            Locator inputs = one.locator("input");
            if (inputs.first().inputValue().equals(attribute)) {
                inputs.nth(1).fill(value);
                return;
            }
        }
        throw new AssertionError("the builder offers no " + attribute);
    }

    private static Page filled(Page page) throws Exception {
        drop(page);
        set(page, "PatientName", "Doe^Jane");
        set(page, "PatientID", "4711");
        set(page, "StudyDescription", "Hand, two views");
        assertThat(page.locator("#download")).isVisible();
        assertThat(page.getByLabel("metadata.json").last()).containsText("Hand, two views");
        return page;
    }

    @Test
    void whatIsDroppedAndTypedIsDownloadedAsTheCompilerWritesItAndSent() throws Exception {
        Page page = filled(receiver.open("#/builder"));
        page.getByText("Options of the compiler").click();
        page.locator("#option-seed").fill("workshop");
        byte[] expected = compiled();
        // The seed gives the boundary, which the page shows when the message is there.
        String boundary = new String(expected, 2, 32, StandardCharsets.ISO_8859_1);
        assertThat(page.locator(".result")).containsText(boundary);

        Download download = page.waitForDownload(() -> page.locator("#download").click());
        assertArrayEquals(expected, Files.readAllBytes(download.path()));

        page.locator("#send").click();
        assertThat(page.locator(".result")).containsText("200");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Requests"))
                .click();
        Locator row = page.locator("table.requests tbody tr");
        assertThat(row).hasCount(1);
        assertThat(row).containsText("200 stored");
        assertArrayEquals(expected, receiver.receiver().requests().get(0).body().bytes());
    }

    private byte[] compiled() throws Exception {
        Path file = folder.resolve("compiled.mime");
        StowCompiler.builder()
                .seed("workshop")
                .set("PatientName=Doe^Jane")
                .set("PatientID=4711")
                .set("StudyDescription=Hand, two views")
                .build()
                .compile(FILES.stream().map(TestData::file).toArray(Path[]::new))
                .writeTo(file);
        return Files.readAllBytes(file);
    }

    @Test
    void keepsPeopleInWithLightAndDarkColours() throws Exception {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = receiver.open("#/builder", scheme);
            receiver.assertAccessible(page);
            page.reload();
            filled(page);
            assertThat(page.locator(".setting .hint").first()).containsText("Type 2");
            receiver.assertAccessible(page);
            page.locator("#message").evaluate("(title) => title.scrollIntoView()");
            Pictures.keep(page, "builder-message");

            page.getByText("Add an attribute").click();
            Locator sex = page.locator(".setting").last();
            sex.locator("input").first().fill("PatientSex");
            sex.locator("input").last().fill("male");
            assertThat(sex.locator(".note")).containsText("M, F, O");
            page.evaluate("scrollTo(0, 0)");
            Pictures.keep(page, "builder");
            receiver.assertAccessible(page);
        }
    }
}
