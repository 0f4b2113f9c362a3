package io.github.stowc.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.github.stowc.bytes.Source;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.template.attach.Attachment;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The builder by keyboard, with mistakes, with studies to attach to, and after a while. */
@NeedsTools({"chromium", "curl"})
@Timeout(180)
class BuilderInBrowserTest {
    private static final Path HAND = TestData.file("hand-1.jpg");

    @RegisterExtension
    final PageUnderTest receiver = new PageUnderTest();

    @TempDir
    Path folder = Path.of("");

    private Page withFiles(Path... files) {
        Page page = receiver.open("#/builder");
        page.locator("#files").setInputFiles(files);
        assertBuilt(page);
        return page;
    }

    /** The first message takes longer than those after it. */
    private static void assertBuilt(Page page) {
        assertThat(page.locator("#download")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** A text that can be scrolled. */
    private static Locator shown(Page page, String label) {
        return page.locator("pre[aria-label='" + label + "']");
    }

    /** Waits until the message is one that was asked for after a text was typed. */
    private static void seed(Page page, String text) {
        Locator field = page.locator("#option-seed");
        if (!field.isVisible()) {
            page.getByText("Options of the compiler").click();
        }
        field.fill(text);
        assertThat(shown(page, "Command that compiles it")).containsText("--seed " + text);
    }

    private static byte[] downloaded(Page page) throws IOException {
        Download download = page.waitForDownload(() -> page.locator("#download").click());
        return Files.readAllBytes(download.path());
    }

    private byte[] compiled(StowCompiler.Builder compiler, Path... files) throws Exception {
        Path file = Files.createTempDirectory(folder, "compiled").resolve("stow.mime");
        compiler.build().compile(files).writeTo(file);
        return Files.readAllBytes(file);
    }

    @Test
    void anAttributeIsFoundCompletedAndSetByKeyboard() throws Exception {
        Page page = withFiles(HAND);
        button(page, "Add an attribute").focus();
        page.keyboard().press("Enter");
        page.keyboard().type("patients sex");
        Locator list = page.locator(".choices [role=option]");
        assertThat(list.first()).containsText("PatientSex");
        assertThat(list.first()).containsText("Type 2");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        Locator row = page.locator(".setting").last();
        assertThat(row.locator(".hint"))
                .containsText("(0010,0040) Patient's Sex · CS · VM 1 · Type 2 in the Patient Module");
        // The values that PS3.3 allows are there at once.
        assertThat(list).hasText(new String[] {"M", "F", "O"});
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(row.getByLabel("Value").first()).hasValue("F");
        seed(page, "k");
        assertArrayEquals(compiled(StowCompiler.builder().set("PatientSex=F").seed("k"), HAND), downloaded(page));
    }

    /** A list that scrolls could be reached by Tab itself, and closes then. */
    @Test
    void tabGoesFromALongListOfAttributesToTheValue() {
        Page page = withFiles(HAND);
        button(page, "Add an attribute").focus();
        page.keyboard().press("Enter");
        page.keyboard().type("Patient");
        assertThat(page.locator(".choices [role=option]")).hasCount(12);
        page.keyboard().press("Tab");
        page.keyboard().type("M");
        assertThat(page.locator(".setting").last().getByLabel("Value").first()).hasValue("M");
    }

    @Test
    void aMistakeIsSaidBesideItsAttributeAndNothingCanBeSentUntilItIsMended() {
        Page page = withFiles(HAND);
        Locator row = page.locator(".setting").nth(1);
        row.getByLabel("Attribute").first().fill("PatientBirthDate");
        Locator value = row.getByLabel("Value").first();
        value.fill("12.3.1970");
        assertThat(row.locator(".note.error")).containsText("not a value of VR DA");
        assertThat(value).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#built")).containsText("1 error");
        assertThat(page.locator("#send")).isDisabled();
        assertThat(page.locator("#download")).isHidden();
        receiver.assertAccessible(page);
        value.fill("19700312");
        assertThat(page.locator("#built")).containsText("1 instance");
        assertThat(row.locator(".note.error")).hasCount(0);
        assertThat(page.locator("#send")).isEnabled();
        assertThat(page.locator("#download")).isVisible();
        assertThat(shown(page, "metadata.json")).containsText("19700312");
    }

    @Test
    void recipeAndCommandsBuildAndSendTheSameInAShell() throws Exception {
        Path named = Files.copy(HAND, folder.resolve("it's $HOME.jpg"));
        Page page = withFiles(named);
        byte[] mime = downloaded(page);
        Download recipe = page.waitForDownload(
                () -> page.getByText("Download stow.recipe.sh").click());
        recipe.saveAs(folder.resolve("stow.recipe.sh"));
        Program.script(folder, "sh", "sh stow.recipe.sh").run().expecting(0);
        assertArrayEquals(mime, Files.readAllBytes(folder.resolve("stow.mime")));
        String curl = shown(page, "Command that sends it").innerText();
        Program.script(folder, "sh", curl.replace("curl ", "curl -q -sSf "))
                .run()
                .expecting(0);
        assertArrayEquals(mime, receiver.receiver().requests().get(0).body().bytes());
        page.locator("#builder-shell").selectOption("powershell");
        assertThat(shown(page, "Command that sends it")).containsText("curl.exe");
        assertThat(page.getByText("Download stow.curl.ps1")).isVisible();
    }

    @Test
    void instancesAreAttachedToAStudyThatIsStored() throws Exception {
        var stored = StowCompiler.builder().set("PatientID=P7").build().compile(HAND);
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(receiver.url() + "/studies"))
                                .header("Content-Type", stored.contentType())
                                .POST(stored.publisher())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        Path dicom;
        try (Stream<Path> all = Files.walk(receiver.receiver().folder())) {
            dicom = all.filter(path -> path.toString().endsWith(".dcm"))
                    .findFirst()
                    .orElseThrow();
        }
        Path other = TestData.file("hand-2.jpg");
        Page page = withFiles(other);
        assertThat(page.locator("#like-study option")).hasCount(2);
        page.locator("#like-study")
                .selectOption(page.locator("#like-study option").nth(1).getAttribute("value"));
        assertThat(page.locator("#message + p + div")).containsText("attached to the study");
        seed(page, "a");
        byte[] expected = compiled(
                StowCompiler.builder().like(Attachment.of(Source.of(dicom))).seed("a"), other);
        assertArrayEquals(expected, downloaded(page));
        // The same by a file that is dropped there.
        page.locator("#like-file").setInputFiles(dicom);
        assertThat(shown(page, "Command that compiles it")).containsText("--like " + dicom.getFileName());
        assertArrayEquals(expected, downloaded(page));
    }

    @Test
    void severalMessagesAreSentInTheirOrder() {
        Page page = withFiles(HAND, TestData.file("hand-2.jpg"));
        page.getByText("Options of the compiler").click();
        page.locator("#option-limit").fill("1");
        assertThat(page.locator("#which option")).hasText(new String[] {"stow-1.mime", "stow-2.mime"});
        page.locator("#which").selectOption("1");
        assertThat(page.locator("#download")).hasText("Download stow-2.mime");
        page.locator("#send").click();
        Locator requests =
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Request \\d+$")));
        assertThat(requests).hasCount(2);
        assertEquals(2, receiver.receiver().requests().size());
        requests.last().click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Request 2")))
                .isVisible();
        // The builder still has its files.
        page.goBack();
        assertThat(page.locator(".files li")).hasCount(2);
        assertThat(page.locator("#option-limit")).hasValue("1");
    }

    @Test
    void filesMoveGoAndAreGivenAgainIfTheReceiverHasForgottenThem() throws Exception {
        Page page = withFiles(HAND, TestData.file("hand-2.jpg"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Down: hand-1.jpg"))
                .click();
        assertThat(page.locator(".file-name").first()).containsText("hand-2.jpg");
        seed(page, "m");
        assertArrayEquals(
                compiled(StowCompiler.builder().seed("m"), TestData.file("hand-2.jpg"), HAND), downloaded(page));
        // As another tab that ends the draft, or an hour without a word.
        String draft = page.locator("#download").getAttribute("href").replaceFirst("/[0-9]+/stow.mime$", "/end");
        page.evaluate("(path) => fetch(path, { method: 'POST' })", draft);
        receiver.mayLog("404");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove: hand-2.jpg"))
                .click();
        assertThat(page.locator(".files li")).hasCount(1);
        seed(page, "n");
        assertArrayEquals(compiled(StowCompiler.builder().seed("n"), HAND), downloaded(page));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove: hand-1.jpg"))
                .click();
        assertThat(page.locator("#built")).hasText("Drop a file to begin.");
        assertThat(page.locator("#send")).hasCount(0);
    }

    @Test
    void scriptInNamesAndValuesStaysText() throws Exception {
        Path named = Files.copy(HAND, folder.resolve("<img src=x onerror=run=1>.jpg"));
        Page page = withFiles(named);
        page.locator(".setting").first().getByLabel("Value").first().fill("<b onclick>x");
        assertThat(shown(page, "metadata.json")).containsText("<b onclick>x");
        assertThat(page.locator(".file-name")).containsText("<img src=x onerror=run=1>.jpg");
        page.locator(".setting").first().getByLabel("Attribute").first().fill("<img src=x onerror=run=1>");
        page.keyboard().press("Tab");
        assertThat(page.locator(".findings .error")).containsText("<img src");
        assertEquals(
                0, page.locator("main img, main script, .result b[onclick]").count());
        assertEquals(false, page.evaluate("'run' in window"));
    }

    @Test
    void keepsPeopleInWithAListOpenWithMistakesAndAfterSending() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = receiver.open("#/builder", scheme);
            page.locator("#files").setInputFiles(HAND);
            assertBuilt(page);
            page.locator("#send").click();
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Request")))
                            .last())
                    .isVisible();
            page.locator(".setting").last().getByLabel("Attribute").first().fill("date");
            assertThat(page.locator(".choices [role=option]").first()).isVisible();
            receiver.assertAccessible(page);
            receiver.assertFluent(page);
        }
    }
}
