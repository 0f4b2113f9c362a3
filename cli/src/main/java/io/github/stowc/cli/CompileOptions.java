package io.github.stowc.cli;

import io.github.stowc.curl.TargetUrl;
import io.github.stowc.dicom.Uid;
import io.github.stowc.media.Source;
import io.github.stowc.mime.Boundary;
import io.github.stowc.mime.Framing;
import io.github.stowc.stow.Encoding;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.template.Template;
import io.github.stowc.template.Templates;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The options that say what a message is made of, and how the compiler gets them. */
final class CompileOptions {
    private CompileOptions() {}

    /** Adds the options to a command. */
    static void addTo(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("FILE|DIR")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("JPEG images, or DICOM Part 10 files, or folders with either.")
                .build());
        spec.addOption(OptionSpec.builder("-m", "--set")
                .paramLabel("KEYWORD=VALUE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Set an attribute of every instance, by keyword, tag or path: PatientName=Doe^John,"
                        + " RequestAttributesSequence[0].AccessionNumber=A1. A backslash separates values;"
                        + " repeatable.")
                .build());
        text(spec, "URL", "Where the message goes: .../studies, or .../studies/UID.", "-u", "--url");
        word(
                spec,
                "TYPE",
                "dicom or json: how instances are encoded; chosen by the input unless given.",
                List.of("dicom", "json"),
                "-t",
                "--type");
        flag(spec, "Make VL Photographic instances; short for --template vl-photographic.", "--xc");
        word(
                spec,
                "NAME|FILE",
                "The template for images; secondary-capture unless given.",
                Templates.builtInNames(),
                "--template");
        text(spec, "FILE", "DICOM JSON that links to the files given; its bytes go out unchanged.", "--metadata");
        text(spec, "UID", "The study that all instances belong to; it also goes into the URL.", "--study");
        text(spec, "TEXT", "The boundary between the parts; random unless given.", "--boundary");
        word(
                spec,
                "FORM",
                "canonical, or recipe: byte for byte what echo and cat make by hand.",
                List.of("canonical", "recipe"),
                "--framing");
        text(spec, "TEXT", "Make the same UIDs and boundary in each run.", "--seed");
        flag(spec, "Leave out the Image Pixel attributes that the images' headers tell.", "--no-pixel-header");
        flag(spec, "Drop the APPn segments of JPEGs (EXIF, GPS...), except APP14 and the ICC profile.", "--no-appn");
        flag(spec, "Go on although the metadata break rules that stowc validate knows.", "--no-validate");
    }

    /** An option whose value is often one of a few words, which shells complete. */
    static void word(CommandSpec spec, String label, String description, List<String> words, String... names) {
        spec.addOption(OptionSpec.builder(names)
                .paramLabel(label)
                .type(String.class)
                .completionCandidates(words)
                .description(description)
                .build());
    }

    static void text(CommandSpec spec, String label, String description, String... names) {
        spec.addOption(OptionSpec.builder(names)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build());
    }

    static void flag(CommandSpec spec, String description, String... names) {
        spec.addOption(OptionSpec.builder(names)
                .type(boolean.class)
                .description(description)
                .build());
    }

    static @Nullable String text(ParseResult arguments, String name) {
        return arguments.matchedOptionValue(name, (String) null);
    }

    static boolean flag(ParseResult arguments, String name) {
        return arguments.matchedOptionValue(name, false);
    }

    /**
     * The files and folders that are named.
     *
     * @throws IllegalArgumentException if one is an empty text, which would mean the working folder
     * @throws FileSystemException if Java cannot express the name of one
     */
    static List<Path> paths(ParseResult arguments) throws FileSystemException {
        List<Path> paths = new ArrayList<>();
        for (String text : arguments.matchedPositionalValue(0, List.<String>of())) {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("expected a file or a folder, found an empty text");
            }
            paths.add(path(text));
        }
        return paths;
    }

    /**
     * A path as it was typed.
     *
     * @throws FileSystemException if Java cannot express it
     */
    static Path path(String text) throws FileSystemException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            FileSystemException named = new FileSystemException(
                    text, null, "the locale has no such name; set one in UTF-8, such as LC_ALL=C.UTF-8");
            named.initCause(e);
            throw named;
        }
    }

    /**
     * The file that an option names; null where it is not given.
     *
     * @throws IllegalArgumentException if it is an empty text
     * @throws FileSystemException if Java cannot express its name
     */
    static @Nullable Path path(ParseResult arguments, String name) throws FileSystemException {
        String text = text(arguments, name);
        if (text != null && text.isEmpty()) {
            throw new IllegalArgumentException(name + ": expected a file, found an empty text");
        }
        return text == null ? null : path(text);
    }

    /**
     * A compiler with the options that are given.
     *
     * @throws IllegalArgumentException if one is wrong
     * @throws IOException if a template or metadata file cannot be read
     */
    static StowCompiler compiler(ParseResult arguments, Terminal terminal) throws IOException {
        StowCompiler.Builder builder = StowCompiler.builder();
        String url = text(arguments, "-u");
        if (url != null) {
            builder.url(TargetUrl.parse(url));
        }
        String study = text(arguments, "--study");
        if (study != null) {
            builder.study(new Uid(study));
        }
        String boundary = text(arguments, "--boundary");
        if (boundary != null) {
            builder.boundary(new Boundary(boundary));
        }
        String framing = text(arguments, "--framing");
        if (framing != null) {
            builder.framing(choice("--framing", framing, Framing.values()));
        }
        String type = text(arguments, "-t");
        if (type != null) {
            builder.encoding(choice("-t", type, Encoding.values()));
        }
        String seed = text(arguments, "--seed");
        if (seed != null) {
            builder.seed(seed);
        }
        for (String setting : arguments.matchedOptionValue("-m", List.<String>of())) {
            builder.set(setting);
        }
        LocalDateTime now = sourceDate(terminal);
        if (now != null) {
            builder.now(now);
        }
        Template template = template(arguments, terminal);
        if (template != null) {
            builder.template(template);
        }
        Path metadata = path(arguments, "--metadata");
        if (metadata != null) {
            builder.metadata(Source.of(metadata));
        }
        return builder.validate(!flag(arguments, "--no-validate"))
                .pixelHeader(!flag(arguments, "--no-pixel-header"))
                .applicationSegments(!flag(arguments, "--no-appn"))
                .build();
    }

    /** The constant of a name, case aside. */
    static <E extends Enum<E>> E choice(String option, String text, E[] constants) {
        StringBuilder names = new StringBuilder();
        for (E constant : constants) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
            names.append(names.isEmpty() ? "" : ", ").append(constant.name().toLowerCase(Locale.ROOT));
        }
        throw new IllegalArgumentException(option + ": expected one of " + names + ", found \"" + text + "\"");
    }

    private static @Nullable Template template(ParseResult arguments, Terminal terminal) throws IOException {
        String name = text(arguments, "--template");
        if (flag(arguments, "--xc")) {
            if (name != null) {
                throw new IllegalArgumentException("--xc and --template exclude each other");
            }
            return Templates.builtIn(Templates.VL_PHOTOGRAPHIC);
        }
        return name == null ? null : templates(terminal).find(name);
    }

    /** The built-in templates and the user's. */
    static Templates templates(Terminal terminal) {
        String named = terminal.variable("STOWC_TEMPLATES");
        if (!named.isEmpty()) {
            return Templates.with(Path.of(named));
        }
        String config = terminal.variable("XDG_CONFIG_HOME");
        if (config.isEmpty()) {
            config = terminal.variable("APPDATA");
        }
        Path base = config.isEmpty() ? Path.of(home(terminal), ".config") : Path.of(config);
        return Templates.with(base.resolve("stowc").resolve("templates"));
    }

    /** As a shell sees it, where there is one. */
    private static String home(Terminal terminal) {
        String home = terminal.variable("HOME");
        return home.isEmpty() ? System.getProperty("user.home", ".") : home;
    }

    /** The time that SOURCE_DATE_EPOCH sets for builds that can be repeated. */
    private static @Nullable LocalDateTime sourceDate(Terminal terminal) {
        String epoch = terminal.variable("SOURCE_DATE_EPOCH");
        if (epoch.isEmpty()) {
            return null;
        }
        try {
            LocalDateTime date = LocalDateTime.ofEpochSecond(Long.parseLong(epoch), 0, ZoneOffset.UTC);
            if (date.getYear() < 0 || date.getYear() > 9999) {
                throw new DateTimeException("DICOM dates have years of four digits");
            }
            return date;
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "SOURCE_DATE_EPOCH: expected seconds since 1970-01-01, found \"" + epoch + "\"", e);
        }
    }
}
