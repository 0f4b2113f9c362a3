package io.github.stowc.anatomy.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The colours of the page against each other, by the formula of WCAG 2.1 (1.4.3: at least 4.5). */
class ContrastTest {
    private static final Pattern COLOUR = Pattern.compile("--(\\w+):#([0-9a-f]{6})");

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(colour.substring(2 * i, 2 * i + 2), 16) / 255.0;
            sum += weights[i] * (c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static void assertReadable(Map<String, String> colours, String text, String ground) {
        double one = luminance(colours.get(text)) + 0.05;
        double other = luminance(colours.get(ground)) + 0.05;
        double ratio = Math.max(one, other) / Math.min(one, other);
        assertTrue(ratio >= 4.5, () -> text + " on " + ground + ": " + ratio + " in " + colours);
    }

    @Test
    void textIsReadableInLightAndDark() throws IOException {
        String style;
        try (InputStream in = HtmlPage.class.getResourceAsStream("page.css")) {
            style = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String[] schemes = style.split("prefers-color-scheme:dark");
        assertEquals(2, schemes.length);
        for (String scheme : schemes) {
            Map<String, String> colours = new TreeMap<>();
            COLOUR.matcher(scheme).results().forEach(found -> colours.put(found.group(1), found.group(2)));
            for (String text : List.of("ink", "link", "quiet", "mark", "error", "warning", "info")) {
                assertReadable(colours, text, "paper");
            }
            for (String kind :
                    List.of("preamble", "delimiter", "padding", "header", "blank", "body", "close", "epilogue")) {
                assertReadable(colours, "ink", kind);
                assertReadable(colours, "error", kind);
            }
        }
    }
}
