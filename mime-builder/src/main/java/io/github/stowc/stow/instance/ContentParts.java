package io.github.stowc.stow.instance;

import io.github.stowc.bytes.Body;
import io.github.stowc.bytes.Payload;
import io.github.stowc.dicom.Uid;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.Media;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.util.Optional;

/** Pictures, videos and documents as bulk data. */
public final class ContentParts {
    private final CompilerOptions options;
    private final boolean encapsulated;

    /**
     * For an encoding.
     *
     * @param encapsulated whether the bulk data goes into DICOM files instead of its own parts
     */
    public ContentParts(CompilerOptions options, boolean encapsulated) {
        this.options = options;
        this.encapsulated = encapsulated;
    }

    /**
     * The bulk data for a file's content.
     *
     * @param uri its BulkDataURI
     * @throws CompileException if it must go into a DICOM file and cannot
     * @throws IOException if the file cannot be read
     */
    public BulkPart of(Media.Content content, String uri) throws IOException, CompileException {
        return part(content, uri).withMedia(content);
    }

    private BulkPart part(Media.Content content, String uri) throws IOException, CompileException {
        if (content instanceof Media.Jpeg jpeg) {
            Body body = options.applicationSegments()
                    ? Body.of(jpeg.source())
                    : Body.of(jpeg.source(), new Payload.Ranges(MediaReader.withoutAppn(jpeg)));
            return picture(jpeg, jpeg.facts().imagePixel(), uri, body);
        }
        if (content instanceof Media.Codestream codestream) {
            return picture(codestream, codestream.imagePixel(), uri, body(codestream));
        }
        if (content instanceof Media.Video video) {
            Optional<String> syntax = video.facts().transferSyntax().map(Uid::value);
            if (encapsulated && syntax.isEmpty()) {
                throw new CompileException(CompileProblem.of(
                        video.source().name(), Sentence.of(video.facts().refusal()), Sentence.EMPTY));
            }
            return BulkPart.of(uri, video.mediaType().value(), syntax, BulkPart.Form.STREAM, body(video));
        }
        return BulkPart.of(uri, content.mediaType().value(), Optional.empty(), BulkPart.Form.PLAIN, body(content));
    }

    private static Body body(Media.Content content) {
        return Body.of(content.source(), content.payload());
    }

    private static BulkPart picture(Media.Content content, ImagePixel pixel, String uri, Body body) {
        return BulkPart.of(
                uri,
                content.mediaType().value(),
                Optional.of(pixel.transferSyntax().value()),
                BulkPart.Form.FRAMES,
                body);
    }
}
