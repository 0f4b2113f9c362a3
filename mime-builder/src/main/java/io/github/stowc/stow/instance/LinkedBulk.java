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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes bulk data of the files that metadata link to. */
public final class LinkedBulk {
    private static final String RLE = "1.2.840.10008.1.2.5";

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
                                + first.transferSyntax()
                                        .map(uid -> " of " + uid)
                                        .orElse("")
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
        List<? extends InputFile> files = value.files();
        long found = 0;
        for (InputFile file : files) {
            found += file.source().size();
        }
        boolean fits = length == null || length.fits(found) || length.fitsPadded(found, files.size());
        if (link.tag().equals(Tags.PIXEL_DATA) && (length == null || !fits) && isRle(files)) {
            List<Body> frames = new ArrayList<>(files.size());
            files.forEach(file -> frames.add(Body.of(file.source())));
            return new BulkPart(uri, CompressedMedia.mediaType(RLE), Optional.of(RLE), BulkPart.Form.FRAMES, frames);
        }
        List<Body> bodies = new ArrayList<>(files.size());
        for (InputFile file : files) {
            Source source = file.source();
            long frame = length != null && files.size() > 1 && isFrame(length, source.size()) ? length.frame() : 0;
            if (frame == 0) {
                requireRaw(file, value, files.size() == 1 ? length : null);
            }
            bodies.add(frame == 0 ? Body.of(source) : Body.of(source).slice(0, frame));
        }
        if (length != null && !fits && options.validate()) {
            throw wrongLength(value, length, found);
        }
        return plain(uri, bodies);
    }

    private static void requireRaw(InputFile file, Links.Linked value, @Nullable BulkLength length)
            throws IOException, CompileException {
        if (file instanceof RawFile one
                && !(value.isChosen() && RawValue.isPossible(one.refusal()))
                && !RawValue.is(one.refusal(), one.source(), value.link().tag(), length)) {
            throw new CompileException(CompileProblem.of(one.refusal()));
        }
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

    private static boolean isRle(List<? extends InputFile> files) throws IOException {
        for (InputFile file : files) {
            if (!RawValue.isRle(file.source())) {
                return false;
            }
        }
        return true;
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
