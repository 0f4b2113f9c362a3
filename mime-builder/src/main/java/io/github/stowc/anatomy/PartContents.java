package io.github.stowc.anatomy;

import io.github.stowc.anatomy.Anatomy.Part;
import io.github.stowc.anatomy.PartContent.DescribedInstance;
import io.github.stowc.anatomy.PartContent.Reference;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.text.ItemPath;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Looks into the parts of a message. For one message. */
public final class PartContents {
    private static final String FRAMES = "/frames/";

    /** As many are kept of all instances together; of those after them, only what names them. */
    private static final int MOST_ATTRIBUTES = 50_000;

    private final Anatomy anatomy;
    private final Source source;
    private final boolean digest;
    private final Map<String, List<Reference>> references = new HashMap<>();
    private int count;
    private int attributes;

    private PartContents(Anatomy anatomy, Source source, boolean digest) {
        this.anatomy = anatomy;
        this.source = source;
        this.digest = digest;
    }

    /**
     * What each part holds, in order. Of a part with metadata, only the first 1 MiB is read for its instances; what cannot be
     * read of it is left out, for the checks tell what is wrong there. After 50,000 attributes, instances are only named.
     *
     * @param source the message
     * @param digest whether to compute the SHA-256 of each body, which reads all of them
     * @throws IOException if the message cannot be read
     */
    public static List<PartContent> of(Anatomy anatomy, Source source, boolean digest) throws IOException {
        return new PartContents(anatomy, source, digest).contents();
    }

    private List<PartContent> contents() throws IOException {
        List<PartContent> contents = new ArrayList<>(anatomy.parts().size());
        for (Part part : anatomy.parts()) {
            Source body = source.range("part " + (part.index() + 1), part.offset(), part.length());
            String found = FoundType.of(body, part.fields().mediaType());
            contents.add(new PartContent(
                    found, digest ? sha256(body) : "", instances(body, metadataType(part, found)), List.of()));
        }
        for (int i = 0; i < contents.size(); i++) {
            PartContent content = contents.get(i);
            List<Reference> by = referencedBy(anatomy.parts().get(i).fields().value("Content-Location"));
            if (!by.isEmpty()) {
                contents.set(i, new PartContent(content.found(), content.sha256(), content.instances(), by));
            }
        }
        return contents;
    }

    /** What to read a part as: text that is no JSON or XML may be metadata with a fault at its beginning. */
    private static String metadataType(Part part, String found) {
        return found.isEmpty() || found.equals("text/plain") ? part.fields().mediaType() : found;
    }

    private List<DescribedInstance> instances(Source body, String found) throws IOException {
        List<DescribedInstance> instances = new ArrayList<>();
        for (Dataset dataset : new InstanceReader(body).read(found)) {
            // The values that stay in a DICOM file are in its own part.
            if (!found.equals("application/dicom")) {
                collect(dataset, count, new ItemPath());
            }
            attributes += dataset.size();
            instances.add(new DescribedInstance(count++, attributes < MOST_ATTRIBUTES ? dataset : named(dataset)));
        }
        return instances;
    }

    /** What names an instance. */
    private static Dataset named(Dataset dataset) {
        List<Element> kept = new ArrayList<>(2);
        dataset.get(Tags.SOP_CLASS_UID).ifPresent(kept::add);
        dataset.get(Tags.SOP_INSTANCE_UID).ifPresent(kept::add);
        return Dataset.of(kept);
    }

    private void collect(Dataset dataset, int instance, ItemPath path) {
        for (Element element : dataset) {
            if (element instanceof Element.BulkData link) {
                references
                        .computeIfAbsent(link.uri(), uri -> new ArrayList<>(1))
                        .add(new Reference(instance, path.to(link.tag())));
            } else if (element instanceof Element.Sequence sequence) {
                for (int i = 0; i < sequence.items().size(); i++) {
                    path.enter(sequence.tag(), i);
                    collect(sequence.items().get(i), instance, path);
                    path.leave();
                }
            }
        }
    }

    /** What links to a location exactly, or to all the frames of which it is one (PS3.18 8.7.3.3.2). */
    private List<Reference> referencedBy(String location) {
        List<Reference> exact = references.getOrDefault(location, List.of());
        int frames = location.lastIndexOf(FRAMES);
        boolean isFrame = frames > 0
                && location.substring(frames + FRAMES.length()).chars().allMatch(c -> c >= '0' && c <= '9');
        return exact.isEmpty() && isFrame ? references.getOrDefault(location.substring(0, frames), List.of()) : exact;
    }

    private static String sha256(Source body) throws IOException {
        try (InputStream in = body.open()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] bytes = new byte[64 * 1024];
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                digest.update(bytes, 0, length);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
