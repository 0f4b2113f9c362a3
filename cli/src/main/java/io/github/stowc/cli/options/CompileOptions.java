package io.github.stowc.cli.options;

import io.github.stowc.bytes.Source;
import io.github.stowc.cli.command.ByteSize;
import io.github.stowc.cli.command.Help;
import io.github.stowc.cli.command.Option;
import io.github.stowc.cli.command.Options;
import io.github.stowc.cli.command.Terminal;
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
import java.nio.file.Files;
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
public final class CompileOptions {
    static final Option.Texts SET = new Option.Texts(
            "KEYWORD=VALUE",
            "Set an attribute of every instance, by keyword, tag or path: PatientName=Doe^John,"
                    + " RequestAttributesSequence[0].AccessionNumber=A1. A backslash separates values; repeatable.",
            "-m",
            "--set");
    public static final Option<TargetUrl> URL = new OfUrl("Where the message goes: .../studies, or .../studies/UID.");
    static final Option<Encoding> TYPE = new Option.Choice<>(
            "TYPE",
            "dicom, json or xml: how instances are encoded; unless given, chosen by the input, or dicom for the rows of a table.",
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
                protected Long parse(String text) {
                    return ByteSize.parse(name(), text);
                }
            };
    static final Option.Flag PHOTOGRAPHIC =
            new Option.Flag("Make VL Photographic instances of pictures, in place of Secondary Capture.", "--xc");
    public static final Option.Texts TEMPLATE =
            new Option.Texts(
                    "NAME|FILE",
                    "A template for the kinds of file that its SOP Class fits; other kinds have a built-in one. Repeatable.",
                    "--template") {
                @Override
                protected List<String> words() {
                    return Templates.builtInNames();
                }
            };
    public static final Option<Path> METADATA = new Option.File(
            "FILE", "DICOM JSON or XML that links to the files given; its bytes go out unchanged.", "--metadata");
    static final Option.Texts LINK = new Option.Texts(
            "URI=FILE",
            "The file that this BulkDataURI of the metadata means, whatever its name; repeatable, also for the frames"
                    + " of one URI in their order.",
            "--link");
    static final Option<String> LIKE = new Option.Text(
            "FILE|URL",
            "Attach the instances to what this file is about, or a server's answer to this URL: a DICOM file, or a"
                    + " QIDO-RS answer, metadata or a worklist item in DICOM JSON or XML.",
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
                protected Boundary parse(String text) {
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

    public static final Option.Flag STRICT = new Option.Flag(
            "Stop before anything is written or sent if a picture, video, document or DICOM file in a folder has to be"
                    + " left out, or if there is a warning.",
            "--strict");

    private CompileOptions() {}

    /** The URL of a server's store, with or without a study. */
    public static final class OfUrl extends Option<TargetUrl> {
        public OfUrl(String description) {
            super("URL", description, "-u", "--url");
        }

        @Override
        protected TargetUrl parse(String text) {
            return TargetUrl.parse(text);
        }
    }

    /** The name of a kind of server. */
    public static final class OfTarget extends Option<Target> {
        public OfTarget(String description) {
            super("NAME", description, "--target");
        }

        @Override
        protected Target parse(String text) {
            try {
                return Target.named(text);
            } catch (UsageException e) {
                throw new UsageException(name() + ": " + e.getMessage(), e);
            }
        }

        @Override
        protected List<String> words() {
            return Target.NAMES;
        }
    }

    /** Adds the options to a command. */
    public static void addTo(CommandSpec spec) {
        Help.words(
                spec,
                "FILE|DIR",
                "Pictures (JPEG, JPEG-LS, JPEG 2000, HTJ2K, PNG, GIF, TIFF, BMP, WebP), videos (MPEG-2, MP4, MPEG-TS, QuickTime),"
                        + " documents and models (PDF, CDA, STL, OBJ, MTL), DICOM files, or folders of them.");
        Option.addTo(spec, SET, URL, TYPE, TARGET, LIMIT, MAX_SIZE, PHOTOGRAPHIC, TEMPLATE, METADATA, LINK);
        Option.addTo(spec, LIKE, ATTACH);
        Option.addTo(spec, STUDY, BOUNDARY, FRAMING, SEED, NO_PIXEL_HEADER, NO_APPLICATION_SEGMENTS, TURN, NO_VALIDATE);
        Option.addTo(spec, STRICT);
    }

    /**
     * A compiler with the options that are given.
     *
     * @param url where the messages go; null if that is not known
     * @throws UsageException if an option is wrong
     * @throws IOException if a file that an option names cannot be read
     */
    public static StowCompiler compiler(Options options, @Nullable TargetUrl url, Terminal terminal)
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
        String seed = options.get(SEED);
        if (seed != null) {
            builder.seed(seed);
        }
        choices(builder.limits(limits(options)), options, terminal);
        files(builder, options, url, terminal);
        return builder.build();
    }

    /** Gives the compiler what holds for the rows of a table as for files that are named. */
    static void choices(StowCompiler.Builder builder, Options options, Terminal terminal) throws IOException {
        Encoding type = options.get(TYPE);
        if (type != null) {
            builder.encoding(type);
        }
        for (String setting : options.get(SET)) {
            builder.set(setting);
        }
        LocalDateTime now = sourceDate(terminal);
        if (now != null) {
            builder.now(now);
        }
        List<String> templates = options.get(TEMPLATE);
        if (!templates.isEmpty() && options.get(PHOTOGRAPHIC)) {
            throw new UsageException("--xc and --template exclude each other");
        }
        for (String template : templates) {
            builder.template(template(terminal, template));
        }
        builder.target(target(options))
                .validate(!options.get(NO_VALIDATE))
                .photographic(options.get(PHOTOGRAPHIC))
                .pixelHeader(!options.get(NO_PIXEL_HEADER))
                .turn(options.get(TURN))
                .applicationSegments(!options.get(NO_APPLICATION_SEGMENTS));
    }

    /** Gives the compiler what the named files say of instances. */
    private static void files(StowCompiler.Builder builder, Options options, @Nullable TargetUrl url, Terminal terminal)
            throws IOException {
        Path metadata = options.get(METADATA);
        if (metadata != null) {
            builder.metadata(Source.of(metadata));
        }
        for (String link : options.get(LINK)) {
            link(builder, link);
        }
        Attachment like = like(options, url, terminal);
        if (like != null) {
            builder.like(like);
        }
    }

    /** Links a URI, which may have equals signs itself, to a file. */
    private static void link(StowCompiler.Builder builder, String link) throws IOException {
        int equals = link.indexOf('=');
        while (equals > 0
                && !Files.exists(Options.path(link.substring(equals + 1)))
                && link.indexOf('=', equals + 1) > 0) {
            equals = link.indexOf('=', equals + 1);
        }
        if (equals <= 0 || equals == link.length() - 1) {
            throw new UsageException("--link: expected URI=FILE, found \"" + link + "\"");
        }
        builder.link(link.substring(0, equals), Source.of(Options.path(link.substring(equals + 1))));
    }

    private static @Nullable Attachment like(Options options, @Nullable TargetUrl url, Terminal terminal)
            throws IOException {
        String like = options.get(LIKE);
        Attachment.Level level = options.get(ATTACH);
        if (like == null) {
            if (level != null) {
                throw new UsageException("--attach: expected --like FILE too, which says what to attach to");
            }
            return null;
        }
        Path file = likeFile(options);
        // What is to be said of the connection is said before sending.
        Source source = file == null
                ? new LikeUrl(options, terminal, new Messages(terminal, true)).source(like, url)
                : Source.of(file);
        return level == null ? Attachment.of(source) : Attachment.of(source, level);
    }

    /**
     * The file that {@code --like} names; null if it names none, or a URL.
     *
     * @throws IOException if Java cannot express its name
     */
    public static @Nullable Path likeFile(Options options) throws IOException {
        String like = options.get(LIKE);
        if (like == null || LikeUrl.is(like)) {
            return null;
        }
        if (like.isEmpty()) {
            throw new UsageException("--like: expected a file, found an empty text");
        }
        return Options.path(like);
    }

    /** Whether rules are to be heeded. */
    public static boolean isChecked(Options options) {
        return !options.get(NO_VALIDATE);
    }

    /**
     * Refuses the options that say what is in a message, for one that exists.
     *
     * @throws UsageException if one is given
     */
    public static void requireAsItIs(Options options) {
        String name = null;
        for (Option<?> option : List.of(
                TYPE, LIMIT, MAX_SIZE, TEMPLATE, METADATA, LINK, LIKE, ATTACH, STUDY, BOUNDARY, FRAMING, SEED)) {
            name = options.has(option) ? option.name() : name;
        }
        for (Option.Flag flag : List.of(PHOTOGRAPHIC, NO_PIXEL_HEADER, NO_APPLICATION_SEGMENTS, TURN)) {
            name = options.get(flag) ? flag.name() : name;
        }
        name = options.get(SET).isEmpty() ? name : SET.name();
        if (name != null) {
            throw new UsageException(
                    name + " cannot change a message that is compiled already; give the files that it was made of");
        }
    }

    /** The kind of server that the messages are for. */
    public static Target target(Options options) {
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

    /** The template of a name, or in a file. */
    public static Template template(Terminal terminal, String name) throws IOException {
        try {
            return templates(terminal).find(name);
        } catch (InvalidPathException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The built-in templates and the user's. */
    public static Templates templates(Terminal terminal) {
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
