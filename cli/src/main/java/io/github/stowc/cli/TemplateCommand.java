package io.github.stowc.cli;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Printable;
import io.github.stowc.bytes.Source;
import io.github.stowc.cli.command.Command;
import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.cli.command.Help;
import io.github.stowc.cli.command.Option;
import io.github.stowc.cli.command.Options;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.cli.options.CompileOptions;
import io.github.stowc.cli.options.Failure;
import io.github.stowc.cli.options.Messages;
import io.github.stowc.cli.options.Overwriting;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Spelling;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.UidRegistry;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonInstance;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.part10.Part10Reader;
import io.github.stowc.dicom.xml.DicomXmlReader;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Kind;
import io.github.stowc.mime.Outputs;
import io.github.stowc.template.SopClassTemplate;
import io.github.stowc.template.Template;
import io.github.stowc.template.TemplateWriter;
import io.github.stowc.template.Templates;
import io.github.stowc.template.header.FileAttributes;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code stowc template}: lists, shows and makes templates. */
final class TemplateCommand {
    private TemplateCommand() {}

    /** The command with its subcommands. */
    static Command group() {
        return new Group();
    }

    private static final class Group implements Command {
        @Override
        public CommandSpec spec() {
            CommandSpec spec = Help.of(
                    this,
                    "template",
                    "Lists, shows and makes templates: DICOM JSON with keywords, bare values and"
                            + " generated values such as ${uid}, ${index}, ${file}, ${today}, ${now}.",
                    "stowc template list",
                    "stowc template show secondary-capture");
            spec.usageMessage().synopsisSubcommandLabel("COMMAND");
            spec.addSubcommand("list", Help.complete(new ListTemplates()));
            spec.addSubcommand("show", Help.complete(new ShowTemplate()));
            spec.addSubcommand("new", Help.complete(new NewTemplate()));
            return spec;
        }

        @Override
        public int run(Options options, Terminal terminal) {
            throw new UsageException("expected list, show or new");
        }
    }

    private static final class ListTemplates implements Command {
        @Override
        public CommandSpec spec() {
            CommandSpec spec = Help.of(
                    this,
                    "list",
                    "Prints each template's name and where it is, separated by a tab.",
                    "stowc template list",
                    "stowc template list | cut -f1");
            return spec;
        }

        @Override
        public int run(Options options, Terminal terminal) throws IOException {
            Templates templates = CompileOptions.templates(terminal);
            Templates.builtInNames().forEach(name -> terminal.out().println(name + "\tbuilt in"));
            for (String name : templates.userNames()) {
                terminal.out().println(name + "\t" + templates.fileOf(name));
            }
            return ExitCode.DONE;
        }
    }

    private static final class ShowTemplate implements Command {
        @Override
        public CommandSpec spec() {
            CommandSpec spec = Help.of(
                    this,
                    "show",
                    "Prints the text of a template.",
                    "stowc template show secondary-capture",
                    "stowc template show vl-photographic > my-template.json");
            name(spec);
            return spec;
        }

        @Override
        public int run(Options options, Terminal terminal) throws IOException {
            Template template = CompileOptions.template(terminal, options.word());
            terminal.out().print(template.json());
            return ExitCode.DONE;
        }
    }

    private static void name(CommandSpec spec) {
        Help.word(spec, true, "NAME", "The template's name.", null);
    }

    private static final class NewTemplate implements Command {
        static final Option<Path> FROM =
                new Option.File("FILE", "The metadata: DICOM JSON or XML, or a DICOM file.", "--from");
        static final Option<String> SOP_CLASS = new Option.Text("UID|KEYWORD", "The SOP Class.", "--sop-class");
        static final Option<Path> OUTPUT =
                new Option.File("FILE", "Where to; the folder of your templates unless given.", "-o", "--output");
        static final Option.Flag FORCE = new Option.Flag("Replace a template of that name.", "--force");

        @Override
        public CommandSpec spec() {
            CommandSpec spec = Help.of(
                    this,
                    "new",
                    "Makes a template from the first instance of existing metadata. Study, Series and SOP"
                            + " Instance UID and Instance Number become generated values; what a file's header"
                            + " tells, such as Rows, is left out.",
                    "stowc template new ward --from testdata/files/metadata.json",
                    "stowc template new report --sop-class EncapsulatedPDFStorage -o report.json");
            name(spec);
            Option.addTo(spec, FROM, SOP_CLASS, OUTPUT, FORCE);
            return spec;
        }

