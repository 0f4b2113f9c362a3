package io.github.stowc.cli;

import static io.github.stowc.cli.BadInput.bad;
import static io.github.stowc.cli.command.ExitCode.INPUT;
import static io.github.stowc.cli.command.ExitCode.IO;
import static io.github.stowc.cli.command.ExitCode.USAGE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Bad tables and options of {@code batch}. */
final class BadBatches {
    private static final String TABLE = "file,PatientID\nhand-1.jpg,P1\n";

    private BadBatches() {}

    static List<BadInput> all() {
        List<BadInput> all = new ArrayList<>();
        all.addAll(options());
        all.addAll(choices());
        all.addAll(files());
        return all;
    }

    private static List<Object> batch(BadInput.Folder folder, Object... words) throws IOException {
        return batchOf(folder, folder.file("t.csv", TABLE), words);
    }

    private static List<Object> batchOf(BadInput.Folder folder, Path table, Object... words) {
        List<Object> all = new ArrayList<>(List.of("batch", table, "-o", folder.path("X.mime")));
        all.addAll(Arrays.asList(words));
        return all;
    }

    private static List<BadInput> options() {
        return List.of(
                bad("no table", USAGE, f -> List.of("batch"), "expected TABLE, found none"),
                bad("two tables", USAGE, f -> List.of("batch", "a.csv", "b.csv"), "expected no further argument"),
                bad(
                        "a namespace that is no UUID",
                        USAGE,
                        f -> batch(f, "--namespace", "1-1-1-1-1"),
                        "--namespace: expected a UUID such as",
                        "found \"1-1-1-1-1\""),
                bad(
                        "two characters as a delimiter",
                        USAGE,
                        f -> batch(f, "--delimiter", ";;"),
                        "--delimiter: expected one character such as ; or tab"),
                bad("a quote as a delimiter", USAGE, f -> batch(f, "--delimiter", "\""), "--delimiter"),
                bad(
                        "an unknown character set",
                        USAGE,
                        f -> batch(f, "--charset", "klingon"),
                        "--charset: expected a character set such as UTF-8, windows-1252"),
                bad(
                        "a message without room",
                        USAGE,
                        f -> batch(f, "--limit", "0"),
                        "--limit: expected a whole number from 1 to"),
                bad("nobody to send", USAGE, f -> batch(f, "--send", "--concurrency", "0"), "--concurrency"),
                bad("a study for all rows", USAGE, f -> batch(f, "--study", "1.2.3"), "unknown option --study"));
    }

    private static List<BadInput> choices() {
        return List.of(
                bad(
                        "a seed and a namespace",
                        USAGE,
                        f -> batch(f, "--seed", "1", "--namespace", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
                        "--seed and --namespace exclude each other"),
                bad("nowhere to send", USAGE, f -> batch(f, "--send"), "nowhere to send to: give -u URL"),
                bad(
                        "a folder for messages",
                        USAGE,
                        f -> batch(f, "--to", f.path("files")),
                        "--to: expected -t dicom too"),
                bad(
                        "a folder and a server",
                        USAGE,
                        f -> batch(f, "--send", "-u", "http://h/studies", "-t", "dicom", "--to", f.path("files")),
                        "--send and --to exclude each other"),
                bad(
                        "concurrency without sending",
                        USAGE,
                        f -> batch(f, "--concurrency", "3"),
                        "--concurrency: expected --send too"),
                bad(
                        "unknown ones without sending",
                        USAGE,
                        f -> batch(f, "--resend-unknown"),
                        "--resend-unknown: expected --send too"),
                bad(
                        "a secret in the script",
                        USAGE,
                        f -> batch(f, "-H", "Authorization: Bearer x"),
                        "would be in the script"));
    }

    private static List<BadInput> files() {
        return List.of(
                bad("a missing table", IO, f -> List.of("batch", f.path("no.csv")), "@no.csv: no such file"),
                bad("a folder as a table", IO, f -> batchOf(f, f.folder("t.csv")), "@t.csv: expected a table"),
                bad(
                        "a folder as an output",
                        IO,
                        f -> List.of("batch", f.file("t.csv", TABLE), "-o", f.root() + "/"),
                        "it is a folder"),
                bad("an empty table", INPUT, f -> batchOf(f, f.file("t.csv", "")), "t.csv: expected a row of headers"),
                bad(
                        "an unknown header",
                        INPUT,
                        f -> batchOf(f, f.file("t.csv", "file,PatientNmae\na,b\n")),
                        "t.csv:1: column 2",
                        "PatientNmae",
                        "did you mean PatientName?"),
                bad("a missing map", IO, f -> batch(f, "--map", f.path("no.toml")), "@no.toml: no such file"),
                bad(
                        "an unknown key in a map",
                        USAGE,
                        f -> batch(f, "--map", f.file("m.toml", "[colums]\n")),
                        "@m.toml: unknown key colums; did you mean columns?"),
                bad(
                        "an output of somebody else",
                        IO,
                        f -> {
                            f.hand(1);
                            f.file("X-000001.mime", "mine");
                            return batch(f, "--seed", "1");
                        },
                        "@X-000001.mime: it exists"));
    }
}
