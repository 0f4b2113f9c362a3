package io.github.stowc.curl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/dcm4chee-arc/aets/DCM4CHEE/rs/studies",
                "https://example.org/studies/1.2.3",
                "HTTPS://Example.ORG/studies",
                "http://[::1]:8042/dicom-web/studies",
                "http://[fe80::1%25eth0]/studies",
                "http://my_host/studies",
                "http://h:1/studies",
                "http://h:65535/studies",
                "http://h/a{b}[c]$d&e'f\"g`h%41(i)!j*k;l,m=n+o@p:q|r^s\\t<u>",
                "http://h/studies?a={b}&c=[1-3]&d=$HOME&e=%41'",
                "http://h/studies?a/b//?c",
                "http://h/studies?user@host",
                "http://h//double//studies",
                "http://h/...",
            })
    void keepsWhatItWasGiven(String text) {
        assertEquals(text, TargetUrl.parse(text).value());
        assertEquals(text, TargetUrl.parse(text).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "http://h/studies/, http://h/studies",
        "http://h/studies///, http://h/studies",
        "http://h/studies/?a=b/, http://h/studies?a=b/",
        "http://h/a b/studies?c d, http://h/a%20b/studies?c%20d",
        "http://h/Müller/studies?患, http://h/M%C3%BCller/studies?%E6%82%A3",
        "http://h/😀, http://h/%F0%9F%98%80",
        "http://bücher.example:80/studies, http://xn--bcher-kva.example:80/studies",
    })
    void bringsAUrlIntoTheFormThatIsSent(String text, String expected) {
        assertEquals(expected, TargetUrl.parse(text).value());
        assertEquals(expected, TargetUrl.parse(expected).value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'';is not an http(s) URL",
                "studies;is not an http(s) URL",
                "localhost:8080/studies;is not an http(s) URL",
                "//host/studies;is not an http(s) URL",
                "http:/host/studies;is not an http(s) URL",
                "ftp://host/studies;is not an http(s) URL",
                "file:///studies;is not an http(s) URL",
                "http:///studies;has no host",
                "http://:80/studies;has no host",
                "http://?a;has no host",
                "http://host;empty path",
                "http://host/;empty path",
                "http://host///;empty path",
                "http://host?a=b;empty path",
                "http://host/?a=b;empty path",
                "http://host/studies#top;fragment",
                "http://host#/studies;fragment",
                "http://host:/studies;expected a port",
                "http://host:0/studies;expected a port",
                "http://host:65536/studies;expected a port",
                "http://host:99999999999999999999/studies;expected a port",
                "http://host:8o/studies;expected a port",
                "http://[::1]x/studies;expected a port",
                "http://ho st/studies;the host contains ' '",
                "http://ho{st}/studies;the host contains '{'",
                "http://ho\\st/studies;the host contains '\\'",
                "http://[::1/studies;the host contains '['",
                "http://host/a/../studies;clients resolve",
                "http://host/studies/.;clients resolve",
                "http://host/%2e%2E/studies;clients resolve",
                "http://host/./;clients resolve",
            })
    void refusesWithTheReason(String text, String reason) {
        assertTrue(refusal(text).contains(reason), refusal(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h/a\nb", "http://h/a\tb", "\rhttp://h/a", "http://h/a\u0000", "http://h/a\u007F"})
    void refusesControlCharactersByTheirPosition(String text) {
        assertTrue(refusal(text).contains("control character 0x"), refusal(text));
        assertFalse(refusal(text).chars().anyMatch(Character::isISOControl));
    }

    @Test
    void refusesASpaceBeforeTheScheme() {
        assertTrue(refusal(" http://host/studies").contains("is not an http(s) URL"));
    }

    @Test
    void refusesHalfACharacter() {
        assertTrue(refusal("http://h/\uD800/studies").contains("surrogate"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:secret@host/studies",
                "http://secret@host/studies",
                "ftp://user:secret@host/studies",
                "http://user:secret@host",
                "user:secret@host/studies",
                "http://user:secret\\@host/studies",
                "http:///user:secret@host/studies#",
                "ftp://host/studies?token=secret",
            })
    void neverRepeatsASecret(String text) {
        assertFalse(refusal(text).contains("secret"), refusal(text));
    }

    @Test
    void namesNetrcIfAPasswordIsGiven() {
        assertTrue(refusal("https://user:secret@host/studies").contains("--netrc"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://h/studies/1.2.3, 1.2.3",
        "http://h/rs/studies/1.2.3/?a=/studies/4, 1.2.3",
        "http://h/studies,",
        "http://h/studies?x=/studies/1.2,",
        "http://h/studies/1.2/series,",
        "http://h/studies/studies,",
        "http://h/mystudies/1.2,",
        "http://studies/1.2,",
    })
    void knowsTheStudyThatItNames(String text, String study) {
        assertEquals(Optional.ofNullable(study), TargetUrl.parse(text).studyUid());
    }

    @Test
    void takesAStudyAfterStudies() {
        assertEquals(
                "http://h/rs/studies/1.2.3?a=b",
                TargetUrl.parse("http://h/rs/studies/?a=b").withStudy("1.2.3").value());
        TargetUrl named = TargetUrl.parse("http://h/studies/1.2.3");
        assertSame(named, named.withStudy("1.2.3"));
    }

    @Test
    void refusesAnotherStudyOrAPathThatDoesNotEndInStudies() {
        assertThrows(
                IllegalArgumentException.class,
                () -> TargetUrl.parse("http://h/studies/1.2").withStudy("1.3"));
        assertThrows(
                IllegalArgumentException.class,
                () -> TargetUrl.parse("http://h/rs").withStudy("1.3"));
        assertThrows(
                IllegalArgumentException.class,
                () -> TargetUrl.parse("http://studies/rs").withStudy("1.3"));
        assertThrows(
                IllegalArgumentException.class,
                () -> TargetUrl.parse("http://h/studies").withStudy(""));
        assertThrows(
                IllegalArgumentException.class,
                () -> TargetUrl.parse("http://h/studies").withStudy("1/2"));
    }

    private static String refusal(String text) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> TargetUrl.parse(text))
                .getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "http://h/studies, http://h/instances?limit=1",
        "http://h/rs/studies/, http://h/rs/instances?limit=1",
        "http://h/rs/studies/1.2.3, http://h/rs/instances?limit=1",
        "http://h/studies/studies, http://h/studies/instances?limit=1",
        "http://h/rs/studies?key=a, http://h/rs/instances?key=a&limit=1",
        "http://h/rs/studies/1.2.3?key=/studies, http://h/rs/instances?key=/studies&limit=1",
    })
    void aSearchIsBesideTheStudies(String url, String expected) {
        assertEquals(
                expected, TargetUrl.parse(url).search("/instances", "limit=1").value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h/upload", "http://h/studies/1.2/series", "http://h/mystudies/1.2/x"})
    void nothingIsSearchedForWhereThePathDoesNotEndInStudies(String url) {
        TargetUrl target = TargetUrl.parse(url);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> target.search("/instances", "limit=1"));
        assertTrue(e.getMessage().contains("does not end in /studies"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "http://h/studies, true",
        "HTTP://H/other?x, true",
        "https://h/studies, false",
        "http://h:8080/studies, false",
        "http://h.org/studies, false",
    })
    void aServerIsKnownBySchemeHostAndPort(String other, boolean expected) {
        assertEquals(expected, TargetUrl.parse(other).isOfServer(TargetUrl.parse("http://h/studies")));
    }
}
