package io.github.stowc.cli;

import static io.github.stowc.cli.BadInput.bad;
import static io.github.stowc.cli.BadInput.compile;
import static io.github.stowc.cli.command.ExitCode.INPUT;
import static io.github.stowc.cli.command.ExitCode.IO;
import static io.github.stowc.cli.command.ExitCode.USAGE;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Bad input files, and outputs that cannot be written. */
final class BadFiles {
    private BadFiles() {}

    static List<BadInput> all() {
        List<BadInput> all = new ArrayList<>();
        all.addAll(files());
        all.addAll(boundaries());
        all.addAll(outputs());
        all.addAll(metadata());
        return all;
    }

    private static List<BadInput> files() {
        return List.of(
                bad("a missing file", IO, f -> f.compile(f.path("no.jpg")), "error: @no.jpg: no such file"),
                bad("an empty file", INPUT, f -> f.compile(f.file("e.jpg", "")), "@e.jpg: ", "found no bytes"),
                bad(
                        "a folder without usable files",
                        INPUT,
                        f -> {
                            f.file("d/notes.txt", "some words");
                            f.file("d/.hidden.jpg", "");
                            return f.compile(f.path("d"));
                        },
                        "nothing to compile",
                        "left out @d/notes.txt: ",
                        "left out @d/.hidden.jpg: a hidden file"),
                bad("an empty folder", INPUT, f -> f.compile(f.folder("d")), "nothing to compile"),
                bad(
                        "text named .jpg",
                        INPUT,
                        f -> f.compile(f.file("t.jpg", "not a picture")),
                        "@t.jpg: byte 0: expected a JPEG image because of the extension, found text"),
                bad("a truncated JPEG", INPUT, f -> f.compile(f.part("cut.jpg", f.hand(1), 5000)), "@cut.jpg: byte "),
                bad("a JPEG cut in its header", INPUT, f -> f.compile(f.part("c.jpg", f.hand(1), 30)), "@c.jpg: byte "),
                bad(
                        "a .dcm without preamble",
                        INPUT,
                        f -> f.compile(f.file("n.dcm", "\u0008\0\u0005\0CS\n\0ISO_IR 100")),
                        "@n.dcm: byte ",
                        "DICM",
                        "preamble",
                        "dcmconv +F"),
                bad(
                        "a Part 10 file cut in its header",
                        INPUT,
                        f -> f.compile(f.part("c.dcm", f.dicom("a", 1), 200)),
                        "@c.dcm"),
                bad(
                        "a Part 10 file without a Study Instance UID",
                        INPUT,
                        f -> f.compile(f.withoutStudy("w.dcm")),
                        "@w.dcm: expected a Study Instance UID (0020,000D), found none"),
                bad(
                        "two files with the same SOP Instance UID",
                        INPUT,
                        f -> f.compile(f.dicom("a.dcm", 1), f.dicom("b.dcm", 1)),
                        "@b.dcm: expected a SOP Instance UID of its own",
                        "2.25.1000001",
                        "@a.dcm has as well"),
                bad(
                        "several at once",
                        INPUT,
                        f -> f.compile(f.file("1.jpg", ""), f.file("2.jpg", "x")),
                        "@1.jpg",
                        "@2.jpg"),
                bad("no input", USAGE, f -> f.compile(), "nothing to compile: name a file or a folder"),
                bad("an empty word for a file", USAGE, f -> f.compile(""), "found an empty text"));
    }

