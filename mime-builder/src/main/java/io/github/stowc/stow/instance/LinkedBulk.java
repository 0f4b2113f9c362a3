package io.github.stowc.stow.instance;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Tags;
import io.github.stowc.media.content.Media;
import io.github.stowc.stow.instance.MetadataInstances.Linked;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.source.CompressedMedia;
import io.github.stowc.stow.source.ContentFile;
import io.github.stowc.stow.source.InputFile;
import io.github.stowc.stow.source.Link;
import io.github.stowc.stow.source.Links;
import io.github.stowc.stow.source.RawFile;
import io.github.stowc.template.links.BulkLength;
import io.github.stowc.template.links.RawValue;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidationRule;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes bulk data of the files that metadata link to. */
public final class LinkedBulk {
    private static final String RLE = "1.2.840.10008.1.2.5";
    private static final int RLE_HEADER = 64;

    private final CompilerOptions options;
    private final String metadata;
    private final ContentParts contents;

    /**
     * For an encoding.
     *
     * @param metadata the name of the metadata in errors
     * @param encapsulated whether the bulk data goes into DICOM files instead of its own parts
     */
    public LinkedBulk(CompilerOptions options, String metadata, boolean encapsulated) {
        this.options = options;
        this.metadata = metadata;
        this.contents = new ContentParts(options, encapsulated);
    }

    /**
     * The bulk data for a BulkDataURI.
     *
     * @throws CompileException if the files cannot be the attribute's value
     * @throws IOException if a file cannot be read
     */
    public Linked of(String uri, Links.Linked value) throws IOException, CompileException {
        InputFile first = value.files().get(0);
        String name = first.source().name();
        if (!(first instanceof ContentFile content)) {
            return new Linked(name, Optional.empty(), raw(uri, value));
        }
        BulkPart part = contents.of(content.content(), uri);
        if (value.files().size() > 1) {
            part = joined(uri, part, value);
        }
        boolean pixels = value.link().tag().equals(Tags.PIXEL_DATA);
        if (!pixels && part.form() != BulkPart.Form.PLAIN) {
            // Only Pixel Data is encapsulated (PS3.5 A.4).
            part = new BulkPart(uri, part.mediaType(), part.transferSyntax(), BulkPart.Form.PLAIN, part.bodies());
        }
        return new Linked(name, Optional.of(content.content()), part);
    }

    /** The frames in files of their own. */
    private BulkPart joined(String uri, BulkPart first, Links.Linked value) throws IOException, CompileException {
        List<Body> bodies = new ArrayList<>(value.files().size());
        for (InputFile file : value.files()) {
            Media.Content content = file instanceof ContentFile some ? some.content() : null;
            BulkPart part = content == null ? null : contents.of(content, uri);
            boolean alike = part != null
                    && part.form() == first.form()
                    && part.form() != BulkPart.Form.STREAM
                    && part.mediaType().equals(first.mediaType())
                    && part.transferSyntax().equals(first.transferSyntax());
            if (part == null || !alike) {
                throw problem(
                        file.source(),
                        "expected a frame as " + value.files().get(0).source().name() + ", " + first.mediaType()
                                + first.transferSyntax().map(uid -> " of " + uid).orElse("")
                                + ", found another kind",
                        "give the frames of one instance, all in one transfer syntax");
            }
            bodies.addAll(part.bodies());
        }
        return first.form() == BulkPart.Form.FRAMES
                ? new BulkPart(uri, first.mediaType(), first.transferSyntax(), first.form(), bodies)
                : BulkPart.of(uri, first.mediaType(), first.transferSyntax(), first.form(), Body.concat(bodies));
    }

    private BulkPart raw(String uri, Links.Linked value) throws IOException, CompileException {
        Link link = value.link();
        BulkLength length = link.length().orElse(null);
        List<Body> bodies = new ArrayList<>(value.files().size());
        boolean rle = link.tag().equals(Tags.PIXEL_DATA);
        long found = 0;
        for (InputFile file : value.files()) {
            Source source = file.source();
            long size = source.size();
            BulkLength whole = value.files().size() == 1 ? length : null;
            boolean frame = length != null && value.files().size() > 1 && isFrame(length, size);
            if (file instanceof RawFile one
                    && !frame
                    && !(value.isChosen() && RawValue.isPossible(one.refusal()))
                    && !RawValue.is(one.refusal(), source, link.tag(), whole)) {
                throw new CompileException(CompileProblem.of(one.refusal()));
            }
            found += size;
            Body body = Body.of(source);
            rle &= isRle(source);
            bodies.add(frame ? body.slice(0, length.frame()) : body);
        }
        boolean fits = length == null || length.fits(found) || length.fitsPadded(found, bodies.size());
        if (rle && (length == null || !length.fits(found))) {
            List<Body> frames = value.files().stream().map(file -> Body.of(file.source())).toList();
            return new BulkPart(uri, CompressedMedia.mediaType(RLE), Optional.of(RLE), BulkPart.Form.FRAMES, frames);
        }
        if (!fits && options.validate()) {
            throw wrongLength(value, length, found);
        }
        return plain(uri, bodies);
    }

    /** One value of the bodies in order, with the byte that pads an odd length (PS3.5 7.1.1). */
    private static BulkPart plain(String uri, List<Body> bodies) {
        long length = bodies.stream().mapToLong(Body::length).sum();
        if (length % 2 == 1) {
            bodies.add(Body.of(new byte[1]));
        }
        Body body = bodies.size() == 1 ? bodies.get(0) : Body.concat(bodies);
        return BulkPart.of(uri, CompressedMedia.UNCOMPRESSED, Optional.empty(), BulkPart.Form.PLAIN, body);
    }

    /** Whether a file has the bytes of one frame, which may be padded. */
    private static boolean isFrame(BulkLength length, long size) {
        long frame = length.frame();
        return frame > 0 && (size == frame || (frame % 2 == 1 && size == frame + 1));
    }

    /** Whether bytes begin with the header of a frame in RLE: a count and ascending offsets (PS3.5 G.5). */
    private static boolean isRle(Source source) throws IOException {
        try (InputStream in = source.open()) {
            byte[] head = in.readNBytes(RLE_HEADER);
            if (head.length < RLE_HEADER) {
                return false;
            }
            ByteBuffer numbers = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
            int segments = numbers.getInt();
            boolean is = segments >= 1 && segments <= 15 && numbers.getInt(4) == RLE_HEADER;
            for (int i = 2; is && i <= 15; i++) {
                int offset = numbers.getInt(4 * i);
                is = i <= segments ? offset > numbers.getInt(4 * i - 4) && offset < source.size() : offset == 0;
            }
            return is;
        }
    }

    private CompileException wrongLength(Links.Linked value, BulkLength length, long found) {
        int files = value.files().size();
        String first = value.files().get(0).source().name();
        Finding finding = Finding.of(
                        ValidationRule.LINK_LENGTH,
                        length.problem(files == 1 ? first : "the " + files + " frames from " + first, found),
                        BulkLength.REMEDY)
                .in(metadata)
                .on(value.link().tag());
        return new CompileException(CompileProblem.of(Sentence.of(metadata), finding, 1));
    }

    private static CompileException problem(Source source, String message, String remedy) {
        return new CompileException(CompileProblem.of(source.name(), message, remedy));
    }
}
