package io.github.stowc.template.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names of bulk data: legal as URIs, each once. */
class ContentLocationsTest {
    private static List<String> of(String... paths) {
        ContentLocations locations = new ContentLocations();
        return Arrays.stream(paths).map(locations::next).toList();
    }

    @Test
    void aPlainNameStaysAsItIs() {
        assertEquals(List.of("file1.jpg", "A-b_c~1.2.JPEG"), of("file1.jpg", "some/folder/A-b_c~1.2.JPEG"));
    }

    @Test
    void percentEncodesInUtf8WhatAUriDoesNotTake() {
        assertEquals(
                List.of(
                        "a%20b.jpg",
                        "gr%C3%B6%C3%9Fe.jpg", "%23hash%3F.jpg", "100%25.jpg", "%E6%82%A3.jpg", "%F0%9F%98%80"),
                of("a b.jpg", "größe.jpg", "#hash?.jpg", "100%.jpg", "患.jpg", "😀"));
        assertEquals(
                List.of("a%3Ab", "%22%5C%22", "%0A", "-x", "%40%26%3D%2B"), of("a:b", "\"\\\"", "\n", "-x", "@&=+"));
    }

    @Test
    void aNameThatIsUsedAlreadyGetsANumber() {
        assertEquals(
                List.of("a.jpg", "a-2.jpg", "a-3.jpg", "b.jpg", "A.jpg"),
                of("x/a.jpg", "y/a.jpg", "z/a.jpg", "x/b.jpg", "x/A.jpg"));
        assertEquals(List.of("a.jpg", "a-2.jpg", "a-2-2.jpg", "a-3.jpg"), of("a.jpg", "1/a.jpg", "a-2.jpg", "2/a.jpg"));
        assertEquals(List.of("a-2.jpg", "a.jpg", "a-3.jpg"), of("a-2.jpg", "a.jpg", "x/a.jpg"));
        assertEquals(
                List.of("noext", "noext-2", ".hidden", ".hidden-2"), of("noext", "x/noext", ".hidden", "x/.hidden"));
        assertEquals(List.of("%C3%BC.jpg", "%C3%BC-2.jpg", "%25C3%25BC.jpg"), of("ü.jpg", "x/ü.jpg", "%C3%BC.jpg"));
    }

    @Test
    void manyOfOneNameAreAllLegalAndDifferent() {
        String[] paths = new String[2000];
        for (int i = 0; i < paths.length; i++) {
            paths[i] = i + "/" + (i % 2 == 0 ? "ä b#.jpg" : "ä b#-" + i % 7 + ".jpg");
        }
        List<String> locations = of(paths);
        assertEquals(paths.length, new HashSet<>(locations).size());
        for (String location : locations) {
            URI uri = URI.create(location);
            assertTrue(
                    !uri.isAbsolute()
                            && uri.getFragment() == null
                            && uri.getRawPath().equals(location),
                    location);
        }
    }
}
