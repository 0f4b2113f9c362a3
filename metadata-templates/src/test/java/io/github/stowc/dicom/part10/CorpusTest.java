package io.github.stowc.dicom.part10;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real files, some of them broken, held against dcmtk. */
class CorpusTest {

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(TestData.file("pydicom"))) {
            return files.filter(file -> file.toString().endsWith(".dcm")).sorted().toList().stream();
        }
    }

    @NeedsTools({"dcm2json", "dcmodify"})
    @ParameterizedTest
    @MethodSource("files")
    void readsWhatDcmtkReadsWithTheSameValues(Path file, @TempDir Path folder) throws Exception {
        Part10Content content = Part10Reader.strict().lenient().read(file);
        Map<String, List<Object>> theirs = theirs(file, folder);
        assertNotNull(theirs, "dcm2json fails");
        List<String> differences = new Comparison(file, content).differences(theirs);
        assertAll(differences.stream().map(text -> () -> assertEquals("", text)));
    }

    /** dcm2json refuses encapsulated Pixel Data and ISO 2022 escapes, so it gets a copy without. */
    private static @Nullable Map<String, List<Object>> theirs(Path file, Path folder) throws Exception {
        Map<String, List<Object>> json = Dcmtk.json(file, folder);
        if (json == null) {
            Path copy = Files.copy(file, folder.resolve("copy.dcm"));
            Dcmtk.run("dcmodify", "-q", "-nb", "-imt", "-nrc", "-ea", "(7fe0,0010)", copy.toString());
            json = Dcmtk.json(copy, folder);
            if (json == null) {
                Dcmtk.run("dcmodify", "-q", "-nb", "-m", "(0008,0005)=ISO_IR 100", copy.toString());
                json = Dcmtk.json(copy, folder);
            }
        }
        return json;
    }
}
