package io.github.stowc.receiver.stow;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Kind;
import io.github.stowc.stow.input.StoredMessage.StoredPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The parts of a message by their Content-Location, to which links lead (PS3.18 10.5.1.2, 8.7.3.3.2). */
final class BulkParts {
    private static final String FRAMES = "/frames/";

    private final Map<String, StoredPart> byLocation = new HashMap<>();

    BulkParts(List<StoredPart> parts) {
        for (StoredPart part : parts) {
            if (!part.contentLocation().isEmpty()) {
                byLocation.putIfAbsent(part.contentLocation(), part);
            }
        }
    }

    /** The indexes of the parts that a dataset links to. */
    List<Integer> of(Dataset dataset) {
        List<Integer> found = new ArrayList<>();
        links(dataset, link -> parts(link.uri()).forEach(part -> found.add(part.index())));
        return found;
    }

    private static void links(Dataset dataset, Consumer<Element.BulkData> sink) {
        for (Element element : dataset) {
            if (element instanceof Element.BulkData link) {
                sink.accept(link);
            } else if (element instanceof Element.Sequence sequence) {
                sequence.items().forEach(item -> links(item, sink));
            }
        }
    }

    /** The part at a location, or those of its frames, numbered from 1. */
    private List<StoredPart> parts(String uri) {
        StoredPart whole = byLocation.get(uri);
        if (whole != null) {
            return List.of(whole);
        }
        List<StoredPart> frames = new ArrayList<>();
        StoredPart frame = byLocation.get(uri + FRAMES + 1);
        while (frame != null) {
            frames.add(frame);
            frame = byLocation.get(uri + FRAMES + (frames.size() + 1));
        }
        return frames;
    }

    /**
     * Whether the pixels of an instance begin as pictures or videos do, if the Content-Type of their parts says that they
     * are some. What is of another kind than it says has a finding; what is of no kind would be stored as pixels.
     *
     * @throws IOException if a part cannot be read
     */
    boolean areWhatTheySay(Dataset dataset) throws IOException {
        if (!(dataset.get(Tags.PIXEL_DATA).orElse(null) instanceof Element.BulkData link)) {
            return true;
        }
        for (StoredPart part : parts(link.uri())) {
            if (!isWhatItSays(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWhatItSays(StoredPart part) throws IOException {
        String type = part.contentType();
        boolean isCoded = type.startsWith("image/") || type.startsWith("video/");
        if (!isCoded || type.equals("image/dicom-rle")) {
            // Segments of RLE have no signature.
            return true;
        }
        try (ByteWindow window = new ByteWindow(part.source("part " + (part.index() + 1)))) {
            Kind kind = MediaReader.kind(window);
            return kind != Kind.UNKNOWN && kind != Kind.TEXT;
        }
    }
}
