package io.github.stowc.stow.instance;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Slice;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.part10.BulkValue;
import io.github.stowc.dicom.part10.Part10Content;
import io.github.stowc.dicom.part10.Part10Exception;
import io.github.stowc.dicom.part10.Part10Reader;
import io.github.stowc.dicom.part10.TransferSyntax;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.stow.source.CompressedMedia;
import io.github.stowc.stow.source.Part10File;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the instance in a DICOM file; its bulk data stay in the file. */
public final class StoredInstance {

    private final Source source;
    private final String location;
    private final Part10Content content;
    private final TransferSyntax syntax;
    private final List<BulkPart> parts = new ArrayList<>();
    private final Map<String, String> uris = new HashMap<>();

    private StoredInstance(Source source, String location, Part10Content content) {
        this.source = source;
        this.location = location;
        this.content = content;
        this.syntax = content.meta().transferSyntax().orElse(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }

    /**
     * Reads the file.
     *
     * @param location the first segment of the BulkDataURIs, unique to the file
     * @throws Part10Exception if the file violates the standard
     * @throws CompileException if its frames cannot be told apart
     * @throws IOException if it cannot be read
     */
    public static Instance read(Source source, String location) throws IOException, CompileException {
        return new StoredInstance(source, location, content(source)).instance();
    }

    /** Like {@link #read(Source, String)}, for a file whose header is known. */
    public static Instance read(Part10File file, String location) throws IOException, CompileException {
        Part10Content kept = file.kept().orElse(null);
        return kept == null
                ? read(file.source(), location)
                : new StoredInstance(file.source(), location, kept).instance();
    }

    private static Part10Content content(Source source) throws IOException {
        try (ByteWindow window = new ByteWindow(source)) {
            return Part10Reader.strict().read(window);
        }
    }

    private Instance instance() throws CompileException {
        for (BulkValue value : content.bulkValues()) {
            String uri = location + '/' + value.tag().hex() + (uris.isEmpty() ? "" : "-" + (uris.size() + 1));
            uris.put(value.uri(), uri);
            parts.add(part(value, uri));
        }
        Dataset dataset = uris.isEmpty() ? content.dataset() : linked(content.dataset());
        TransferSyntax written = syntax.isEncapsulated() ? syntax : TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        return new Instance(source.name(), dataset, written, parts);
    }

    /** The dataset with links that are valid in a message. */
    private Dataset linked(Dataset dataset) {
        List<Element> changed = new ArrayList<>();
        for (Element element : dataset) {
            if (element instanceof Element.BulkData link) {
                changed.add(new Element.BulkData(link.tag(), link.vr(), uris.getOrDefault(link.uri(), link.uri())));
            } else if (element instanceof Element.Sequence sequence) {
                changed.add(new Element.Sequence(
                        sequence.tag(),
                        sequence.items().stream().map(this::linked).toList()));
            }
        }
        return dataset.with(changed);
    }

    private BulkPart part(BulkValue value, String uri) throws CompileException {
        if (!value.encapsulated()) {
            String type =
                    value.tag().equals(Tags.ENCAPSULATED_DOCUMENT) ? documentType() : CompressedMedia.UNCOMPRESSED;
            return BulkPart.of(uri, type, Optional.empty(), BulkPart.Form.PLAIN, body(value, value.extents()));
        }
        String type = CompressedMedia.mediaType(syntax.uid());
        Optional<String> uid = Optional.of(syntax.uid());
        if (CompressedMedia.isVideo(syntax.uid())) {
            return BulkPart.of(uri, type, uid, BulkPart.Form.STREAM, body(value, value.extents()));
        }
        List<List<Slice>> frames = value.frames(content.dataset())
                .orElseThrow(() -> new CompileException(CompileProblem.of(
                                source.name(),
                                Sentence.of(
                                        "expected an offset table that tells the frames of the Pixel Data apart (PS3.5"
                                                + " A.4), found "
                                                + value.extents().size() + " fragments without one"),
                                Sentence.of(
                                        "send the file unchanged, without ", Choice.SET, " and with ", Choice.AS_DICOM))
                        .at(value.tag())));
        List<Body> bodies = new ArrayList<>(frames.size());
        for (List<Slice> frame : frames) {
            bodies.add(body(value, frame));
        }
        return new BulkPart(uri, type, uid, BulkPart.Form.FRAMES, bodies);
    }

    /** The document's media type as the file gives it, if it is one. */
    private String documentType() {
        String type =
                content.dataset().text(Tags.MIME_TYPE_OF_ENCAPSULATED_DOCUMENT).orElse("");
        return CompressedMedia.isMediaType(type) ? type : CompressedMedia.UNCOMPRESSED;
    }

    private Body body(BulkValue value, List<Slice> extents) {
        if (!value.isVerbatim()) {
            return Body.of(source, value.length(), () -> open(value));
        }
        Body whole = Body.of(source);
        List<Body> pieces = new ArrayList<>(extents.size());
        for (Slice extent : extents) {
            if (extent.length() > 0) {
                pieces.add(whole.slice(extent.offset(), extent.length()));
            }
        }
        return pieces.size() == 1 ? pieces.get(0) : Body.concat(pieces);
    }

    private InputStream open(BulkValue value) throws IOException {
        Path path = source.path().orElse(null);
        return path == null ? value.open(source.open()) : value.open(path);
    }
}
