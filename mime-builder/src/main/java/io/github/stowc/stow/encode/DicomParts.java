package io.github.stowc.stow.encode;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.part10.BulkContent;
import io.github.stowc.dicom.part10.FileMeta;
import io.github.stowc.dicom.part10.Part10Writer;
import io.github.stowc.mime.Header;
import io.github.stowc.mime.Part;
import io.github.stowc.stow.instance.BulkPart;
import io.github.stowc.stow.instance.FileChecks;
import io.github.stowc.stow.instance.Instance;
import io.github.stowc.stow.instance.Instances;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.source.Part10File;
import io.github.stowc.stow.source.UniqueInstances;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Instances as DICOM files, one part each. Files that are not changed go out as they are, after a check of their
 * headers.
 */
final class DicomParts implements Encoder {
    private static final Header TYPE = new Header("Content-Type", Encoding.DICOM.mediaType());

    private final FileChecks checks;

    DicomParts(CompilerOptions options) {
        this.checks = new FileChecks(options);
    }

    @Override
    public Encoded encode(Instances instances, int from, int to) throws IOException, CompileException {
        UniqueInstances unique = new UniqueInstances(i -> instances.name(from + i));
        List<Part> parts = new ArrayList<>(to - from);
        int next = from;
        while (next < to) {
            Part10File file = instances.unchanged(next).orElse(null);
            if (file != null) {
                unique.add(checks.examine(file));
                parts.add(new Part(List.of(TYPE), Body.of(file.source())));
                next++;
            } else {
                int end = endOfChanged(instances, next, to);
                instances.forEach(next, end, instance -> {
                    checks.examine(instance.name(), instance.dataset());
                    unique.add(instance.dataset());
                    parts.add(new Part(List.of(TYPE), file(instance)));
                });
                next = end;
            }
        }
        CompileException.throwIfAny(checks.problems());
        unique.requireNoDuplicates();
        return new Encoded(parts, unique.sopInstances());
    }

    private static int endOfChanged(Instances instances, int from, int to) {
        int end = from;
        while (end < to && instances.unchanged(end).isEmpty()) {
            end++;
        }
        return end;
    }

    /** An instance as a DICOM file; its bulk data are read while it is written. */
    private static Body file(Instance instance) throws IOException {
        Map<String, BulkContent> bulk = new HashMap<>();
        for (BulkPart part : instance.bulk()) {
            bulk.put(part.uri(), part.content());
        }
        FileMeta meta = FileMeta.of(instance.dataset(), instance.transferSyntax());
        return Part10Writer.file(instance.name(), meta, instance.dataset().without(Tags.TRANSFER_SYNTAX_UID), bulk);
    }

    @Override
    public List<Sentence> warnings() {
        return checks.warnings();
    }
}
