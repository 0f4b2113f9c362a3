package io.github.stowc.stow.batch.row;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.mime.Part;
import io.github.stowc.stow.batch.table.Columns.Role;
import io.github.stowc.stow.batch.table.RowException;
import io.github.stowc.stow.batch.table.TableRow;
import io.github.stowc.stow.encode.Encoder;
import io.github.stowc.stow.instance.BulkPart;
import io.github.stowc.stow.instance.ContentParts;
import io.github.stowc.stow.instance.Instance;
import io.github.stowc.stow.instance.MadeInstances;
import io.github.stowc.stow.instance.OneInstance;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.template.AttributeSetting;
import io.github.stowc.template.InstanceContext;
import io.github.stowc.template.TemplateException;
import io.github.stowc.template.Templates;
import io.github.stowc.template.UidSource;
import io.github.stowc.template.attach.Attachment;
import io.github.stowc.template.attach.AttachmentException;
import io.github.stowc.template.links.ContentLocations;
import io.github.stowc.validate.Validator;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes instances of rows, one after the other. It decides by the row and the bytes of its file alone, so that any number
 * of them, on any number of machines, make the same instances of the same rows. For one thread.
 */
public final class RowCompiler {
    /** How many errors of one row are told. */
    private static final int MOST_TOLD = 5;

    private static final List<Tag> IDENTIFYING =
            List.of(Tags.PATIENT_ID, Tags.ISSUER_OF_PATIENT_ID, Tags.STUDY_INSTANCE_UID, Tags.SERIES_INSTANCE_UID);

    private final RowRules rules;
    private final ContentParts contents;
    private final Map<String, MadeInstances> makers = new HashMap<>();
    private final List<Finding> errors = new ArrayList<>();
    private final Validator validator;

    /** Makes instances as rules say. */
    public RowCompiler(RowRules rules) {
        this.rules = rules;
        this.contents = new ContentParts(rules.options(), rules.encoding() == Encoding.DICOM);
        this.validator = new Validator(rules.checks(), finding -> {
            if (finding.severity() == Severity.ERROR) {
                errors.add(finding);
            }
        });
    }

    /**
     * Makes the instance of a row.
     *
     * @param rank its place in its series, from 1: the Instance Number if the table has none
     * @param file the bytes of its file
     * @throws IOException if something else than the row's own file cannot be read
     */
    public RowOutcome make(TableRow row, RowKeys keys, int rank, Source file) throws IOException {
        try {
            return made(row, keys, rank, file);
        } catch (RowException e) {
            return failed(e.rule(), "", String.valueOf(e.getMessage()));
        } catch (MediaException e) {
            String place = e.offset().isPresent() ? "byte " + e.offset().getAsLong() + ": " : "";
            return failed("batch/kind", "", place + e.problem() + "; " + e.advice());
        } catch (CompileException e) {
            CompileProblem problem = e.problems().get(0);
            String message = problem.message() + "; " + problem.remedy();
            return new RowOutcome.Failed(new RowProblem(problem.rule().orElse("batch/kind"), "", message, true));
        } catch (TemplateException e) {
            return new RowOutcome.Failed(new RowProblem("batch/template", "", String.valueOf(e.getMessage()), true));
        } catch (UsageException e) {
            return new RowOutcome.Failed(new RowProblem("batch/setting", "", String.valueOf(e.getMessage()), true));
        } catch (AttachmentException e) {
            return new RowOutcome.Failed(new RowProblem("batch/like", "", String.valueOf(e.getMessage()), true));
        } catch (IOException e) {
            return failed("batch/file", "", unreadable(e));
        }
    }

    /** What is said of a file that cannot be read; Java's message may be its name alone. */
    public static String unreadable(IOException e) {
        String kind = e instanceof NoSuchFileException
                ? "expected a file, found none; correct the column file, or copy the file there"
                : "expected a file that can be read, found " + e.getClass().getSimpleName();
        String reason = e instanceof FileSystemException known ? known.getReason() : null;
        return reason == null ? kind : kind + " (" + reason + ")";
    }

    private static RowOutcome failed(String rule, String place, String message) {
        return new RowOutcome.Failed(new RowProblem(rule, place, message));
    }

