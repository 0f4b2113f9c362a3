package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.testdata.TestData;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.io.IOUtils;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;

/** A program that is a module compiles and runs with the libraries as modules; to run it needs nothing else but their parts. */
class NamedModuleTest {
    private static final String MODULE = """
            module consumer {
                requires io.github.stowc.mime;
            }
            """;

    private static final String MAIN = """
            package consumer;

            import io.github.stowc.dicom.Tags;
            import io.github.stowc.stow.StowCompiler;
            import io.github.stowc.stow.StowMessage;
            import io.github.stowc.template.Templates;
            import io.github.stowc.validate.Validator;
            import io.github.stowc.validate.finding.ValidateOptions;
            import java.nio.file.Path;

            final class Main {
                public static void main(String... args) throws Exception {
                    StowMessage message = StowCompiler.builder().set("PatientName=Doe^John").build().compile(Path.of(args[0]));
                    System.out.println(message.contentType());
                    System.out.println(Templates.builtIn("secondary-capture").name());
                    Validator validator = new Validator(ValidateOptions.DEFAULT, finding -> {});
                    validator.json(Path.of(args[1]));
                    System.out.println(validator.finish().instances() + " " + Tags.PIXEL_DATA);
                }
            }
            """;

    private static String pathOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    private static String modulePath() throws URISyntaxException {
        return Stream.of(
                        pathOf(Dataset.class),
                        pathOf(StowCompiler.class),
                        pathOf(JsonParser.class),
                        pathOf(CSVParser.class),
                        pathOf(IOUtils.class),
                        pathOf(Hex.class),
                        pathOf(Jsoup.class))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void aModuleCompilesAndRuns(@TempDir Path folder) throws IOException, InterruptedException, URISyntaxException {
        Path module = Files.writeString(folder.resolve("module-info.java"), MODULE);
        Path main = Files.writeString(
                Files.createDirectories(folder.resolve("consumer")).resolve("Main.java"), MAIN);
        Path classes = folder.resolve("classes");
        int compiled = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "-p",
                        modulePath() + File.pathSeparator + pathOf(Nullable.class),
                        "-d",
                        classes.toString(),
                        module.toString(),
                        main.toString());
        assertEquals(0, compiled);
        Process process = new ProcessBuilder(List.of(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-p",
                        classes + File.pathSeparator + modulePath(),
                        "-m",
                        "consumer/consumer.Main",
                        TestData.file("hand-1.jpg").toString(),
                        TestData.file("metadata.json").toString()))
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        List<String> lines = printed.lines().toList();
        assertTrue(lines.get(0).startsWith("multipart/related;"), printed);
        assertEquals("secondary-capture", lines.get(1));
        assertTrue(lines.get(2).endsWith("(7FE0,0010)"), printed);
    }

    @Test
    void theCommandLineIsOnTheClassPath() {
        assertTrue(Objects.requireNonNull(Main.class.getModule()).isExported("io.github.stowc.cli"));
        assertEquals(null, Main.class.getModule().getName());
    }
}
