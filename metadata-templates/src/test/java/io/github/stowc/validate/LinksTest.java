package io.github.stowc.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.validate.check.Hash;
import io.github.stowc.validate.check.HashTable;
import io.github.stowc.validate.check.UriForm;
import io.github.stowc.validate.finding.LinkedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {

    @Test
    void aLinkMeansTheFileWhosePathEndsWithItOnASegmentsBorder(@TempDir Path folder) throws IOException {
        for (String name :
                List.of("a/1.jpg", "b/1.jpg", "b/21.jpg", "my picture.jpg", "größe.jpg", "50%.jpg", ".hidden")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, new byte[] {1});
        }
        Path metadata = Files.writeString(folder.resolve("metadata.json"), "[]");
        LinkedFiles files = LinkedFiles.inFolder(folder, List.of(metadata));
        assertEquals(6, files.names().size());
        assertEquals(2, files.candidates("1.jpg").size());
        assertEquals(List.of(folder.resolve("a/1.jpg").toString()), files.candidates("a/1.jpg"));
        assertEquals(List.of(folder.resolve("a/1.jpg").toString()), files.candidates("./a/1.jpg"));
        assertEquals(List.of(folder.resolve("b/21.jpg").toString()), files.candidates("21.jpg"));
        assertEquals(1, files.candidates("my%20picture.jpg").size());
        assertEquals(1, files.candidates("gr%C3%B6%C3%9Fe.jpg").size());
        assertEquals(1, files.candidates("50%25.jpg").size());
        assertEquals(List.of(), files.candidates("c/1.jpg"));
        assertEquals(List.of(), files.candidates(""));
        assertEquals(1, files.source(files.candidates("21.jpg").get(0)).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file1.jpg",
                "a/b.jpg",
                "../x.jpg",
                "http://[::1]/x?a=b#c",
                "urn:oid:1.2",
                "%20",
                "a:b",
                "./a:b/c",
                "cid:1@x"
            })
    void takesUriReferences(String uri) {
        assertEquals(Optional.empty(), UriForm.problem(uri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "ä",
                "a\\b",
                "C:\\x",
                "%",
                "%1",
                "%zz",
                "<x>",
                "a[1]",
                "1a:b",
                ":x",
                "a\nb",
                "a\u007Fb",
                "{x}",
                "a|b"
            })
    void refusesWhatIsNone(String uri) {
        assertTrue(UriForm.problem(uri).isPresent());
    }

    @Test
    void eachHashIsNumberedOnce() {
        HashTable table = new HashTable();
        Hash hash = new Hash();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 20_000; i++) {
                assertEquals(i, table.number(hash.start().add("2.25." + i).finish()));
            }
        }
        assertEquals(20_000, table.size());
    }

    @Test
    void textsThatDifferInALetterOrInTheirBordersHaveOtherHashes() {
        Hash left = new Hash();
        Hash right = new Hash();
        left.start().add("abc").add("d").finish();
        right.start().add("ab").add("cd").finish();
        assertFalse(left.high() == right.high() && left.low() == right.low());
        left.start().add("1.2.3").finish();
        right.start().add("1.2.4").finish();
        assertFalse(left.high() == right.high() || left.low() == right.low());
    }
}