    private static List<BadInput> boundaries() {
        return List.of(
                bad(
                        "a boundary at a body's first byte",
                        INPUT,
                        f -> f.boundary("--myboundary and more"),
                        "myboundary",
                        "a.dcm"),
                bad("a boundary after CRLF", INPUT, f -> f.boundary("line\r\n--myboundary"), "myboundary", "a.dcm"),
                bad("a boundary after LF", INPUT, f -> f.boundary("line\n--myboundary--"), "myboundary", "a.dcm"),
                bad("a boundary after CR", INPUT, f -> f.boundary("line\r--myboundaryX"), "myboundary", "a.dcm"),
                bad(
                        "a boundary of 71 characters",
                        USAGE,
                        f -> f.compile("--boundary", "b".repeat(71), f.hand(1)),
                        "70",
                        "71"),
                bad("an empty boundary", USAGE, f -> f.compile("--boundary", "", f.hand(1)), "boundary", "found 0"),
                bad(
                        "a boundary with a space at its end",
                        USAGE,
                        f -> f.compile("--boundary", "b ", f.hand(1)),
                        "space"),
                bad("a boundary with an umlaut", USAGE, f -> f.compile("--boundary", "bü", f.hand(1)), "position 2"),
                bad(
                        "a boundary with a line end",
                        USAGE,
                        f -> f.compile("--boundary", "b\r\nX: y", f.hand(1)),
                        "position 2"),
                bad("a boundary with a quote", USAGE, f -> f.compile("--boundary", "b\"", f.hand(1)), "position 2"));
    }

    private static List<BadInput> outputs() {
        return List.of(
                bad(
                        "an output in a missing folder",
                        IO,
                        f -> compile("-o", f.path("no/X.mime"), f.hand(1)),
                        "@no/X.mime",
                        "folder"),
                bad(
                        "an output that is a folder",
                        IO,
                        f -> compile("-o", f.folder("d"), f.hand(1)),
                        "@d: it is a folder"),
                bad(
                        "an output that ends in a slash",
                        IO,
                        f -> compile("-o", f.path("d") + "/", f.hand(1)),
                        "@d/: it is a folder"),
                bad("an empty word for the output", USAGE, f -> compile("-o", "", f.hand(1)), "-o", "empty"),
                bad(
                        "a folder in which no file can be made",
                        IO,
                        f -> compile("-o", "/proc/X.mime", f.hand(1)),
                        "/proc/X.mime: "),
                bad(
                        "a name that is too long",
                        IO,
                        f -> compile("-o", f.path("x".repeat(300)), f.hand(1)),
                        "xxx: ",
                        "too long"),
                bad(
                        "a name that is too long for its script",
                        IO,
                        f -> compile("-o", f.path("x".repeat(250) + ".mime"), f.hand(1)),
                        "xxx.curl.sh: ",
                        "too long"),
                bad(
                        "an unknown shell",
                        USAGE,
                        f -> f.compile("--shell", "fish", f.hand(1)),
                        "bash, powershell, cmd",
                        "fish"),
                bad("an unknown framing", USAGE, f -> f.compile("--framing", "x", f.hand(1)), "canonical, recipe"),
                bad("an unknown type", USAGE, f -> f.compile("-t", "yaml", f.hand(1)), "dicom, json"),
                bad(
                        "a recipe without a file",
                        USAGE,
                        f -> compile("-o", "-", "--recipe", f.hand(1)),
                        "--recipe needs a file for the message"),
                bad(
                        "an existing output",
                        IO,
                        f -> compile("-o", f.file("X.mime", ""), f.hand(1)),
                        "@X.mime: it exists",
                        "--force"),
                bad(
                        "an existing script",
                        IO,
                        f -> {
                            f.file("X.curl.sh", "");
                            return f.compile(f.hand(1));
                        },
                        "@X.curl.sh: it exists"),
                bad(
                        "an existing recipe",
                        IO,
                        f -> {
                            f.file("X.recipe.sh", "");
                            return f.compile("--recipe", f.hand(1));
                        },
                        "@X.recipe.sh: it exists"),
                bad(
                        "an output that is a link to nowhere",
                        IO,
                        f -> {
                            Files.createSymbolicLink(f.path("X.mime"), f.path("nowhere"));
                            return f.compile(f.hand(1));
                        },
                        "@X.mime: it exists"));
    }

