package io.github.stowc.media;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Slice;
import io.github.stowc.bytes.Source;
import io.github.stowc.media.content.Kind;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaType;
import io.github.stowc.media.decoded.BmpReader;
import io.github.stowc.media.decoded.TiffReader;
import io.github.stowc.media.decoded.WebpReader;
import io.github.stowc.media.document.DocumentReader;
import io.github.stowc.media.document.ModelReader;
import io.github.stowc.media.gif.GifReader;
import io.github.stowc.media.jpeg.JpegReader;
import io.github.stowc.media.jpeg2000.Jpeg2000Reader;
import io.github.stowc.media.png.PngReader;
import io.github.stowc.media.reading.Refusal;
import io.github.stowc.media.video.VideoReader;
import io.github.stowc.media.video.VideoRefusal;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/** Reads what a source is: the front door of the media rooms. */
public final class MediaReader {
    private static final int HEAD = 8192;

    private MediaReader() {}

    /**
     * What a source is, by its first bytes; the name only decides for models and messages whose bytes do not tell.
     *
     * @return {@link Kind#UNKNOWN} if the source is empty or no kind fits
     * @throws IOException if the source cannot be read
     */
    public static Kind kind(Source source) throws IOException {
        try (ByteWindow window = new ByteWindow(source)) {
            return Magic.kind(window);
        }
    }

    /**
     * What a stream is; its position stays.
     *
     * @param name its name
     * @param in supports mark
     */
    public static Kind kind(String name, InputStream in) throws IOException {
        int markup = 0;
        for (int size = HEAD; ; size *= 2) {
            in.mark(size);
            byte[] head = in.readNBytes(size);
            in.reset();
            Kind kind = kind(Source.of(name, head));
            if (kind == Kind.XML && markup == 0) {
                markup = size;
            }
            // White space before the telling bytes may be longer than that, and an element's name be cut off.
            boolean open = kind == Kind.TEXT
                    || kind == Kind.UNKNOWN
                    || (kind == Kind.XML && size < markup + TextKind.MARKUP_BYTES);
            if (!open || head.length < size || size > TextKind.MOST_BLANK) {
                return kind;
            }
        }
    }

    /** Like {@link #kind(Source)}, for an open source. */
    public static Kind kind(ByteWindow window) throws IOException {
        return Magic.kind(window);
    }

    /**
     * Looks at the first bytes of a source, at its header, and at its last bytes.
     *
     * @throws MediaException if it is empty, of a kind that cannot be sent, broken or cut off, or if its extension
     *     names another kind than its bytes
     * @throws IOException if the source cannot be read
     */
    public static Media examine(Source source) throws IOException {
        try (ByteWindow window = new ByteWindow(source)) {
            return examine(window);
        }
    }

    /** Like {@link #examine(Source)}, for an open source. */
    public static Media examine(ByteWindow window) throws IOException {
        return examine(window, false);
    }

    /**
     * Like {@link #examine(ByteWindow)}, and turns pictures.
     *
     * @param turns whether a picture that its EXIF Orientation tells viewers to turn is to be turned: a JPEG without loss if
     *     its sides allow that, else it is decoded
     */
    public static Media examine(ByteWindow window, boolean turns) throws IOException {
        return read(window, turns, (named, found) -> {
            throw Refusal.misnamed(window, named, found);
        });
    }

    /**
     * Like {@link #examine(ByteWindow, boolean)}, but the bytes alone decide what it is.
     *
     * @param odd is told if the extension names another kind
     */
    public static Media examine(ByteWindow window, boolean turns, Consumer<Sentence> odd) throws IOException {
        return read(window, turns, (named, found) -> odd.accept(Refusal.misnaming(window, named, found)));
    }

    /** What happens to a source whose extension names another kind than its bytes. */
    private interface Misnaming {
        void found(Kind named, Kind found) throws IOException;
    }

    private static Media read(ByteWindow window, boolean turns, Misnaming misnaming) throws IOException {
        Source source = window.source();
        if (source.size() == 0) {
            throw MediaException.of(
                    MediaException.Reason.EMPTY,
                    source,
                    "expected a picture, video, document or DICOM file, found no bytes",
                    "copy or export it again");
        }
        Kind found = Magic.kind(window);
        boolean ordinary = found.isNameOf(source.name());
        Kind named = ordinary ? found : Kind.named(source.name());
        if (!ordinary) {
            if (named == Kind.STL && found == Kind.UNKNOWN) {
                throw ModelReader.lyingStl(window);
            }
            if (named != Kind.UNKNOWN && !named.admits(found)) {
                misnaming.found(named, found);
                named = Kind.UNKNOWN;
            }
        }
        Media media = read(window, found, turns);
        Kind exact = exact(found, named, media.mediaType());
        if (exact != named) {
            misnaming.found(named, exact);
        }
        return media;
    }

    /** What the name should say where only the header tells: JPEG-LS begins as JPEG does, HTJ2K as JPEG 2000. */
    private static Kind exact(Kind found, Kind named, MediaType type) {
        // By their texts: the equality of records is made when it is first asked for, which takes 10 ms of a start.
        if (found == Kind.JPEG && named != Kind.UNKNOWN) {
            return type.value().equals(MediaType.JPEG_LS.value()) ? Kind.JPEG_LS : Kind.JPEG;
        }
        return named == Kind.HTJ2K && !type.value().equals(MediaType.HTJ2K.value()) ? Kind.JPEG_2000 : named;
    }

    private static Media read(ByteWindow window, Kind found, boolean turns) throws IOException {
        Source source = window.source();
        return switch (found) {
            case PART10 -> new Media.Part10(source);
            case JPEG -> jpeg(window, turns);
            case JPEG_2000, HTJ2K -> Jpeg2000Reader.read(window);
            case PNG -> PngReader.read(window, turns);
            case GIF -> GifReader.read(window);
            case TIFF -> TiffReader.read(window, turns);
            case BMP -> BmpReader.read(window);
            case WEBP -> WebpReader.read(window, turns);
            case MPEG, MPEG_TS, MP4, QUICKTIME -> VideoReader.read(window, found);
            case PDF, CDA, STL, OBJ, MTL, GENOZIP, BZIP2 -> DocumentReader.read(window, found);
            case AVI, MATROSKA, OTHER_VIDEO, BARE_VIDEO -> throw VideoRefusal.container(source, found);
            default -> throw Refusal.unsupported(window, found);
        };
    }

    private static Media.Content jpeg(ByteWindow window, boolean turns) throws IOException {
        Media.Content content = JpegReader.read(window);
        return turns && content instanceof Media.Jpeg jpeg && jpeg.facts().orientation() != 1
                ? TurnedJpegs.of(window, jpeg)
                : content;
    }

    /**
     * The ranges that remain without the application segments. APP14 Adobe and the ICC profile stay, since they say what the
     * colours mean, and so does a JFIF segment without which the colours would be misread. What follows the end of the image
     * is dropped too: cameras put further pictures there, with their own metadata. Comment segments (COM) stay.
     *
     * @return at least one slice, in ascending order
     * @throws MediaException if the bytes after the header break the rules of T.81
     * @throws IOException if the source cannot be read
     */
    public static List<Slice> withoutAppn(Media.Jpeg jpeg) throws IOException {
        try (ByteWindow window = new ByteWindow(jpeg.source())) {
            return JpegReader.withoutAppn(window);
        }
    }
}
