package io.github.stowc.stow.instance;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.Payload;
import io.github.stowc.bytes.Slice;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.Uid;
import io.github.stowc.dicom.part10.TransferSyntax;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaType;
import io.github.stowc.stow.input.StoredMessage.StoredPart;
import io.github.stowc.stow.input.StowBulkData;
import io.github.stowc.stow.source.CompressedMedia;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parts of a message that an instance's metadata link to, and the transfer syntax of its pixels. */
public final class LinkedParts {
    private static final String RLE_LOSSLESS = "1.2.840.10008.1.2.5";

    private final String message;
    private final Map<String, StoredPart> parts;
    private final Dataset dataset;
    private final List<StowBulkData> values = new ArrayList<>();
    private String syntax;

    public LinkedParts(String message, Map<String, StoredPart> parts, Dataset dataset) {
        this.message = message;
        this.parts = parts;
        this.dataset = dataset;
        this.syntax = dataset.text(Tags.TRANSFER_SYNTAX_UID).orElse("");
    }

    /**
     * Finds what the dataset links to; returns the dataset without file meta information.
     *
     * @throws IOException if a part is missing or cannot be read
     */
    public Dataset find() throws IOException {
        Dataset bare = dataset;
        for (Element element : dataset) {
            if (element.tag().isFileMeta()) {
                bare = bare.without(element.tag());
            }
        }
        find(bare);
        return bare;
    }

    /** The bulk data found, one for each link. */
    public List<StowBulkData> values() {
        return values;
    }

    /** The transfer syntax of the Pixel Data; Explicit VR Little Endian if they are not compressed. */
    public TransferSyntax syntax() {
        return syntax.isEmpty() ? TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN : new TransferSyntax(syntax);
    }

    private void find(Dataset level) throws IOException {
        for (Element element : level) {
            if (element instanceof Element.BulkData link) {
                if (values.stream().noneMatch(value -> value.uri().equals(link.uri()))) {
                    values.add(value(link));
                }
            } else if (element instanceof Element.Sequence sequence) {
                for (Dataset item : sequence.items()) {
                    find(item);
                }
            }
        }
    }

    private StowBulkData value(Element.BulkData link) throws IOException {
        List<StoredPart> frames = frames(link.uri());
        if (frames.isEmpty()) {
            throw new IOException(message + ": " + link.tag() + ": expected a part with Content-Location \""
                    + link.uri() + "\", found none (PS3.18 10.5.1.2)");
        }
        String type = frames.get(0).contentType();
        if (!link.tag().equals(Tags.PIXEL_DATA) || !isCompressed(frames.get(0))) {
            MediaType media = CompressedMedia.isMediaType(type) ? new MediaType(type) : MediaType.OCTET_STREAM;
            return new StowBulkData.Plain(link.uri(), media, frames.get(0).body());
        }
        List<Body> codestreams = new ArrayList<>(frames.size());
        for (StoredPart frame : frames) {
            codestreams.add(codestream(frame));
        }
        return new StowBulkData.Compressed(link.uri(), codestreams);
    }

    /** Whether a part holds compressed pixels; without Content-Type, its bytes tell. */
    private static boolean isCompressed(StoredPart part) throws IOException {
        String type = part.contentType();
        if (!type.isEmpty()) {
            return type.startsWith("image/") || type.startsWith("video/");
        }
        try {
            return !(MediaReader.examine(part.source(part.contentLocation())) instanceof Media.Document);
        } catch (MediaException e) {
            return false;
        }
    }

    /** The part at that location, or those of its frames, numbered from 1 (PS3.18 8.7.3.3.2). */
    private List<StoredPart> frames(String uri) {
        List<StoredPart> found = new ArrayList<>();
        StoredPart part = parts.getOrDefault(uri, parts.get(uri + "/frames/1"));
        while (part != null) {
            found.add(part);
            boolean numbered = !part.contentLocation().equals(uri);
            part = numbered ? parts.get(uri + "/frames/" + (found.size() + 1)) : null;
        }
        return found;
    }

    /** The compressed bytes without a file format around them; notes their transfer syntax. */
    private Body codestream(StoredPart part) throws IOException {
        if (syntax.isEmpty()) {
            syntax = part.contentType().equals("image/dicom-rle") ? RLE_LOSSLESS : part.transferSyntax();
        }
        if (!syntax.isEmpty() && !isWrapped(part)) {
            return part.body();
        }
        Source source = part.source(part.contentLocation());
        Media media = MediaReader.examine(source);
        if (syntax.isEmpty()) {
            syntax = transferSyntax(media);
        }
        if (!(media instanceof Media.Codestream codestream)) {
            return part.body();
        }
        Slice slice = ((Payload.Ranges) codestream.payload()).slices().get(0);
        return part.body().slice(slice.offset(), slice.length());
    }

    /** Whether a codestream is in a file of boxes; a bare codestream begins with a marker. */
    private static boolean isWrapped(StoredPart part) throws IOException {
        try (InputStream in = part.body().open()) {
            return part.contentType().startsWith("image/jp") && in.read() == 0;
        }
    }

    private String transferSyntax(Media media) throws IOException {
        if (media instanceof Media.Jpeg jpeg) {
            return jpeg.facts().imagePixel().transferSyntax().value();
        }
        if (media instanceof Media.Codestream codestream) {
            return codestream.imagePixel().transferSyntax().value();
        }
        if (media instanceof Media.Video video) {
            return video.facts()
                    .transferSyntax()
                    .map(Uid::value)
                    .orElseThrow(() -> new IOException(message + ": "
                            + media.source().name() + ": " + video.facts().refusal()));
        }
        throw new IOException(message + ": " + media.source().name()
                + ": expected compressed pixels of a transfer syntax, found " + media.mediaType());
    }
}
