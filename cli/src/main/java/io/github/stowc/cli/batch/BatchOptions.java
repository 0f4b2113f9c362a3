package io.github.stowc.cli.batch;

import io.github.stowc.cli.command.ByteSize;
import io.github.stowc.cli.command.Help;
import io.github.stowc.cli.command.Option;
import io.github.stowc.cli.command.Options;
import io.github.stowc.cli.options.Job;
import io.github.stowc.cli.options.RowOptions;
import io.github.stowc.cli.options.SendOptions;
import io.github.stowc.stow.batch.table.ColumnMap;
import io.github.stowc.stow.batch.table.TableOptions;
import io.github.stowc.stow.options.Limits;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/** The options of {@code batch}, and what they say of the table and of the outputs. */
public final class BatchOptions {
    /** How what was done is told. */
    public enum Format {
        TEXT,
        JSON
    }

    static final Option<Path> ROOT = new Option.File(
            "FOLDER", "What the column file is relative to; the table's folder unless given.", "--root");
    static final Option<Path> MAP = new Option.File(
            "FILE",
            "What the table's own headers mean, in TOML: [columns] Patientennummer = \"PatientID\", [dates] Geburtsdatum ="
                    + " \"dd.MM.yyyy\", [constants] Modality = \"OT\".",
            "--map");
    static final Option<Character> DELIMITER =
            new Option<>(
                    "CHAR",
                    "What is between the cells of a row: a character, or tab; told by the table's name or header unless"
                            + " given.",
                    "--delimiter") {
                @Override
                protected Character parse(String text) {
                    return delimiter(name(), text);
                }
            };
    static final Option<Charset> CHARSET =
            new Option<>(
                    "NAME",
                    "The table's character set, such as windows-1252; UTF-8, or UTF-16 with byte order mark, unless given.",
                    "--charset") {
                @Override
                protected Charset parse(String text) {
                    return charset(name(), text);
                }
            };
    static final Option<UUID> NAMESPACE =
            new Option<>(
                    "UUID",
                    "What all UIDs are made from, with the keys of rows: give the one of an earlier export to get the same"
                            + " UIDs; made at random by the first run unless given.",
                    "--namespace") {
                @Override
                protected UUID parse(String text) {
                    return uuid(name(), text);
                }
            };
    static final Option<String> SEED = new Option.Text(
            "TEXT", "Make the namespace from this text, for tests: the same bytes in each run.", "--seed");
    static final Option<Long> LIMIT = new Option.Whole(
            1, Integer.MAX_VALUE, "Put at most N instances into one message; 1,000 unless given.", "--limit");
    static final Option<Long> MAX_SIZE =
            new Option<>(
                    "SIZE",
                    "Let no message be larger: bytes, or 100M (10^8), 1GiB (2^30)...; the target's limit, or 100M, unless"
                            + " given.",
                    "--max-size") {
                @Override
                protected Long parse(String text) {
                    return ByteSize.parse(name(), text);
                }
            };
    static final Option<Path> OUTPUT = new Option.File(
            "FILE",
            "X.mime names all that is made: X-000001.mime, X.list, X.curl.sh, X.journal, X.report.json, X.failed.csv; the"
                    + " table's name in the working folder unless given.",
            "-o",
            "--output");
    public static final Option.Flag CHECK =
            new Option.Flag("Read the table and all files, make nothing, and say what would fail.", "--check");
    static final Option.Flag STRICT =
            new Option.Flag("Let files with the same content fail, of which else only a warning is given.", "--strict");
    public static final Option.Flag SEND =
            new Option.Flag("Send the messages to -u URL, or $STOW_URL, rather than write them.", "--send");
    static final Option<Path> TO = new Option.File(
            "FOLDER", "With -t dicom: write DICOM files, STUDY/SERIES/SOP.dcm, rather than messages.", "--to");
    static final Option<Long> CONCURRENCY =
            new Option.Whole(1, 64, "Send so many messages at the same time; 2 unless given.", "--concurrency");
    static final Option.Flag RESEND_UNKNOWN = new Option.Flag(
            "Send again what an interrupted run may have sent, to a server that does not answer searches.",
            "--resend-unknown");
    static final Option<Long> RETRIES = new Option.Whole(
            0,
            100,
            "How often to send again if nothing was stored (refused connection, status 429, 503); 5 unless given.",
            "--retries");
    public static final Option<Format> FORMAT =
            new Option.Choice<>("FORM", "text or json; text unless given.", Format.values(), "--format");
    public static final Option.Flag QUIET =
            new Option.Flag("Say only what went wrong, without the progress.", "-q", "--quiet");

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final String MESSAGE = ".mime";

    private BatchOptions() {}

