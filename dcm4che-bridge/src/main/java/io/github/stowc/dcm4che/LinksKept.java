package io.github.stowc.dcm4che;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.BulkData;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;

/** Keeps links as they are, and fragments separate from the dataset. */
final class LinksKept implements AttributesReader.Beside {
    private final Map<String, Fragments> fragments = new HashMap<>();
    /** The URIs in use, so that fragments get others. */
    private final Set<String> uris = new HashSet<>();

    private LinksKept() {}

    static DatasetWithFragments read(Attributes attributes) {
        LinksKept kept = new LinksKept();
        kept.collectUris(attributes, 0);
        Dataset dataset = new AttributesReader(kept).read(attributes);
        return new DatasetWithFragments(dataset, kept.fragments);
    }

    private void collectUris(Attributes attributes, int depth) {
        AttributesReader.visit(attributes, (tag, vr, value) -> {
            if (value instanceof BulkData link && link.getURI() != null) {
                uris.add(link.getURI());
            } else if (value instanceof Sequence sequence) {
                AttributesBuilder.requireDepth(tag, depth);
                sequence.forEach(item -> collectUris(item, depth + 1));
            }
        });
    }

    @Override
    public Element link(Tag tag, VR vr, BulkData link, Attributes owner, String path) {
        String uri = link.getURI();
        if (uri == null) {
            throw new IllegalArgumentException(
                    tag + ": expected bulk data with a URI, found a UUID alone; give it the URI of its bytes");
        }
        if (link.bigEndian() && (vr.wordBytes() > 1 || vr == VR.AT)) {
            throw new IllegalArgumentException(tag + ": expected bulk data in little endian, found " + vr
                    + " in big endian; read the file's values into memory (IncludeBulkData.YES)");
        }
        return new Element.BulkData(tag, vr, uri);
    }

    @Override
    public Element fragments(Tag tag, VR vr, Fragments found, String path) {
        String uri = "fragments/" + path;
        for (int i = 2; !uris.add(uri); i++) {
            uri = "fragments/" + path + '-' + i;
        }
        fragments.put(uri, found);
        return new Element.BulkData(tag, vr, uri);
    }

    @Override
    public Element bytes(Element.Bytes bytes, String path) {
        return bytes;
    }
}
