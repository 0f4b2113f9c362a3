package io.github.stowc.cli;

import io.github.stowc.bytes.Source;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.dicom.Uid;
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

/** The options that say what a message is made of, and the compiler that they ask for. */
final class CompileOptions {
    static final Option.Texts SET = new Option.Texts(
            "KEYWORD=VALUE",
            "Set an attribute of every instance, by keyword, tag or path: PatientName=Doe^John,"
                    + " RequestAttributesSequence[0].AccessionNumber=A1. A backslash separates values; repeatable.",
            "-m",
            "--set");
    static final Option<TargetUrl> URL = new OfUrl("Where the message goes: .../studies, or .../studies/UID.");
    static final Option<Encoding> TYPE = new Option.Choice<>(
            "TYPE",
            "dicom, json or xml: how instances are encoded; chosen by the input unless given.",
            Encoding.values(),
            "-t",
            "--type");
    static final Option<Target> TARGET = new OfTarget("The kind of server: what it takes, wants and limits;"
            + " dcm4chee unless given. stowc explain --target NAME tells it.");
    static final Option<Long> LIMIT = new Option.Whole(
            1,
            Integer.MAX_VALUE,
            "Put at most N instances into one message; several are numbered, as X-1.mime.",
            "--limit");
    static final Option<Long> MAX_SIZE =
            new Option<>(
                    "SIZE",
                    "Let no message be larger: bytes, or 100M (10^8), 1GiB (2^30)...; the target's limit unless given.",
                    "--max-size") {
                @Override
                Long parse(String text) {
                    return ByteSize.parse(name(), text);
                }
            };
    static final Option.Flag PHOTOGRAPHIC =
            new Option.Flag("Make VL Photographic instances of pictures, in place of Secondary Capture.", "--xc");
    static final Option<String> TEMPLATE =
            new Option.Text(
                    "NAME|FILE",
                    "The template for what is made; the one of the file's kind unless given.",
                    "--template") {
                @Override
                List<String> words() {
                    return Templates.builtInNames();
                }
            };
    static final Option<Path> METADATA = new Option.File(
            "FILE", "DICOM JSON or XML that links to the files given; its bytes go out unchanged.", "--metadata");
    static final Option<Path> LIKE = new Option.File(
            "FILE",
            "Attach the instances to what this file is about: a DICOM file, or a QIDO-RS answer, metadata or a"
                    + " worklist item in DICOM JSON or XML.",
            "--like");
    static final Option<Attachment.Level> ATTACH = new Option.Choice<>(
            "LEVEL",
            "What to attach to: patient, study, series or order; an order for a worklist item, a study otherwise.",
            Attachment.Level.values(),
            "--attach");
    static final Option<Uid> STUDY =
            new Option.OfUid("The study that all instances belong to; it also goes into the URL.", "--study");
    static final Option<Boundary> BOUNDARY =
            new Option<>("TEXT", "The boundary between the parts; random unless given.", "--boundary") {
                @Override
                Boundary parse(String text) {
                    return new Boundary(text);
                }
            };
    static final Option<Framing> FRAMING = new Option.Choice<>(
            "FORM",
            "canonical, or recipe: byte for byte what echo and cat make by hand.",
            Framing.values(),
            "--framing");
    static final Option<String> SEED =
            new Option.Text("TEXT", "Make the same UIDs and boundary in each run.", "--seed");
    static final Option.Flag NO_PIXEL_HEADER =
            new Option.Flag("Leave out the Image Pixel attributes that the images' headers tell.", "--no-pixel-header");
    static final Option.Flag NO_APPLICATION_SEGMENTS = new Option.Flag(
            "Drop the APPn segments of JPEGs (EXIF, GPS...), except APP14 and the ICC profile.", "--no-appn");
    static final Option.Flag TURN = new Option.Flag(
            "Turn pictures as their EXIF Orientation says, JPEGs without loss or else as native pixels.", "--turn");
    static final Option.Flag NO_VALIDATE =
            new Option.Flag("Go on even if the metadata breaks rules that stowc validate knows.", "--no-validate");

    private CompileOptions() {}

    /** The URL of a server's store, with or without a study. */
    static final class OfUrl extends Option<TargetUrl> {
        OfUrl(String description) {
            super("URL", description, "-u", "--url");
        }

        @Override
        TargetUrl parse(String text) {
            return TargetUrl.parse(text);
        }
    }

