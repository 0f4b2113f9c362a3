package io.github.stowc.receiver.retrieve;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.part10.BulkValue;
import io.github.stowc.receiver.store.StoredFile;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.receiver.web.WebRequest;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Instances as people see them (PS3.18 10.4.1.1.3 and table 8.7.4-1). Safe to share between threads. */
final class RenderedAnswers {
    /** Palettes are in memory. */
    private static final int INLINE = 256 * 1024;

    private static final String MP4 = "video/mp4";
    /** The documents of table 8.7.4-1. */
    private static final Set<String> DOCUMENTS =
            Set.of("application/pdf", "text/xml", "text/plain", "text/html", "text/rtf");

    private static final Map<String, String> FORMATS = Map.of("image/jpeg", "jpeg", "image/png", "png");

    /** One picture is in memory at a time. */
    private final ReentrantLock one = new ReentrantLock();

    /**
     * A frame of a picture; all of a document or a video.
     *
     * @param frame its number, from 1
     */
    WebAnswer answer(WebRequest request, StoredFile file, int frame) throws IOException, Refusal {
        List<Wish> wishes = Wish.of(request);
        Opened opened = Opened.read(file.file(), INLINE);
        BulkValue document = opened.dataset()
                .get(Tags.ENCAPSULATED_DOCUMENT)
                .flatMap(opened::value)
                .orElse(null);
        if (document != null) {
            return document(wishes, opened, document);
        }
        BulkValue pixels = opened.pixelData()
                .orElseThrow(() -> Refusal.notAcceptable("the instance has neither pixels nor a document to render"));
        if (opened.syntax().isVideo()) {
            return video(wishes, opened.body(pixels));
        }
        if (!pixels.tag().equals(Tags.PIXEL_DATA)) {
            throw Refusal.notAcceptable("pixels that are floating point numbers are not rendered; get its pixeldata");
        }
        return picture(request, wishes, opened, frame);
    }

    private static String choose(List<Wish> wishes, List<String> offers) throws Refusal {
        for (Wish wish : wishes) {
            for (String offer : offers) {
                if (wish.single() && wish.includes(offer)) {
                    return offer;
                }
            }
        }
        throw Refusal.notAcceptable(
                "expected in Accept " + String.join(" or ", offers) + ", found others (PS3.18 table 8.7.4-1)");
    }

    private static WebAnswer document(List<Wish> wishes, Opened opened, BulkValue value) throws Refusal {
        String type = BulkType.of(opened, value);
        if (!DOCUMENTS.contains(type)) {
            throw Refusal.notAcceptable("a document of the type " + type + " is not rendered; get its bulkdata/"
                    + value.tag().hex());
        }
        return WebAnswer.of(200, choose(wishes, List.of(type)), BulkType.body(opened, value));
    }

    private static WebAnswer video(List<Wish> wishes, Body stream) throws IOException, Refusal {
        byte[] head;
        try (InputStream in = stream.open()) {
            head = in.readNBytes(12);
        }
        String box = new String(head, StandardCharsets.ISO_8859_1);
        if (box.length() < 12 || !box.startsWith("ftyp", 4) || box.endsWith("qt  ")) {
            throw Refusal.notAcceptable("only videos in MP4 files are rendered; get its pixeldata");
        }
        return WebAnswer.of(200, choose(wishes, List.of(MP4)), stream);
    }

    private WebAnswer picture(WebRequest request, List<Wish> wishes, Opened opened, int frame)
            throws IOException, Refusal {
        String type = choose(wishes, List.of("image/jpeg", "image/png"));
        Rendering rendering = Rendering.of(request);
        NativeFrames frames = NativeFrames.of(opened)
                .orElseThrow(() -> Refusal.notAcceptable("pixels in the transfer syntax " + opened.syntax()
                        + ", as this instance has them, are not decoded here"));
        if (frame > frames.frames().size()) {
            throw new Refusal(
                    404, "expected a frame from 1 to " + frames.frames().size() + ", found " + frame);
        }
        Body pixels = frames.frames().get(frame - 1);
        long count = (long) frames.format().rows() * frames.format().columns();
        if (Math.max(pixels.length(), count) > FrameDecoder.LONGEST) {
            throw Refusal.notAcceptable("expected a frame of at most " + FrameDecoder.LONGEST
                    + " bytes to render, found " + Math.max(pixels.length(), count));
        }
        one.lock();
        try (InputStream in = pixels.open()) {
            Optional<BufferedImage> shown =
                    new Picture(in.readAllBytes(), frames.format(), opened.dataset(), frame).show(rendering.window());
            BufferedImage image =
                    shown.orElseThrow(() -> Refusal.notAcceptable("pixels with the Photometric Interpretation "
                            + frames.format().photometric() + " of "
                            + frames.format().samples() + " samples are not rendered"));
            return WebAnswer.of(
                    200, type, Body.of(PictureFile.of(image, FORMATS.getOrDefault(type, "png"), rendering)));
        } finally {
            one.unlock();
        }
    }
}
