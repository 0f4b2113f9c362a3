package io.github.stowc.receiver.builder;

import io.github.stowc.anatomy.Inspection;
import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.Source;
import io.github.stowc.receiver.store.Archive;
import io.github.stowc.stow.MessageInspector;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.input.Inputs;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.stow.options.ServerTrait;
import io.github.stowc.template.TemplateException;
import io.github.stowc.template.attach.AttachmentException;
import io.github.stowc.validate.finding.ValidateOptions;
import io.github.stowc.wording.Sentence;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compiles drafts. Safe to share between threads. */
final class MessageBuilder {
    private final Archive archive;
    private final OptionNames options = OptionNames.read();

    MessageBuilder(Archive archive) {
        this.archive = archive;
    }

    /**
     * What became of a draft: problems, or a build with all that is shown of one of its messages. Immutable.
     *
     * @param problems why it cannot be compiled; none if it can
     * @param build the messages; empty if there are problems
     * @param files the files that go with them
     * @param shown the index of the message that is looked into
     * @param inspection what it holds
     */
    record Outcome(
            List<CompileProblem> problems,
            Optional<Build> build,
            Optional<BuildFiles> files,
            int shown,
            Optional<Inspection> inspection) {
        static Outcome of(List<CompileProblem> problems) {
            return new Outcome(problems, Optional.empty(), Optional.empty(), 0, Optional.empty());
        }
    }

    OptionNames options() {
        return options;
    }

    /** The command for the prompt that compiles the same. */
    CommandWords command(Draft draft, String service) {
        return new CommandWords(options, new Meant(draft, archive), service);
    }

    /**
     * Compiles a draft.
     *
     * @param wanted the index of the message to look into; the last one if there are fewer
     * @throws DraftException if the form means a file that is not there
     */
    Outcome build(Draft draft, BuildForm form, int wanted, long number) throws DraftException {
        try {
            Meant meant = new Meant(draft, archive);
            StowCompiler compiler = Choices.compiler(form, meant);
            List<Source> sources = new ArrayList<>();
            for (String file : form.all("file")) {
                sources.add(meant.source(file));
            }
            List<StowMessage> messages = compiler.compileAll(Inputs.of(sources));
            return outcome(draft, messages, Math.min(wanted, messages.size() - 1), number);
        } catch (CompileException e) {
            return Outcome.of(e.problems());
        } catch (UsageException e) {
            return problem(e.sentence());
        } catch (TemplateException e) {
            return problem(e.sentence());
        } catch (FileSystemException e) {
            // Its message names a place on this machine.
            return problem(Sentence.of("a file of the draft cannot be read"));
        } catch (AttachmentException e) {
            return problem(e.sentence());
        } catch (IOException e) {
            return problem(Sentence.of(String.valueOf(e.getMessage())));
        }
    }

    private static Outcome problem(Sentence message) {
        return Outcome.of(List.of(CompileProblem.of("", message, Sentence.EMPTY)));
    }

    private static Outcome outcome(Draft draft, List<StowMessage> messages, int shown, long number) throws IOException {
        Map<Path, String> names = new HashMap<>();
        draft.files().forEach(file -> names.put(file.path(), file.name()));
        BuildFiles files = new BuildFiles(messages);
        files.addScripts();
        for (int i = 0; i < messages.size(); i++) {
            files.addRecipe(i, names);
        }
        Inspection inspection = inspection(messages.get(shown), files.names().get(shown));
        files.addMetadata(shown, inspection);
        Build build = new Build(number, messages, files.names(), files.files());
        return new Outcome(List.of(), Optional.of(build), Optional.of(files), shown, Optional.of(inspection));
    }

    private static Inspection inspection(StowMessage message, String name) throws IOException {
        Source source = Body.concat(message.pieces()).source(name);
        ValidateOptions checks = ValidateOptions.DEFAULT.withTransferSyntaxUid(
                message.target().has(ServerTrait.METADATA_TRANSFER_SYNTAX));
        return MessageInspector.inspect(source, message.contentType(), false, checks);
    }
}
