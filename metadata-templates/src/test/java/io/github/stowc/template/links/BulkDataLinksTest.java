package io.github.stowc.template.links;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BulkDataLinksTest {

    private static List<String> candidates(String uri, String... paths) {
        return new BulkDataLinks<>(List.of(paths), Function.<String>identity()).candidates(uri);
    }

    @Test
    void aUriMeansThePathsThatEndWithItOnTheBorderOfASegment() {
        assertEquals(List.of("x/1.jpg", "y/1.jpg"), candidates("1.jpg", "x/1.jpg", "11.jpg", "y/1.jpg"));
        assertEquals(List.of("in/x/1.jpg"), candidates("./x/1.jpg", "in/x/1.jpg", "in/xx/1.jpg"));
        assertEquals(List.of("in/x/1.jpg"), candidates("/1.jpg", "in/x/1.jpg"));
        assertEquals(List.of(), candidates("1.JPG", "1.jpg"));
        assertEquals(List.of(), candidates("", "1.jpg"));
    }

    @Test
    void takesAUriAsItIsOnlyIfNoFileHasTheDecodedName() {
        assertEquals(List.of("a%20b.jpg"), candidates("a%20b.jpg", "a%20b.jpg"));
        assertEquals(List.of("a b.jpg"), candidates("a%20b.jpg", "a%20b.jpg", "a b.jpg"));
        assertEquals(List.of("a%20b.jpg"), candidates("a%2520b.jpg", "a%20b.jpg", "a b.jpg"));
        assertEquals(List.of("100%.jpg"), candidates("100%.jpg", "100%.jpg"));
    }

    @Test
    void charactersOutsideTheBasicPlaneSurviveTheDecodingOfOthers() {
        assertEquals(List.of("\uD83D\uDE42 1.jpg"), candidates("\uD83D\uDE42%201.jpg", "\uD83D\uDE42 1.jpg"));
        assertEquals(List.of("\uD83D\uDE42.jpg"), candidates("%F0%9F%99%82.jpg", "\uD83D\uDE42.jpg"));
    }

    @Test
    void aFileGivenTwiceIsTwoCandidates() {
        assertEquals(2, candidates("1.jpg", "1.jpg", "1.jpg").size());
    }

    @Test
    void noFileOfAnotherInstanceIsMeant() {
        String uri = "http://h/studies/1.2.3/series/1.2.4/instances/1.2.840.10008.5/bulk/7fe00010";
        assertEquals(List.of(), candidates(uri, "instances/1.2.840.10008.6/bulk/7fe00010"));
        assertEquals(List.of(), candidates(uri, "in/1.2.840.10008.6/bulk/7fe00010"));
        assertEquals(List.of(), candidates(uri, "studies/1.2.9/bulk/7fe00010"));
        assertEquals(
                List.of("instances/1.2.840.10008.5/bulk/7fe00010"),
                candidates(uri, "instances/1.2.840.10008.6/bulk/7fe00010", "instances/1.2.840.10008.5/bulk/7fe00010"));
        assertEquals(List.of("2026.11/bulk/7fe00010"), candidates(uri, "2026.11/bulk/7fe00010"));
        assertEquals(List.of("bulk/7fe00010"), candidates(uri, "bulk/7fe00010"));
    }
}