    /** Adds the options to the command. */
    public static void addTo(CommandSpec spec) {
        Help.word(
                spec,
                true,
                "TABLE",
                "A table in CSV, TSV or NDJSON; its header names attributes by keyword, tag or path, and file, key, study,"
                        + " series, template, like.",
                null);
        Option.addTo(spec, ROOT, MAP, DELIMITER, CHARSET, NAMESPACE, SEED);
        RowOptions.addTo(spec);
        Option.addTo(spec, LIMIT, MAX_SIZE, OUTPUT);
        Job.addForceTo(spec);
        Option.addTo(spec, TO, CHECK, STRICT, SEND, CONCURRENCY, RESEND_UNKNOWN);
        SendOptions.addTo(spec, RETRIES);
        Option.addTo(spec, FORMAT, QUIET);
    }

    /**
     * How the table is to be read.
     *
     * @throws UsageException if an option or the map of columns is wrong
     * @throws IOException if the map cannot be read
     */
    static TableOptions table(Options options) throws IOException {
        Path map = options.get(MAP);
        return new TableOptions(
                Optional.ofNullable(options.get(DELIMITER)),
                Optional.ofNullable(options.get(CHARSET)),
                map == null ? ColumnMap.NONE : MapFile.read(map));
    }

    /**
     * The folder and the name that all outputs begin with.
     *
     * @throws FileSystemException if it is a folder
     */
    static Path base(Options options, Path table) throws FileSystemException {
        Path given = options.get(OUTPUT);
        String typed = options.text(OUTPUT);
        if (given == null || typed == null) {
            String name = String.valueOf(table.getFileName());
            int dot = name.lastIndexOf('.');
            return Path.of(dot <= 0 ? name : name.substring(0, dot));
        }
        String name = String.valueOf(given.getFileName());
        if (typed.endsWith("/") || name.isEmpty()) {
            throw new FileSystemException(typed, null, "it is a folder; name a file in it, such as X" + MESSAGE);
        }
        if (name.chars().anyMatch(c -> c < 0x20) || name.indexOf(Options.UNREADABLE) >= 0) {
            throw new UsageException(OUTPUT.name()
                    + ": the name has a control character, or bytes that are no text in this locale; choose another");
        }
        return name.endsWith(MESSAGE) && name.length() > MESSAGE.length()
                ? given.resolveSibling(name.substring(0, name.length() - MESSAGE.length()))
                : given;
    }

    /** How large a message may be, as far as it is given. */
    static Limits limits(Options options) {
        Long bytes = options.get(MAX_SIZE);
        Long instances = options.get(LIMIT);
        return new Limits(
                bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes),
                instances == null ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(instances)));
    }

    /**
     * Refuses options that mean nothing without others, or contradict each other.
     *
     * @throws UsageException if there are any
     */
    static void requireTogether(Options options) {
        if (options.has(SEED) && options.has(NAMESPACE)) {
            throw new UsageException(SEED.name() + " and " + NAMESPACE.name() + " exclude each other; leave one out");
        }
        boolean sends = options.get(SEND);
        if (options.has(TO)) {
            if (sends) {
                throw new UsageException(SEND.name() + " and " + TO.name() + " exclude each other; leave one out");
            }
            if (!RowOptions.isDicom(options)) {
                throw new UsageException(TO.name() + ": expected -t dicom too, since it is for DICOM files");
            }
        }
        if (options.get(CONCURRENCY) != null && !sends) {
            throw new UsageException(CONCURRENCY.name() + ": expected " + SEND.name() + " too");
        }
        if (!sends && options.get(RESEND_UNKNOWN)) {
            throw new UsageException(RESEND_UNKNOWN.name() + ": expected " + SEND.name() + " too");
        }
    }

    private static char delimiter(String option, String text) {
        if (text.equals("tab") || text.equals("\\t")) {
            return '\t';
        }
        char c = text.length() == 1 ? text.charAt(0) : '"';
        if (c == '"' || c == '\r' || c == '\n' || Character.isSurrogate(c)) {
            throw new UsageException(
                    option + ": expected one character such as ; or tab, and no quote, found \"" + text + "\"");
        }
        return c;
    }

    private static Charset charset(String option, String text) {
        try {
            return Charset.forName(text);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UsageException(
                    option + ": expected a character set such as UTF-8, windows-1252 or ISO-8859-15, found \"" + text
                            + "\"",
                    e);
        }
    }

    private static UUID uuid(String option, String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw new UsageException(option + ": expected a UUID such as"
                    + " 6ba7b810-9dad-11d1-80b4-00c04fd430c8, found \"" + text + "\"");
        }
        return UUID.fromString(text);
    }
}
