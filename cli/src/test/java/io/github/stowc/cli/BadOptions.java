package io.github.stowc.cli;

import static io.github.stowc.cli.BadInput.bad;
import static io.github.stowc.cli.command.ExitCode.INPUT;
import static io.github.stowc.cli.command.ExitCode.IO;
import static io.github.stowc.cli.command.ExitCode.USAGE;

import java.util.ArrayList;
import java.util.List;

/** Bad options, templates and commands. */
final class BadOptions {
    private BadOptions() {}

    static List<BadInput> all() {
        List<BadInput> all = new ArrayList<>();
        all.addAll(settings());
        all.addAll(targets());
        all.addAll(templates());
        all.addAll(commands());
        return all;
    }

    private static List<BadInput> settings() {
        return List.of(
                bad(
                        "an unknown keyword",
                        USAGE,
                        f -> f.set("PatientNmae=x"),
                        "PatientNmae",
                        "did you mean PatientName?"),
                bad("a keyword in the wrong case", USAGE, f -> f.set("patientid=x"), "did you mean PatientID?"),
                bad("a keyword like no other", USAGE, f -> f.set("Qqqqqqqq=x"), "unknown keyword \"Qqqqqqqq\""),
                bad("no value", USAGE, f -> f.set("PatientName"), "write KEYWORD=VALUE"),
                bad("a wrong date", USAGE, f -> f.set("StudyDate=20240230"), "(0008,0020) StudyDate", "20240230", "DA"),
                bad("a wrong number", USAGE, f -> f.set("SeriesNumber=1.5"), "SeriesNumber", "\"1.5\"", "IS"),
                bad("a code string in lower case", USAGE, f -> f.set("Modality=ot"), "Modality", "\"ot\"", "CS"),
                bad("a text that is too long", USAGE, f -> f.set("PatientID=" + "x".repeat(65)), "65", "64"),
                bad(
                        "a UID with a zero before it",
                        USAGE,
                        f -> f.set("StudyInstanceUID=1.02"),
                        "StudyInstanceUID",
                        "1.02"),
                bad("too many values", USAGE, f -> f.set("PatientID=a\\b"), "PatientID", "2 values", "expected 1"),
                bad("bytes", USAGE, f -> f.set("PixelData=x"), "PixelData"),
                bad("file meta information", USAGE, f -> f.set("TransferSyntaxUID=1.2"), "(0002,0010)"),
                bad(
                        "a step that is no sequence",
                        USAGE,
                        f -> f.set("PatientName[0].Rows=1"),
                        "PatientName is not a sequence"),
                bad(
                        "-m of another study with a study",
                        USAGE,
                        f -> f.compile("--study", "1.2", "-m", "StudyInstanceUID=1.3", f.dicom("a.dcm", 1)),
                        "--study"),
                bad(
                        "the same SOP Instance UID set in two images",
                        INPUT,
                        f -> f.compile("-m", "SOPInstanceUID=1.2.3", f.hand(1), f.hand(2)),
                        "1.2.3",
                        "@hand-2.jpg"));
    }

    private static List<BadInput> targets() {
        String other = "http://localhost/studies/1.2.3";
        return List.of(
                bad(
                        "a URL that is not http(s)",
                        USAGE,
                        f -> f.compile("-u", "ftp://h/studies", f.hand(1)),
                        "not an http(s) URL"),
                bad("a wrong URL", USAGE, f -> f.compile("-u", "studies", f.hand(1)), "not an http(s) URL"),
                bad("an empty URL", USAGE, f -> f.compile("-u", "", f.hand(1)), "not an http(s) URL"),
                bad(
                        "a URL with a password",
                        USAGE,
                        f -> f.compile("-u", "http://u:secret@h/studies", f.hand(1)),
                        "netrc"),
                bad("a URL with a port of words", USAGE, f -> f.compile("-u", "http://h:port/s", f.hand(1)), "port"),
                bad("a study that is no UID", USAGE, f -> f.compile("--study", "one", f.hand(1)), "one"),
                bad("two studies", USAGE, f -> f.compile("--study", "1.2", "-u", other, f.hand(1)), "1.2.3", "not 1.2"),
                bad(
                        "another study than the file's",
                        INPUT,
                        f -> f.compile("--study", "1.2", f.dicom("a.dcm", 1)),
                        "@a.dcm: expected the Study Instance UID 1.2 of the URL or --study, found 2.25.1"),
                bad(
                        "another study in the URL",
                        INPUT,
                        f -> f.compile("-u", other, f.dicom("a.dcm", 1)),
                        "@a.dcm",
                        "1.2.3"));
    }

