package io.github.stowc.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.SourceKind;
import io.github.stowc.testdata.TestData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The stored pictures of one request, of which the receiver does not decode each. */
@NeedsTools({"chromium", "curl", "opj_compress"})
@Timeout(120)
class StoredPictureTest {
    @RegisterExtension
    final PageUnderTest receiver = new PageUnderTest();

    @TempDir
    Path folder = Path.of("");

    private Page sent(Path picture) throws Exception {
        StowMessage message = StowCompiler.builder()
                .encoding(Encoding.JSON)
                .set("PatientID=4711")
                .build()
                .compile(picture);
        Path file = folder.resolve("picture.mime");
        message.writeTo(file);
        assertEquals(200, receiver.curl(folder).sendFile(file, message.contentType()));
        return receiver.open("#/requests/1");
    }

    @Test
    void aPictureThatIsNotDecodedIsASentenceWithTheInstanceToDownload() throws Exception {
        Page page = sent(SourceKind.JP2.make(folder));
        Locator figure = page.locator("figure");
        assertThat(figure).containsText("the receiver shows no picture of it: pixels in the transfer syntax");
        assertThat(figure.locator("img")).hasCount(0);
        Download file =
                page.waitForDownload(() -> figure.getByText("DICOM file").click());
        byte[] bytes = Files.readAllBytes(file.path());
        assertEquals("DICM", new String(bytes, 128, 4, StandardCharsets.US_ASCII));
        receiver.assertAccessible(page);
    }

    @Test
    void aPictureThatIsDecodedIsShown() throws Exception {
        Page page = sent(TestData.file("hand-1.jpg"));
        Locator image = page.locator("figure img");
        image.scrollIntoViewIfNeeded();
        assertThat(image).hasJSProperty("complete", true);
        assertThat(image).not().hasJSProperty("naturalWidth", 0);
        assertThat(page.locator("figure")).not().containsText("no picture");
    }
}
