package io.github.stowc.stow.batch.row;

import io.github.stowc.stow.batch.table.Columns;
import io.github.stowc.stow.batch.table.Columns.Role;
import io.github.stowc.stow.batch.table.RowException;
import io.github.stowc.stow.batch.table.TableRow;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.ServerTrait;
import io.github.stowc.template.Template;
import io.github.stowc.template.TemplateException;
import io.github.stowc.template.attach.Attachment;
import io.github.stowc.template.attach.AttachmentException;
import io.github.stowc.validate.finding.ValidateOptions;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What is the same for all rows of a run. Safe to share between threads. */
public final class RowRules {
    /** How many of what rows are attached to are kept. */
    private static final int MOST_KEPT = 256;

    private final CompilerOptions options;
    private final Encoding encoding;
    private final Columns columns;
    private final Identity identity;
    private final LocalDateTime now;
    private final Named<Template> templates;
    private final Named<Attachment> attachments;
    private final Map<String, Attachment> attached = new ConcurrentHashMap<>();

    /** Finds what a cell names. */
    public interface Named<T> {
        /**
         * What has that name.
         *
         * @throws IOException if it cannot be read
         */
        T find(String name) throws IOException;
    }

    /**
     * The rules of a run.
     *
     * @param now the time that templates see
     * @param templates finds those that are named in their column
     * @param attachments finds what rows are attached to
     */
    public RowRules(
            CompilerOptions options,
            Encoding encoding,
            Columns columns,
            Identity identity,
            LocalDateTime now,
            Named<Template> templates,
            Named<Attachment> attachments) {
        this.options = options.with(options.templates(), now);
        this.encoding = encoding;
        this.columns = columns;
        this.identity = identity;
        this.now = now;
        this.templates = templates;
        this.attachments = attachments;
    }

    CompilerOptions options() {
        return options;
    }

    Encoding encoding() {
        return encoding;
    }

    Columns columns() {
        return columns;
    }

    Identity identity() {
        return identity;
    }

    LocalDateTime now() {
        return now;
    }

    ValidateOptions checks() {
        return ValidateOptions.DEFAULT.withTransferSyntaxUid(
                options.target().has(ServerTrait.METADATA_TRANSFER_SYNTAX));
    }

    /** The options with the template of a name; empty for the one that fits. */
    CompilerOptions optionsFor(String template) throws IOException, RowException {
        if (template.isEmpty()) {
            return options;
        }
        try {
            return options.with(List.of(templates.find(template)), now);
        } catch (UsageException | TemplateException e) {
            throw new RowException("batch/template", String.valueOf(e.getMessage()));
        }
    }

    /**
     * What a row is attached to.
     *
     * @throws AttachmentException if nothing can be attached to it; the message may name patients
     */
    Optional<Attachment> attachment(TableRow row) throws IOException, RowException {
        String name = columns.text(row, Role.LIKE).orElse("");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Attachment known = attached.get(name);
        if (known == null) {
            try {
                known = attachments.find(name);
            } catch (AttachmentException e) {
                throw e;
            } catch (IOException e) {
                throw new RowException("batch/like", RowCompiler.unreadable(e));
            }
            if (attached.size() >= MOST_KEPT) {
                attached.clear();
            }
            attached.put(name, known);
        }
        return Optional.of(known);
    }
}
