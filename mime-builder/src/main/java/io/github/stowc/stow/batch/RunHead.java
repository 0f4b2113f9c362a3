package io.github.stowc.stow.batch;

import io.github.stowc.curl.TargetUrl;
import io.github.stowc.stow.batch.journal.Journal;
import io.github.stowc.stow.batch.journal.JournalHead;
import io.github.stowc.stow.batch.order.KeyHash;
import io.github.stowc.stow.batch.row.Identity;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.template.Template;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Decides what all runs of a batch have in common: in the first run by the options, later by the journal. */
final class RunHead {
    private final Batch.Builder choices;
    private final CompilerOptions options;
    /** The journal of the run whose failed rows are corrected; empty if the table is none of failed rows. */
    private final Optional<JournalHead> parent;

    RunHead(Batch.Builder choices, boolean isFailedTable) throws IOException {
        this.choices = choices;
        this.options = choices.compiler.options();
        Path journal = BatchFiles.journalOf(choices.manifest);
        this.parent = isFailedTable && Files.exists(journal) ? Journal.headOf(journal) : Optional.empty();
        Optional<UUID> given = given();
        boolean isOther = given.isPresent()
                && parent.isPresent()
                && !given.get().equals(parent.get().namespace());
        if (isOther
                || (isFailedTable && given.isEmpty() && parent.isEmpty() && !Files.exists(choices.files.journal()))) {
            throw new UsageException(Sentence.of(
                    choices.manifest
                            + ": expected the namespace of the run that wrote this table of failed rows, found "
                            + (isOther ? "another" : "no journal of it (" + journal + ")")
                            + "; leave the table beside its journal, with its name, or give that run's ",
                    Choice.NAMESPACE));
        }
    }

    /** The namespace that a person gives. */
    private Optional<UUID> given() {
        return choices.namespace().or(() -> options.seed().map(Identity::seeded));
    }

    /** Whether it corrects the failed rows of another run, whose namespace it has. */
    boolean hasParent() {
        return parent.isPresent();
    }

    /** The head of a first run. */
    JournalHead first() {
        UUID namespace = given().or(() -> parent.map(JournalHead::namespace)).orElseGet(UUID::randomUUID);
        return new JournalHead(namespace, now(), digest(namespace), root().toString());
    }

    /**
     * The head of a later run; one that begins anew if nothing was made before.
     *
     * @param isMade whether an instance was made or may have been sent
     * @throws UsageException if its options are others, and something was made
     */
    JournalHead again(JournalHead known, boolean isMade) {
        UUID namespace = given().orElse(known.namespace());
        boolean isSame =
                namespace.equals(known.namespace()) && digest(namespace).equals(known.options());
        if (!isSame && !isMade) {
            return new JournalHead(namespace, known.now(), digest(namespace), root().toString());
        }
        if (!isSame) {
            throw new UsageException(Sentence.of(
                    choices.files.journal()
                            + ": expected the options of the run that began it, found others; give the same"
                            + " ones, or another ",
                    Choice.OUTPUT));
        }
        return known;
    }

    private LocalDateTime now() {
        return options.now()
                .or(() -> options.seed().map(seed -> LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC)))
                .or(() -> parent.map(JournalHead::now))
                .orElseGet(() -> LocalDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS));
    }

    /** The folder of the files. */
    Path root() {
        Path given = choices.root;
        if (given != null) {
            return given.toAbsolutePath().normalize();
        }
        Path folder = choices.manifest.toAbsolutePath().normalize().getParent();
        return parent.map(head -> Path.of(head.root()))
                .orElse(folder == null ? choices.manifest.toAbsolutePath() : folder);
    }

    /** A digest of what decides about the bytes, with the namespace, since settings may name a patient. */
    private String digest(UUID namespace) {
        StringBuilder text = new StringBuilder();
        text.append(options.encoding())
                .append('\n')
                .append(options.target().name())
                .append('\n');
        text.append(options.limits()).append('\n').append(options.framing()).append('\n');
        text.append(options.photographic()).append(options.pixelHeader()).append(options.applicationSegments());
        text.append(options.turn())
                .append(options.validate())
                .append(choices.isStrict)
                .append('\n');
        options.settings()
                .forEach(setting -> text.append(setting)
                        .append(setting.constant().map(Object::toString).orElse(""))
                        .append('\n'));
        for (Template template : options.templates()) {
            text.append(template.json()).append('\n');
        }
        text.append(choices.table.map().constants()).append('\n').append(goal());
        return new KeyHash(namespace.toString()).text(text.toString());
    }

    private String goal() {
        if (choices.goal instanceof Batch.Goal.Folder folder) {
            return folder.folder().toAbsolutePath().normalize().toString();
        }
        // What one server has, another has not.
        String place = choices.goal instanceof Batch.Goal.Server
                ? options.url().map(TargetUrl::value).orElse("")
                : "";
        return choices.goal.getClass().getSimpleName() + place;
    }
}