        @Override
        public int run(Options options, Terminal terminal) throws IOException {
            Path from = options.get(FROM);
            String name = options.word();
            Path output = options.get(OUTPUT);
            Path named = CompileOptions.templates(terminal).fileOf(name);
            Path target = output == null ? named : output;
            if (from != null) {
                Overwriting.of(List.of(target)).refuse(from);
            }
            String json = json(options, terminal);
            Template.parse(name, json);
            if (output == null && target.getParent() != null) {
                Files.createDirectories(target.getParent());
            }
            try (Outputs outputs = new Outputs(options.get(FORCE))) {
                outputs.write(target, json.getBytes(StandardCharsets.UTF_8));
                outputs.commit();
            }
            terminal.err()
                    .println(Printable.escaped(
                            target + ": written; use it with --template " + (output == null ? name : output)));
            return ExitCode.DONE;
        }

        private static Dataset first(Path file) throws IOException {
            Source source = Source.of(file);
            try (ByteWindow window = new ByteWindow(source)) {
                Kind kind = MediaReader.kind(window);
                return switch (kind) {
                    case PART10 ->
                        withoutBulkData(
                                Part10Reader.strict().lenient().read(window).dataset());
                    case XML ->
                        DicomXmlReader.strict(window.stream(), source.name()).read();
                    case JSON, TEXT, UNKNOWN -> firstOfJson(window);
                    default ->
                        throw new Failure.InputException(
                                file + ": expected metadata or a DICOM file, found " + kind.label());
                };
            }
        }

        private static Dataset firstOfJson(ByteWindow window) throws IOException {
            String name = window.source().name();
            try (DicomJsonReader reader = DicomJsonReader.strict(window.stream(), JsonReadOptions.of(name))) {
                Optional<JsonInstance> first = reader.next();
                return first.orElseThrow(() -> new Failure.InputException(name + ": expected an instance, found none"))
                        .dataset();
            }
        }

        /** Drops links into the file, which mean nothing outside of it. */
        private static Dataset withoutBulkData(Dataset dataset) {
            List<Element> kept = new ArrayList<>();
            for (Element element : dataset) {
                if (!(element instanceof Element.BulkData)) {
                    kept.add(element);
                }
            }
            return Dataset.of(kept);
        }

        private static String json(Options options, Terminal terminal) throws IOException {
            Path from = options.get(FROM);
            String sopClass = options.get(SOP_CLASS);
            if ((from == null) == (sopClass == null)) {
                throw new UsageException("give either --from, the metadata to make the template from, or --sop-class");
            }
            if (from != null) {
                return TemplateWriter.write(pruned(first(from)), generated());
            }
            SopClassTemplate template = ofSopClass(String.valueOf(sopClass));
            for (String open : template.open()) {
                new Messages(terminal, false).warning(open + " needs a value (Type 1); fill it in");
            }
            return template.json();
        }

        private static SopClassTemplate ofSopClass(String sopClass) {
            return SopClassTemplate.of(sopClass)
                    .orElseThrow(() -> new UsageException("\"" + sopClass
                            + "\" is not a storage SOP Class whose rules are known"
                            + Spelling.nearest(sopClass, UidRegistry.standard().keywords())
                                    .map(keyword -> "; did you mean " + keyword + "?")
                                    .orElse("")));
        }

        private static Dataset pruned(Dataset dataset) {
            List<Element> kept = new ArrayList<>();
            for (Element element : dataset) {
                if (!FileAttributes.contains(element.tag())) {
                    kept.add(element);
                }
            }
            return Dataset.of(kept);
        }

        private static Map<Tag, String> generated() {
            Map<Tag, String> generated = new LinkedHashMap<>();
            generated.put(Tags.SOP_INSTANCE_UID, "${uid}");
            generated.put(Tags.STUDY_INSTANCE_UID, "${uid}");
            generated.put(Tags.SERIES_INSTANCE_UID, "${uid}");
            generated.put(Tags.INSTANCE_NUMBER, "${index}");
            return generated;
        }
    }
}