    private RowOutcome made(TableRow row, RowKeys keys, int rank, Source file)
            throws IOException, RowException, CompileException {
        List<AttributeSetting> settings = rules.columns().settings(row);
        Attachment like = rules.attachment(row).orElse(null);
        if (like != null) {
            requireSame(like, keys);
        }
        try (ByteWindow window = new ByteWindow(file)) {
            String sha256 = FileDigest.sha256(window);
            if (!(MediaReader.examine(window, rules.options().turn()) instanceof Media.Content content)) {
                return failed(
                        "batch/kind",
                        "",
                        "expected a picture, video or document, found a DICOM file, which has its UIDs already; send it as it"
                                + " is");
            }
            RowUids uids = RowUids.of(rules, keys, like, Templates.nameFor(content, false), sha256);
            List<AttributeSetting> own = new ArrayList<>();
            if (like != null) {
                like.elements().forEach(element -> own.add(AttributeSetting.of(element)));
            }
            own.addAll(settings);
            set(own, Tags.STUDY_INSTANCE_UID, VR.UI, uids.study());
            set(own, Tags.SERIES_INSTANCE_UID, VR.UI, uids.series());
            set(own, Tags.SOP_INSTANCE_UID, VR.UI, uids.sopInstance());
            if (!rules.columns().sets("InstanceNumber")) {
                set(own, Tags.INSTANCE_NUMBER, VR.IS, Integer.toString(rank));
            }
            BulkPart bulk = contents.of(content, uids.sopInstance());
            InstanceContext context = new InstanceContext(
                    UidSource.seeded(uids.sopInstance()), rank, ContentLocations.fileName(file.name()), rules::now);
            Instance instance = maker(row).of(content, context, bulk, own);
            RowProblem problem = problem(instance);
            return problem == null ? encoded(instance, uids, sha256) : new RowOutcome.Failed(problem);
        }
    }

    /** Refuses a row that is attached to somebody, and says that it is somebody else's. */
    private static void requireSame(Attachment like, RowKeys keys) throws RowException {
        Dataset attached = Dataset.of(like.elements());
        for (Tag tag : IDENTIFYING) {
            String keyword = DataDictionary.standard().keyword(tag);
            String own = keys.attributes().get(keyword);
            String theirs = attached.text(tag).orElse("");
            if (own != null && !theirs.isEmpty() && !own.equals(theirs)) {
                throw new RowException(
                        "batch/like",
                        keyword
                                + ": expected that of what the row is attached to, found another; leave one of both out");
            }
        }
    }

    private static void set(List<AttributeSetting> settings, Tag tag, VR vr, String value) {
        settings.add(AttributeSetting.of(Element.of(tag, vr, value)));
    }

    /** What makes instances with the template of a row. */
    private MadeInstances maker(TableRow row) throws IOException, RowException {
        String name = rules.columns().text(row, Role.TEMPLATE).orElse("");
        MadeInstances maker = makers.get(name);
        if (maker == null) {
            maker = new MadeInstances(rules.optionsFor(name), UidSource.seeded(name));
            makers.put(name, maker);
        }
        return maker;
    }

    private @Nullable RowProblem problem(Instance instance) throws IOException {
        if (!rules.options().validate()) {
            return null;
        }
        errors.clear();
        validator.forget();
        validator.instance(instance.dataset(), instance.name());
        if (errors.isEmpty()) {
            return null;
        }
        Finding first = errors.get(0);
        StringBuilder message = new StringBuilder();
        for (Finding error : errors.subList(0, Math.min(errors.size(), MOST_TOLD))) {
            message.append(message.isEmpty() ? "" : " | ")
                    .append(named(error))
                    .append(error.message())
                    .append("; ")
                    .append(error.remedy());
        }
        return new RowProblem(first.rule().slug(), named(first).replace(": ", ""), message.toString(), true);
    }

    private static String named(Finding finding) {
        return finding.tag() == null ? "" : finding.keyword() + " " + finding.tag() + ": ";
    }

    private RowOutcome encoded(Instance instance, RowUids uids, String sha256) throws IOException, CompileException {
        List<Part> parts = Encoder.of(rules.encoding(), rules.options())
                .encode(new OneInstance(instance), 0, 1)
                .parts();
        return new MadeRow(
                uids.study(),
                uids.series(),
                uids.sopInstance(),
                sha256,
                rules.encoding(),
                parts,
                MessageParts.length(rules.encoding(), parts));
    }
}