    private static List<BadInput> templates() {
        return List.of(
                bad(
                        "an unknown template",
                        USAGE,
                        f -> f.compile("--template", "vl-photo", f.hand(1)),
                        "no template \"vl-photo\""),
                bad(
                        "a template nearly so called",
                        USAGE,
                        f -> f.compile("--template", "vl-photografic", f.hand(1)),
                        "did you mean vl-photographic?"),
                bad(
                        "a template that is not JSON",
                        INPUT,
                        f -> f.template("{\n  \"PatientName\" \"x\"\n}"),
                        "@t.json:2:17: "),
                bad(
                        "a template with an unknown keyword",
                        INPUT,
                        f -> f.template("{\n \"PatientNam\": \"x\"}"),
                        "@t.json:2:2: ",
                        "PatientName?"),
                bad(
                        "a template with a wrong value",
                        INPUT,
                        f -> f.template("{\n\n \"StudyDate\": \"x\"}"),
                        "@t.json:3:2: ",
                        "DA"),
                bad(
                        "a template with an unknown expression",
                        INPUT,
                        f -> f.template("{\"StudyID\": \"${today\"}"),
                        "@t.json:1:13"),
                bad(
                        "a template with a wrong generated value",
                        INPUT,
                        f -> f.template("{\"Modality\": \"${file}\"}"),
                        "@t.json:1:2: ",
                        "hand-1.jpg"),
                bad(
                        "a template that is not in UTF-8",
                        INPUT,
                        f -> f.template(new byte[] {'"', (byte) 0xFF}),
                        "@t.json: ",
                        "UTF-8"),
                bad(
                        "a template that is missing",
                        IO,
                        f -> f.compile("--template", f.path("t.json"), f.hand(1)),
                        "@t.json: no such file"),
                bad(
                        "a template that is a folder",
                        IO,
                        f -> f.compile("--template", f.folder("t.json"), f.hand(1)),
                        "@t.json: expected a template, found a folder"),
                bad(
                        "two templates",
                        USAGE,
                        f -> f.compile("--xc", "--template", "secondary-capture", f.hand(1)),
                        "--xc and --template"),
                bad("no metadata for a template", USAGE, f -> List.of("template", "new", "x"), "give either --from"),
                bad(
                        "metadata without instances for a template",
                        INPUT,
                        f -> List.of("template", "new", "x", "--from", f.file("m.json", "[]")),
                        "@m.json: expected an instance"),
                bad(
                        "a folder for a template",
                        IO,
                        f -> List.of("template", "new", "x", "--from", f.folder("m.json")),
                        "@m.json: expected a file"),
                bad(
                        "a template of a built-in's name",
                        USAGE,
                        f -> List.of("template", "new", "secondary-capture", "--from", f.file("m.json", "[{}]")),
                        "built in"),
                bad(
                        "an unknown template to show",
                        USAGE,
                        f -> List.of("template", "show", "secondary"),
                        "no template \"secondary\""));
    }

    private static List<BadInput> commands() {
        return List.of(
                bad("no arguments", USAGE, f -> List.of(), "Usage: stowc"),
                bad(
                        "an unknown command",
                        USAGE,
                        f -> List.of("complie"),
                        "unknown command complie; did you mean compile?"),
                bad(
                        "an unknown subcommand",
                        USAGE,
                        f -> List.of("template", "shwo"),
                        "unknown command shwo; did you mean show?"),
                bad("a command without its subcommand", USAGE, f -> List.of("template"), "list, show or new"),
                bad(
                        "an unknown option",
                        USAGE,
                        f -> f.compile("--famring=x", f.hand(1)),
                        "unknown option --famring=x; did you mean --framing?"),
                bad("an option without its value", USAGE, f -> List.of("compile", "-o"), "-o"),
                bad("a wrong number for an option", USAGE, f -> List.of("uid", "-n", "three"), "three"),
                bad("no UIDs", USAGE, f -> List.of("uid", "-n", "0"), "-n: expected a whole number from 1 to"),
                bad("a UID without UUID", USAGE, f -> List.of("uid", "--uuid", "1.2.3"), "1.2.3 holds no UUID"),
                bad("a wrong UID", USAGE, f -> List.of("uid", "--uuid", "2.25.007"), "2.25.007"),
                bad(
                        "an argument too many",
                        USAGE,
                        f -> List.of("uid", "three"),
                        "expected no further argument, found three"),
                bad("a shell without completion", USAGE, f -> List.of("completion", "fish"), "expected bash or zsh"));
    }
}
