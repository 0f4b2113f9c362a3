package io.github.stowc.media.content;

import io.github.stowc.bytes.Payload;
import io.github.stowc.bytes.Slice;
import io.github.stowc.bytes.Source;
import io.github.stowc.wording.Sentence;
import java.util.List;
import java.util.Optional;

/** What a source is, told by its bytes. */
public sealed interface Media {

    /** The source that was looked at. */
    Source source();

    /** The media type of a part that holds it (PS3.18 8.7.3). */
    MediaType mediaType();

    /** A picture, video or document: what becomes the bulk data of one instance. */
    sealed interface Content extends Media permits Jpeg, Codestream, Raster, Video, Document {

        /** The bytes of the bulk data; {@link #mediaType()} is theirs. */
        Payload payload();

        /** What a person should know before it is sent, each with the source's name and the remedy. */
        List<Sentence> warnings();
    }

    /**
     * A JPEG with a sound header and an end.
     *
     * @param source the source that was looked at
     * @param facts what its header says
     */
    record Jpeg(Source source, JpegFacts facts) implements Content {
        @Override
        public MediaType mediaType() {
            return MediaType.JPEG;
        }

        @Override
        public Payload payload() {
            return Payload.whole(source);
        }

        @Override
        public List<Sentence> warnings() {
            return facts.warnings();
        }
    }

    /**
     * A picture whose compressed bytes DICOM takes unchanged, without the file around them: JPEG-LS, JPEG 2000, HTJ2K.
     *
     * @param source the source that was looked at
     * @param imagePixel what the codestream's header says
     * @param mediaType of the codestream alone (PS3.18 table 8.7.3-5)
     * @param codestream where it is in the source
     * @param fileType the media type of the whole file if the codestream is wrapped in one: {@code image/jp2}
     * @param warnings what a person should know before it is sent
     */
    record Codestream(
            Source source,
            ImagePixel imagePixel,
            MediaType mediaType,
            Slice codestream,
            Optional<MediaType> fileType,
            List<Sentence> warnings)
            implements Content {
        /** Copies the list. */
        public Codestream {
            warnings = List.copyOf(warnings);
        }

        @Override
        public Payload payload() {
            return new Payload.Ranges(List.of(codestream));
        }
    }

    /**
     * A picture to be decoded to native Pixel Data: PNG, GIF, TIFF, BMP, WebP.
     *
     * @param source the source that was looked at
     * @param imagePixel of the decoded picture
     * @param frameTimes how long each frame is shown, in ms; one entry per frame, a single 0 for a still picture;
     *     all 0 if they are pages
     * @param payload the decoded frames, one after the other, little endian
     * @param warnings what a person should know before it is sent
     */
    record Raster(
            Source source, ImagePixel imagePixel, List<Integer> frameTimes, Payload payload, List<Sentence> warnings)
            implements Content {
        /**
         * Copies the lists.
         *
         * @throws IllegalArgumentException if the list of frame times is empty
         */
        public Raster {
            if (frameTimes.isEmpty()) {
                throw new IllegalArgumentException("a picture has at least one frame");
            }
            frameTimes = List.copyOf(frameTimes);
            warnings = List.copyOf(warnings);
        }

        /** Whether its frames are pages, which no time separates. */
        public boolean isPages() {
            return frameTimes.size() > 1 && frameTimes.stream().allMatch(time -> time == 0);
        }

        @Override
        public MediaType mediaType() {
            return MediaType.OCTET_STREAM;
        }
    }

    /**
     * A video whose codec DICOM knows.
     *
     * @param source the source that was looked at
     * @param facts what its headers say
     * @param mediaType of the file
     * @param warnings what a person should know before it is sent
     */
    record Video(Source source, VideoFacts facts, MediaType mediaType, List<Sentence> warnings) implements Content {
        /** Copies the list. */
        public Video {
            warnings = List.copyOf(warnings);
        }

        @Override
        public Payload payload() {
            return Payload.whole(source);
        }
    }

    /**
     * A document or model that goes into a dataset as a file.
     *
     * @param source the source that was looked at
     * @param facts what it says about itself
     * @param warnings what a person should know before it is sent
     */
    record Document(Source source, DocumentFacts facts, List<Sentence> warnings) implements Content {
        /** Copies the list. */
        public Document {
            warnings = List.copyOf(warnings);
        }

        @Override
        public MediaType mediaType() {
            return facts.kind().mediaType();
        }

        @Override
        public Payload payload() {
            return Payload.whole(source);
        }
    }

    /**
     * A file with the preamble and prefix of PS3.10 7.1; what follows them has not been looked at.
     *
     * @param source the source that was looked at
     */
    record Part10(Source source) implements Media {
        @Override
        public MediaType mediaType() {
            return MediaType.DICOM;
        }
    }
}