    private static List<BadInput> metadata() {
        String linked = instances("1.jpg", "2.jpg");
        return List.of(
                bad(
                        "metadata with an unlinked file",
                        INPUT,
                        f -> f.metadata(linked, f.image("1.jpg"), f.image("2.jpg"), f.image("3.jpg")),
                        "@3.jpg: no BulkDataURI of @m.json links to it"),
                bad(
                        "metadata with a missing file",
                        INPUT,
                        f -> f.metadata(linked, f.image("1.jpg")),
                        "@m.json: BulkDataURI \"2.jpg\": no given file matches it"),
                bad(
                        "metadata with faults on either side",
                        INPUT,
                        f -> f.metadata(linked, f.image("1.jpg"), f.image("3.jpg")),
                        "\"2.jpg\": no given file matches it",
                        "@3.jpg: no BulkDataURI"),
                bad(
                        "metadata with an ambiguous link",
                        INPUT,
                        f -> f.metadata(instances("1.jpg"), f.image("a/1.jpg"), f.image("b/1.jpg")),
                        "BulkDataURI \"1.jpg\": both @a/1.jpg and @b/1.jpg"),
                bad(
                        "metadata that is not JSON",
                        INPUT,
                        f -> f.metadata("[{\n  \"00080016\": }]", f.hand(1)),
                        "@m.json:2:15: "),
                bad("metadata that is cut off", INPUT, f -> f.metadata("[{\n", f.hand(1)), "@m.json:2:"),
                bad(
                        "metadata without instances",
                        INPUT,
                        f -> f.metadata("[]"),
                        "@m.json: expected instances, found none"),
                bad(
                        "metadata that is a folder",
                        IO,
                        f -> f.compile("--metadata", f.folder("d")),
                        "@d: expected a file"),
                bad(
                        "metadata that is missing",
                        IO,
                        f -> f.compile("--metadata", f.path("m.json")),
                        "@m.json: no such file"),
                bad(
                        "metadata and Part 10",
                        INPUT,
                        f -> f.metadata(linked, f.dicom("a.dcm", 1)),
                        "@a.dcm",
                        "--metadata"),
                bad(
                        "metadata and -t dicom",
                        INPUT,
                        f -> f.metadata(linked, "-t", "dicom", f.image("1.jpg"), f.image("2.jpg")),
                        "SOPClassUID"),
                bad(
                        "metadata of another study",
                        INPUT,
                        f -> f.metadata(instances("1.jpg"), "--no-validate", "--study", "1.2", f.image("1.jpg")),
                        "@m.json: instance 1: expected the Study Instance UID 1.2"),
                bad(
                        "metadata with two instances of one UID",
                        INPUT,
                        f -> f.metadata(
                                instances("1.jpg", "2.jpg").replace("1.2.1\"", "1.2.0\""),
                                "--no-validate",
                                f.image("1.jpg"),
                                f.image("2.jpg")),
                        "@m.json: instance 2: expected a SOP Instance UID of its own"),
                bad(
                        "metadata whose instances are given one UID",
                        INPUT,
                        f -> f.metadata(
                                linked,
                                "--no-validate",
                                "-m",
                                "SOPInstanceUID=1.2.3",
                                f.image("1.jpg"),
                                f.image("2.jpg")),
                        "instance 2: expected a SOP Instance UID of its own",
                        "1.2.3"));
    }

    /** Metadata of instances that link to files. */
    static String instances(String... uris) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < uris.length; i++) {
            json.append(i == 0 ? "[" : ",")
                    .append("{\"00080018\":{\"vr\":\"UI\",\"Value\":[\"1.2.")
                    .append(i)
                    .append("\"]},\n\"7FE00010\":{\"vr\":\"OB\",\"BulkDataURI\":\"")
                    .append(uris[i])
                    .append("\"}}");
        }
        return json.append(']').toString();
    }
}