    /** The name of a kind of server. */
    static final class OfTarget extends Option<Target> {
        OfTarget(String description) {
            super("NAME", description, "--target");
        }

        @Override
        Target parse(String text) {
            try {
                return Target.named(text);
            } catch (UsageException e) {
                throw new UsageException(name() + ": " + e.getMessage(), e);
            }
        }

        @Override
        List<String> words() {
            return Target.NAMES;
        }
    }

    /** Adds the options to a command. */
    static void addTo(CommandSpec spec) {
        Help.words(
                spec,
                "FILE|DIR",
                "Pictures (JPEG, JPEG-LS, JPEG 2000, HTJ2K, PNG, GIF, TIFF, BMP, WebP), videos (MPEG-2, MP4, MPEG-TS, QuickTime),"
                        + " documents and models (PDF, CDA, STL, OBJ, MTL), DICOM files, or folders of them.");
        Option.addTo(spec, SET, URL, TYPE, TARGET, LIMIT, MAX_SIZE, PHOTOGRAPHIC, TEMPLATE, METADATA, LIKE, ATTACH);
        Option.addTo(spec, STUDY, BOUNDARY, FRAMING, SEED, NO_PIXEL_HEADER, NO_APPLICATION_SEGMENTS, TURN, NO_VALIDATE);
    }

    /**
     * A compiler with the options that are given.
     *
     * @param url where the messages go; null if that is not known
     * @throws UsageException if an option is wrong
     * @throws IOException if a file that an option names cannot be read
     */
    static StowCompiler compiler(Options options, @Nullable TargetUrl url, Terminal terminal, Messages messages)
            throws IOException {
        StowCompiler.Builder builder = StowCompiler.builder();
        if (url != null) {
            builder.url(url);
        }
        Uid study = options.get(STUDY);
        if (study != null) {
            builder.study(study);
        }
        Boundary boundary = options.get(BOUNDARY);
        if (boundary != null) {
            builder.boundary(boundary);
        }
        Framing framing = options.get(FRAMING);
        if (framing != null) {
            builder.framing(framing);
        }
        Encoding type = options.get(TYPE);
        if (type != null) {
            builder.encoding(type);
        }
        builder.target(target(options)).limits(limits(options));
        String seed = options.get(SEED);
        if (seed != null) {
            builder.seed(seed);
        }
        for (String setting : options.get(SET)) {
            builder.set(setting);
        }
        LocalDateTime now = sourceDate(terminal);
        if (now != null) {
            builder.now(now);
        }
        files(builder, options, terminal, messages);
        return builder.validate(!options.get(NO_VALIDATE))
                .photographic(options.get(PHOTOGRAPHIC))
                .pixelHeader(!options.get(NO_PIXEL_HEADER))
                .turn(options.get(TURN))
                .applicationSegments(!options.get(NO_APPLICATION_SEGMENTS))
                .build();
    }

    /** Gives the compiler what the named files say of instances. */
    private static void files(StowCompiler.Builder builder, Options options, Terminal terminal, Messages messages)
            throws IOException {
        Template template = template(options, terminal);
        if (template != null) {
            builder.template(template);
        }
        Path metadata = options.get(METADATA);
        if (metadata != null) {
            builder.metadata(Source.of(metadata));
        }
        Attachment like = like(options);
        if (like != null) {
            builder.like(like);
            messages.info("attached to " + like.describe());
        }
    }

    private static @Nullable Attachment like(Options options) throws IOException {
        Path file = options.get(LIKE);
        Attachment.Level level = options.get(ATTACH);
        if (file == null) {
            if (level != null) {
                throw new UsageException("--attach: expected --like FILE too, which says what to attach to");
            }
            return null;
        }
        return level == null ? Attachment.of(Source.of(file)) : Attachment.of(Source.of(file), level);
    }

    /** The kind of server that the messages are for. */
    static Target target(Options options) {
        Target target = options.get(TARGET);
        return target == null ? Target.named(Target.DEFAULT) : target;
    }

    private static Limits limits(Options options) {
        Long bytes = options.get(MAX_SIZE);
        Long instances = options.get(LIMIT);
        return new Limits(
                bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes),
                instances == null ? OptionalInt.empty() : OptionalInt.of(instances.intValue()));
    }

    private static @Nullable Template template(Options options, Terminal terminal) throws IOException {
        String name = options.get(TEMPLATE);
        if (name != null && options.get(PHOTOGRAPHIC)) {
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

    /** The time that SOURCE_DATE_EPOCH sets for reproducible builds. */
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
