package io.github.stowc.cli;

import io.github.stowc.bytes.Source;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.mime.Boundary;
import io.github.stowc.mime.Framing;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Limits;
import io.github.stowc.stow.options.Target;
import io.github.stowc.template.Template;
import io.github.stowc.template.Templates;
import io.github.stowc.template.attach.Attachment;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options that say what a message is made of, and how the compiler gets them. */
final class CompileOptions {
    private CompileOptions() {}

    /** Adds the options to a command. */
    static void addTo(CommandSpec spec) {
        Options.paths(
                spec,
                "FILE|DIR",
                "Pictures (JPEG, JPEG-LS, JPEG 2000, HTJ2K, PNG, GIF), videos (MPEG-2, MP4, MPEG-TS, QuickTime),"
                        + " documents and models (PDF, CDA, STL, OBJ, MTL), DICOM files, or folders of them.");
        Options.list(
                spec,
                "KEYWORD=VALUE",
                "Set an attribute of every instance, by keyword, tag or path: PatientName=Doe^John,"
                        + " RequestAttributesSequence[0].AccessionNumber=A1. A backslash separates values; repeatable.",
                "-m",
                "--set");
        Options.text(spec, "URL", "Where the message goes: .../studies, or .../studies/UID.", "-u", "--url");
        Options.word(
                spec,
                "TYPE",
                "dicom, json or xml: how instances are encoded; chosen by the input unless given.",
                List.of("dicom", "json", "xml"),
                "-t",
                "--type");
        Options.word(
                spec,
                "NAME",
                "The kind of server: what it takes, wants and limits; dcm4chee unless given."
                        + " stowc explain --target NAME tells it.",
                Target.NAMES,
                "--target");
        Options.text(
                spec, "N", "Put at most N instances into one message; several are numbered, as X-1.mime.", "--limit");
        Options.text(
                spec,
                "SIZE",
                "Let no message be larger: bytes, or 100M (10^8), 1GiB (2^30)...; the target's limit unless given.",
                "--max-size");
        Options.flag(spec, "Make VL Photographic instances of pictures, in place of Secondary Capture.", "--xc");
        Options.word(
                spec,
                "NAME|FILE",
                "The template for what is made; the one of the file's kind unless given.",
                Templates.builtInNames(),
                "--template");
        Options.text(
                spec,
                "FILE",
                "DICOM JSON or XML that links to the files given; its bytes go out unchanged.",
                "--metadata");
        Options.text(
                spec,
                "FILE",
                "Attach the instances to what this file is about: a DICOM file, or a QIDO-RS answer, metadata or a"
                        + " worklist item in DICOM JSON or XML.",
                "--like");
        Options.word(
                spec,
                "LEVEL",
                "What to attach to: patient, study, series or order; an order for a worklist item, a study otherwise.",
                List.of("patient", "study", "series", "order"),
                "--attach");
        Options.text(spec, "UID", "The study that all instances belong to; it also goes into the URL.", "--study");
        Options.text(spec, "TEXT", "The boundary between the parts; random unless given.", "--boundary");
        Options.word(
                spec,
                "FORM",
                "canonical, or recipe: byte for byte what echo and cat make by hand.",
                List.of("canonical", "recipe"),
                "--framing");
        Options.text(spec, "TEXT", "Make the same UIDs and boundary in each run.", "--seed");
        Options.flag(spec, "Leave out the Image Pixel attributes that the images' headers tell.", "--no-pixel-header");
        Options.flag(
                spec, "Drop the APPn segments of JPEGs (EXIF, GPS...), except APP14 and the ICC profile.", "--no-appn");
        Options.flag(spec, "Go on although the metadata break rules that stowc validate knows.", "--no-validate");
    }

    /**
     * A compiler with the options that are given.
     *
     * @throws UsageException if one is wrong
     * @throws IOException if a template or metadata file cannot be read
     */
    static StowCompiler compiler(ParseResult arguments, Terminal terminal) throws IOException {
        return compiler(arguments, terminal, Options.text(arguments, "-u"));
    }

