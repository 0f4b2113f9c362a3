package io.github.stowc.stow.encode;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.mime.Header;
import io.github.stowc.mime.Part;
import io.github.stowc.stow.instance.BulkDataChecks;
import io.github.stowc.stow.instance.BulkPart;
import io.github.stowc.stow.instance.FileChecks;
import io.github.stowc.stow.instance.Instance;
import io.github.stowc.stow.instance.Instances;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.ServerTrait;
import io.github.stowc.stow.options.Target;
import io.github.stowc.stow.source.UniqueInstances;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Instances as one part of DICOM JSON, followed by their bulk data (PS3.18 10.5.1.2). */
final class JsonParts implements Encoder {
    private final Target target;
    private final FileChecks checks;
    private final BulkDataChecks bulkChecks;

    JsonParts(CompilerOptions options) {
        this.target = options.target();
        this.checks = new FileChecks(options);
        this.bulkChecks = new BulkDataChecks(target);
    }

    @Override
    public Encoded encode(Instances instances, int from, int to) throws IOException, CompileException {
        int[] next = new int[1];
        UniqueInstances unique = new UniqueInstances(i -> instances.name(from + i));
        // Bulk data that two instances link to goes out once.
        Map<String, BulkPart> bulk = new LinkedHashMap<>();
        Body metadata = MetadataBody.of(
                "the metadata",
                sink -> instances.forEach(from, to, instance -> {
                    unique.add(instance.dataset());
                    checks.examineStored(instances, from + next[0]++, instance);
                    bulkChecks.examine(instance, Encoding.JSON);
                    instance.bulk().forEach(part -> bulk.putIfAbsent(part.uri(), part));
                    sink.accept(described(instance));
                }),
                sink -> instances.forEach(from, to, instance -> sink.accept(described(instance))));
        CompileException.throwIfAny(checks.problems());
        CompileException.throwIfAny(bulkChecks.problems());
        unique.requireNoDuplicates();
        List<Part> parts = new ArrayList<>(bulk.size() + 1);
        parts.add(new Part(List.of(new Header("Content-Type", Encoding.JSON.mediaType())), metadata));
        bulk.values().forEach(part -> parts.addAll(part.parts(target)));
        return new Encoded(parts, unique.sopInstances());
    }

    private Dataset described(Instance instance) {
        if (!target.has(ServerTrait.METADATA_TRANSFER_SYNTAX)) {
            return instance.dataset();
        }
        String syntax = instance.transferSyntax().uid();
        return instance.dataset().with(Element.of(Tags.TRANSFER_SYNTAX_UID, VR.UI, syntax));
    }
}
