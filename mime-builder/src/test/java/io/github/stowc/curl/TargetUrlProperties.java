package io.github.stowc.curl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws for every URL. */
class TargetUrlProperties {
    @Property(tries = 500)
    void isStableAndAsciiAndWithoutATrailingSlash(@ForAll("urls") TargetUrl url) {
        assertEquals(url, TargetUrl.parse(url.value()));
        assertTrue(url.value().chars().allMatch(c -> c > 0x20 && c < 0x7F), url.value());
        assertFalse(path(url.value()).endsWith("/"), url.value());
    }

    @Property(tries = 500)
    void changesNothingButWhatItEncodes(@ForAll("paths") String path) {
        String url = "http://h/" + path + "x";
        // The user's plus and percent signs are not escapes here.
        String ours = TargetUrl.parse(url.replace('%', '_').replace('+', '_')).value();
        assertEquals(url.replace('%', '_').replace('+', '_'), URLDecoder.decode(ours, StandardCharsets.UTF_8));
    }

    @Property(tries = 200)
    void aStudyThatWasAddedIsFound(@ForAll("urls") TargetUrl url, @ForAll("uids") String uid) {
        TargetUrl study = url.withStudy(uid);
        assertEquals(Optional.of(uid), study.studyUid());
        assertEquals(study, study.withStudy(uid));
    }

    @Property(tries = 1000)
    void anyTextIsTakenOrRefusedWithAReason(@ForAll("texts") String text) {
        try {
            TargetUrl url = TargetUrl.parse(text);
            assertEquals(url, TargetUrl.parse(url.value()));
        } catch (IllegalArgumentException e) {
            assertTrue(String.valueOf(e.getMessage()).length() > 20, e.getMessage());
        }
    }

    private static String path(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    @Provide
    Arbitrary<TargetUrl> urls() {
        return Hostile.urls();
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u00A0', '\uD7FF')
                .excludeChars('#', '?', '.', '%')
                .ofMaxLength(30);
    }

    @Provide
    Arbitrary<String> uids() {
        return Arbitraries.strings()
                .withCharRange('0', '9')
                .withChars('.')
                .ofMinLength(1)
                .ofMaxLength(64)
                .filter(uid -> !uid.equals(".") && !uid.equals(".."));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "http",
                "https",
                "HTTP",
                "ftp",
                ":",
                "/",
                "//",
                "://",
                "@",
                "?",
                "#",
                "[",
                "]",
                "::1",
                "h",
                ".",
                "..",
                "%2e",
                "%",
                ":80",
                ":x",
                " ",
                "\n",
                "ü",
                "\uD800",
                "\uD83D\uDE00",
                "studies",
                "xn--",
                "\u2024",
                "。",
                "\u00AD");
        Arbitrary<String> built = pieces.list().ofMaxSize(12).map(list -> String.join("", list));
        Arbitrary<String> wildHosts = Arbitraries.strings().ofMaxLength(8).map(host -> "http://" + host + "/studies");
        return Arbitraries.oneOf(
                built, wildHosts, Arbitraries.strings().ofMaxLength(20), built.map(b -> "http://h" + b));
    }
}
