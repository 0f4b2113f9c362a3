package io.github.stowc.receiver.retrieve;

import io.github.stowc.dicom.part10.BulkValue;
import io.github.stowc.mime.Part;
import io.github.stowc.receiver.store.StoredFile;
import io.github.stowc.receiver.web.WebAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Single frames (PS3.18 10.4.1.1.6). */
final class FrameAnswers {
    private static final int INLINE = 64 * 1024;

    WebAnswer answer(List<Wish> wishes, StoredFile file, String list, Links links) throws IOException, Refusal {
        List<Integer> numbers = FrameNumbers.list(list);
        Opened opened = Opened.read(file.file(), INLINE);
        BulkValue value =
                opened.pixelData().orElseThrow(() -> new Refusal(404, "the instance has no frames: it has no pixels"));
        int count = PixelFormat.of(opened.dataset()).map(PixelFormat::frames).orElse(1);
        for (int number : numbers) {
            if (number > count) {
                throw new Refusal(404, "expected a frame from 1 to " + count + ", found " + number);
            }
        }
        if (opened.syntax().isVideo()) {
            throw Refusal.notAcceptable("a video has no frames of its own; get its pixeldata, or rendered");
        }
        for (Wish wish : wishes) {
            PixelForm form = wish.multipart() || numbers.size() == 1
                    ? PixelForm.of(opened, value, wish).orElse(null)
                    : null;
            if (form != null) {
                return answer(wish, form, numbers, file, links);
            }
        }
        throw Refusal.notAcceptable("expected in Accept multipart/related; type="
                + (value.encapsulated() ? PixelForm.storedType(opened) : "application/octet-stream")
                + ", or application/octet-stream; transfer-syntax=*, found others, or pixels that cannot be decoded here"
                + " (PS3.18 8.7.3.3)");
    }

    private WebAnswer answer(Wish wish, PixelForm form, List<Integer> numbers, StoredFile file, Links links)
            throws Refusal {
        List<Part> given = new ArrayList<>(numbers.size());
        for (int number : numbers) {
            if (number > form.frames().size()) {
                throw new Refusal(404, "the pixels end before frame " + number);
            }
            given.add(Parts.part(
                    form.contentType(),
                    links.frame(file.uids(), number),
                    form.frames().get(number - 1)));
        }
        return wish.multipart()
                ? WebAnswer.multipart(200, form.mediaType(), given)
                : Parts.answer(wish, form.mediaType(), given);
    }
}
