package io.github.stowc.cli;

import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A command line that must fail, and how.
 *
 * @param name what is wrong
 * @param exit the exit code
 * @param arguments makes the files in a folder, and the words of the command line
 * @param says what standard error has; {@code @} at its beginning stands for the folder and a slash
 */
record BadInput(String name, int exit, Arguments arguments, List<String> says) {

    /** Makes files in a folder, and the words of a command line about them. */
    interface Arguments {
        List<Object> in(Folder folder) throws IOException;
    }

    @Override
    public String toString() {
        return name;
    }

    static BadInput bad(String name, int exit, Arguments arguments, String... says) {
        return new BadInput(name, exit, arguments, List.of(says));
    }

    static List<Object> compile(Object... words) {
        List<Object> all = new ArrayList<>(List.of("compile"));
        all.addAll(Arrays.asList(words));
        return all;
    }

    /** All that are known. */
    static List<BadInput> all() {
        List<BadInput> all = new ArrayList<>(BadFiles.all());
        all.addAll(BadOptions.all());
        all.addAll(BadBatches.all());
        return all;
    }

    /** An empty folder in which a case makes its files. */
    record Folder(Path root) {
        Path path(String name) {
            return root.resolve(name);
        }

        Path folder(String name) throws IOException {
            return Files.createDirectories(path(name));
        }

        Path file(String name, String text) throws IOException {
            Files.createDirectories(path(name).getParent());
            return Files.write(path(name), text.getBytes(StandardCharsets.ISO_8859_1));
        }

        Path image(String name) throws IOException {
            Files.createDirectories(path(name).getParent());
            return Files.copy(TestData.file("hand-1.jpg"), path(name));
        }

        Path hand(int number) throws IOException {
            return Files.copy(TestData.file("hand-" + number + ".jpg"), path("hand-" + number + ".jpg"));
        }

        Path part(String name, Path whole, int length) throws IOException {
            return Files.write(path(name), Arrays.copyOf(Files.readAllBytes(whole), length));
        }

        Path dicom(String name, int number) throws IOException {
            return Instances.explicit(path(name), "2.25." + (1000000 + number), 4);
        }

        Path withoutStudy(String name) throws IOException {
            String text = Files.readString(dicom(name, 1), StandardCharsets.ISO_8859_1);
            // The element's tag becomes that of Frame of Reference UID, whose VR is the same.
            return file(name, text.replace(" \0\r\0UI", " \0R\0UI"));
        }

        /** A compilation into X.mime. */
        List<Object> compile(Object... words) {
            List<Object> all = BadInput.compile("-o", path("X.mime"));
            all.addAll(Arrays.asList(words));
            return all;
        }

        List<Object> set(String setting) throws IOException {
            return compile("-m", setting, hand(1));
        }

        /** A body that holds the boundary: bytes of a preamble, which may be anything. */
        List<Object> boundary(String preamble) throws IOException {
            byte[] file = Files.readAllBytes(dicom("a.dcm", 1));
            byte[] text = preamble.getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(text, 0, file, 0, text.length);
            Files.write(path("a.dcm"), file);
            return compile("--boundary", "myboundary", path("a.dcm"));
        }

        List<Object> metadata(String json, Object... words) throws IOException {
            List<Object> all = compile("--metadata", file("m.json", json));
            all.addAll(Arrays.asList(words));
            return all;
        }

        List<Object> template(String json) throws IOException {
            return template(json.getBytes(StandardCharsets.UTF_8));
        }

        List<Object> template(byte[] json) throws IOException {
            return compile("--template", Files.write(path("t.json"), json), hand(1));
        }
    }
}
