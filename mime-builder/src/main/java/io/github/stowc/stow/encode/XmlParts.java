package io.github.stowc.stow.encode;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.xml.DicomXmlWriter;
import io.github.stowc.mime.Header;
import io.github.stowc.mime.Part;
import io.github.stowc.stow.instance.BulkDataChecks;
import io.github.stowc.stow.instance.BulkPart;
import io.github.stowc.stow.instance.FileChecks;
import io.github.stowc.stow.instance.Instances;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Target;
import io.github.stowc.stow.source.UniqueInstances;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Instances in the Native DICOM Model, one part each, followed by the bulk data of all (PS3.18 10.5.1.2).
 *
 * <p>The metadata are kept in memory: some kilobytes per instance.
 */
final class XmlParts implements Encoder {
    private static final Header TYPE = new Header("Content-Type", Encoding.XML.mediaType());

    private final Target target;
    private final FileChecks checks;
    private final BulkDataChecks bulkChecks;

    XmlParts(CompilerOptions options) {
        this.target = options.target();
        this.checks = new FileChecks(options);
        this.bulkChecks = new BulkDataChecks(target);
    }

    @Override
    public Encoded encode(Instances instances, int from, int to) throws IOException, CompileException {
        int[] next = new int[1];
        UniqueInstances unique = new UniqueInstances(i -> instances.name(from + i));
        Map<String, BulkPart> bulk = new LinkedHashMap<>();
        List<Part> parts = new ArrayList<>();
        instances.forEach(from, to, instance -> {
            unique.add(instance.dataset());
            checks.examineStored(instances, from + next[0]++, instance);
            bulkChecks.examine(instance, Encoding.XML);
            instance.bulk().forEach(part -> bulk.putIfAbsent(part.uri(), part));
            parts.add(new Part(List.of(TYPE), Body.of(xml(instance.dataset()))));
        });
        CompileException.throwIfAny(checks.problems());
        CompileException.throwIfAny(bulkChecks.problems());
        unique.requireNoDuplicates();
        bulk.values().forEach(part -> parts.addAll(part.parts(target)));
        return new Encoded(parts, unique.sopInstances());
    }

    private static byte[] xml(Dataset dataset) throws IOException {
        return DicomXmlWriter.document(withoutFileMeta(dataset), DicomXmlWriter.Layout.READABLE);
    }

    /**
     * Leaves out file meta information, which is not part of a dataset, although DICOM JSON for some servers has it.
     */
    private static Dataset withoutFileMeta(Dataset dataset) {
        Dataset bare = dataset;
        for (Element element : dataset) {
            if (element.tag().isFileMeta()) {
                bare = bare.without(element.tag());
            }
        }
        return bare;
    }
}