    /** Like {@link #compiler(ParseResult, Terminal)}, with a URL that the command found out; null where there is none. */
    static StowCompiler compiler(ParseResult arguments, Terminal terminal, @Nullable String url) throws IOException {
        StowCompiler.Builder builder = StowCompiler.builder();
        if (url != null) {
            builder.url(TargetUrl.parse(url));
        }
        String study = Options.text(arguments, "--study");
        if (study != null) {
            builder.study(Options.uid(study));
        }
        String boundary = Options.text(arguments, "--boundary");
        if (boundary != null) {
            builder.boundary(new Boundary(boundary));
        }
        String framing = Options.text(arguments, "--framing");
        if (framing != null) {
            builder.framing(Options.choice("--framing", framing, Framing.values()));
        }
        String type = Options.text(arguments, "-t");
        if (type != null) {
            builder.encoding(Options.choice("-t", type, Encoding.values()));
        }
        builder.target(target(arguments)).limits(limits(arguments));
        String seed = Options.text(arguments, "--seed");
        if (seed != null) {
            builder.seed(seed);
        }
        for (String setting : Options.list(arguments, "-m")) {
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
        Path metadata = Options.path(arguments, "--metadata");
        if (metadata != null) {
            builder.metadata(Source.of(metadata));
        }
        Attachment like = like(arguments);
        if (like != null) {
            builder.like(like);
            new Messages(terminal, Options.flag(arguments, "-q")).info("attached to " + like.describe());
        }
        return builder.validate(!Options.flag(arguments, "--no-validate"))
                .photographic(Options.flag(arguments, "--xc"))
                .pixelHeader(!Options.flag(arguments, "--no-pixel-header"))
                .applicationSegments(!Options.flag(arguments, "--no-appn"))
                .build();
    }

    private static @Nullable Attachment like(ParseResult arguments) throws IOException {
        Path file = Options.path(arguments, "--like");
        String level = Options.text(arguments, "--attach");
        if (file == null) {
            if (level != null) {
                throw new UsageException("--attach: expected --like FILE too, which says what to attach to");
            }
            return null;
        }
        return level == null
                ? Attachment.of(Source.of(file))
                : Attachment.of(Source.of(file), Options.choice("--attach", level, Attachment.Level.values()));
    }

    /**
     * The kind of server that the messages are for.
     *
     * @throws UsageException if there is none of that name
     */
    static Target target(ParseResult arguments) {
        String name = Options.text(arguments, "--target");
        try {
            return Target.named(name == null ? Target.DEFAULT : name);
        } catch (UsageException e) {
            throw new UsageException("--target: " + e.getMessage(), e);
        }
    }

    /** The limits that are given. */
    private static Limits limits(ParseResult arguments) {
        String count = Options.text(arguments, "--limit");
        String size = Options.text(arguments, "--max-size");
        int instances = Options.number(arguments, "--limit", 0, Integer.MAX_VALUE);
        if (count != null && instances == 0) {
            throw new UsageException("--limit: expected a whole number of instances from 1 on, found 0");
        }
        return new Limits(
                size == null ? OptionalLong.empty() : OptionalLong.of(ByteSize.parse("--max-size", size)),
                count == null ? OptionalInt.empty() : OptionalInt.of(instances));
    }

    private static @Nullable Template template(ParseResult arguments, Terminal terminal) throws IOException {
        String name = Options.text(arguments, "--template");
        if (name != null && Options.flag(arguments, "--xc")) {
            throw new UsageException("--xc and --template exclude each other");
        }
        return name == null ? null : template(terminal, name);
    }

    /** The template of a name, or in a file. */
    static Template template(Terminal terminal, String name) throws IOException {
        try {
            return templates(terminal).find(name);
        } catch (InvalidPathException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
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
        Path base = config.isEmpty() ? Path.of(terminal.home(), ".config") : Path.of(config);
        return Templates.with(base.resolve("stowc").resolve("templates"));
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
            throw new UsageException(
                    "SOURCE_DATE_EPOCH: expected seconds since 1970-01-01, found \"" + epoch + "\"", e);
        }
    }
}
