package io.github.stowc.validate;

import io.github.stowc.dicom.Uid;
import io.github.stowc.testdata.TestData;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.LinkedFiles;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The documentation's example, and the table of its variants with one defect each. */
public final class Variants {
    static final Uid STUDY = new Uid("2.25.325835831109079562541560856033484422761");

    private Variants() {}

    /**
     * A change that makes one defect.
     *
     * @param mode how it is checked: {@code plain}, {@code study} for a URL that names the study, {@code bulk} with a
     *     folder of linked files, {@code bulk-…} for a folder with a defect
     * @param tag the tag of the finding; {@code -} for none
     * @param line the line of the finding
     */
    public record Variant(String mode, String rule, String tag, int line, String find, String write) {
        public String text() {
            String text = example();
            if (find.equals("-")) {
                return text;
            }
            String[] finds = find.split("\\|", -1);
            String[] writes = write.split("\\|", -1);
            for (int i = 0; i < finds.length; i++) {
                text = replace(text, finds[i], unescape(writes[i]));
            }
            return text;
        }

        private static String replace(String text, String find, String write) {
            int occurrence = find.startsWith("@") ? find.charAt(1) - '0' : 1;
            String wanted = unescape(find.startsWith("@") ? find.substring(2) : find);
            int at = -1;
            for (int i = 0; i < occurrence; i++) {
                at = text.indexOf(wanted, at + 1);
                if (at < 0) {
                    throw new IllegalArgumentException("the example has no " + find);
                }
            }
            return text.substring(0, at) + write + text.substring(at + wanted.length());
        }

        @Override
        public String toString() {
            return rule + " " + tag + " " + mode + " " + write;
        }
    }

    public static Stream<Variant> all() {
        try {
            return Files.readAllLines(TestData.file("validate/variants.tsv")).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(row -> new Variant(row[0], row[1], row[2], Integer.parseInt(row[3]), row[4], row[5]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resolves a line feed, a backslash, and u with four digits, each after a backslash. */
    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            if (escaped == 'u') {
                plain.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                plain.append(escaped == 'n' ? '\n' : escaped);
            }
        }
        return plain.toString();
    }

    public static String example() {
        try {
            return Files.readString(TestData.file("metadata.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Finding> check(String text) throws IOException {
        return check(text.getBytes(StandardCharsets.UTF_8), ValidateOptions.DEFAULT);
    }

    public static List<Finding> check(byte[] text, ValidateOptions options) throws IOException {
        List<Finding> findings = new ArrayList<>();
        Validator validator = new Validator(options, findings::add);
        validator.json(new ByteArrayInputStream(text), "metadata.json");
        validator.finish();
        return findings;
    }

    /** The options of a mode, with its files in a folder. */
    static ValidateOptions options(String mode, Path folder) throws IOException {
        if (mode.equals("study")) {
            return ValidateOptions.DEFAULT.withStudy(STUDY);
        }
        if (!mode.startsWith("bulk")) {
            return ValidateOptions.DEFAULT;
        }
        Path files = Files.createDirectories(folder.resolve(mode));
        byte[] first = Files.readAllBytes(TestData.file("hand-1.jpg"));
        if (!mode.equals("bulk-missing")) {
            String name = mode.equals("bulk-raw") ? "file1.raw" : "file1.jpg";
            Files.write(files.resolve(name), content(mode, first));
        }
        Files.write(files.resolve("file2.jpg"), Files.readAllBytes(TestData.file("hand-2.jpg")));
        if (mode.equals("bulk-twin")) {
            Files.write(Files.createDirectories(files.resolve("other")).resolve("file1.jpg"), first);
        } else if (mode.equals("bulk-extra")) {
            Files.write(files.resolve("other.jpg"), first);
        }
        return ValidateOptions.DEFAULT.withLinkedFiles(LinkedFiles.inFolder(files, List.of()));
    }

    private static byte[] content(String mode, byte[] jpeg) {
        return switch (mode) {
            case "bulk-text" -> "This is no picture at all.".getBytes(StandardCharsets.UTF_8);
            case "bulk-cut" -> Arrays.copyOf(jpeg, jpeg.length / 2);
            case "bulk-empty" -> new byte[0];
            case "bulk-raw" -> new byte[8];
            case "bulk-part10" -> {
                byte[] file = new byte[200];
                System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, file, 128, 4);
                yield file;
            }
            default -> jpeg;
        };
    }

    /** What a finding says, without its place in the text. */
    public static String identity(Finding finding) {
        // The reason speaks of other attributes, which the defect may concern.
        String message =
                finding.message().replaceAll(" \\(line \\d+\\)", "").replaceAll(" because .*? \\(PS3", " (PS3");
        return finding.rule().slug() + " " + finding.severity() + " " + finding.instance() + " " + finding.path() + " "
                + message;
    }

    public static List<String> identities(List<Finding> findings) {
        return findings.stream().map(Variants::identity).toList();
    }
}
