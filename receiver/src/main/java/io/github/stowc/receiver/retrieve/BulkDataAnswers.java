package io.github.stowc.receiver.retrieve;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.part10.BulkValue;
import io.github.stowc.mime.Part;
import io.github.stowc.receiver.store.StoredFile;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.stow.source.CompressedMedia;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Single values (PS3.18 10.4.1.1.5). */
final class BulkDataAnswers {
    private static final int DIGITS = 9;

    /**
     * A value.
     *
     * @param path its tag, after tags of sequences and numbers of items, from 1
     */
    WebAnswer answer(List<Wish> wishes, StoredFile file, List<String> path, Links links) throws IOException, Refusal {
        Opened opened = Opened.read(file.file(), Opened.INLINE);
        Element element = element(opened.dataset(), path)
                .orElseThrow(() -> new Refusal(404, "the instance has no such bulk data"));
        String location = links.bulkData(file.uids(), path);
        BulkValue value = opened.value(element).orElse(null);
        if (value != null && value.encapsulated()) {
            return compressed(wishes, opened, value, location);
        }
        if (value != null) {
            return plain(wishes, BulkType.of(opened, value), BulkType.body(opened, value), location);
        }
        if (element instanceof Element.Bytes bytes) {
            ByteBuffer buffer = bytes.bytes();
            byte[] inline = new byte[buffer.remaining()];
            buffer.get(inline);
            return plain(wishes, CompressedMedia.UNCOMPRESSED, Body.of(inline), location);
        }
        throw new Refusal(404, "the value is no bulk data: it stands in the metadata");
    }

    /** All pixels of an instance. */
    WebAnswer pixelData(List<Wish> wishes, StoredFile file, Links links) throws IOException, Refusal {
        Opened opened = Opened.read(file.file(), Opened.INLINE);
        BulkValue value = opened.pixelData().orElseThrow(() -> new Refusal(404, "the instance has no pixels"));
        return answer(wishes, file, List.of(value.tag().hex()), links);
    }

    private static Optional<Element> element(Dataset root, List<String> path) {
        Dataset dataset = root;
        for (int i = 0; i + 2 < path.size(); i += 2) {
            List<Dataset> items = Tag.parse(path.get(i)).map(dataset::items).orElse(List.of());
            String number = path.get(i + 1);
            int item = number.length() <= DIGITS && number.matches("[0-9]+") ? Integer.parseInt(number) : 0;
            if (item < 1 || item > items.size()) {
                return Optional.empty();
            }
            dataset = items.get(item - 1);
        }
        return path.size() % 2 == 0
                ? Optional.empty()
                : Tag.parse(path.get(path.size() - 1)).flatMap(dataset::get);
    }

    private WebAnswer plain(List<Wish> wishes, String type, Body body, String location) throws Refusal {
        for (Wish wish : wishes) {
            boolean isType = wish.includes(type);
            if (isType || wish.includes(CompressedMedia.UNCOMPRESSED)) {
                String given = isType ? type : CompressedMedia.UNCOMPRESSED;
                return Parts.answer(wish, given, List.of(Parts.part(given, location, body)));
            }
        }
        throw Refusal.notAcceptable("expected in Accept " + type + ", found others");
    }

    private WebAnswer compressed(List<Wish> wishes, Opened opened, BulkValue value, String location) throws Refusal {
        Refusal first = null;
        for (Wish wish : wishes) {
            try {
                List<Part> given = compressed(wish, opened, value, location);
                if (!given.isEmpty()) {
                    String type = given.get(0).header("Content-Type").orElseThrow();
                    int semicolon = type.indexOf(';');
                    return Parts.answer(wish, semicolon < 0 ? type : type.substring(0, semicolon), given);
                }
            } catch (Refusal refusal) {
                first = first == null ? refusal : first;
            }
        }
        throw first != null
                ? first
                : Refusal.notAcceptable("expected in Accept " + PixelForm.storedType(opened)
                        + ", found others, or pixels that cannot be decoded here (PS3.18 8.7.3.3)");
    }

    private static List<Part> compressed(Wish wish, Opened opened, BulkValue value, String location) {
        if (opened.syntax().isVideo()) {
            return PixelForm.isStoredWished(opened, wish)
                    ? List.of(Parts.part(
                            Parts.typed(
                                    PixelForm.storedType(opened),
                                    opened.syntax().uid()),
                            location,
                            opened.body(value)))
                    : List.of();
        }
        PixelForm form = PixelForm.of(opened, value, wish).orElse(null);
        if (form == null) {
            return List.of();
        }
        if (form.mediaType().equals(CompressedMedia.UNCOMPRESSED)
                && !form.syntax().equals(opened.syntax().uid())) {
            return List.of(Parts.part(form.contentType(), location, Body.concat(form.frames())));
        }
        List<Part> given = new ArrayList<>(form.frames().size());
        for (Body frame : form.frames()) {
            String place = form.frames().size() == 1 ? location : location + "/frames/" + (given.size() + 1);
            given.add(Parts.part(form.contentType(), place, frame));
        }
        return given;
    }
}
