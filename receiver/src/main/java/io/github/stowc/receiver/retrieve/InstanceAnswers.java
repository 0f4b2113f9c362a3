package io.github.stowc.receiver.retrieve;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.part10.TransferSyntax;
import io.github.stowc.mime.Part;
import io.github.stowc.receiver.store.StoredFile;
import io.github.stowc.receiver.web.WebAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Studies, series and instances as DICOM files (PS3.18 10.4.1.1.1 to 10.4.1.1.3). */
final class InstanceAnswers {
    private static final String TYPE = "application/dicom";

    /** Gives all instances in the first form that is possible; if none is for all, those for which one is, with 206. */
    WebAnswer answer(List<Wish> wishes, List<StoredFile> files, Links links) throws IOException, Refusal {
        List<Part> some = List.of();
        for (Wish wish : wishes) {
            if (!wish.includes(TYPE) || (!wish.multipart() && files.size() > 1)) {
                continue;
            }
            List<Part> given = new ArrayList<>(files.size());
            for (StoredFile file : files) {
                form(wish, file, links, files.size() > 1).ifPresent(given::add);
            }
            if (given.size() == files.size()) {
                return wish.multipart() ? WebAnswer.multipart(200, TYPE, given) : Parts.answer(wish, TYPE, given);
            }
            if (some.isEmpty()) {
                some = given;
            }
        }
        if (!some.isEmpty()) {
            return WebAnswer.multipart(206, TYPE, some);
        }
        throw Refusal.notAcceptable(
                "expected in Accept multipart/related; type=\"application/dicom\" (or application/dicom"
                        + " for one instance) with a transfer syntax in which it can be given: the one in which it is stored, or "
                        + TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN + " if it can be decoded here (PS3.18 8.7.3.5)");
    }

    private static Optional<Part> form(Wish wish, StoredFile file, Links links, boolean isOneOfMany)
            throws IOException {
        String location = links.instance(file.uids());
        String stored = file.transferSyntax();
        if (wish.isAnySyntax() || wish.syntax().equals(stored)) {
            return Optional.of(Parts.part(Parts.typed(TYPE, stored), location, Body.of(file.file())));
        }
        String explicit = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid();
        if (!wish.syntax().equals(explicit)) {
            return Optional.empty();
        }
        return written(file, isOneOfMany).map(body -> Parts.part(Parts.typed(TYPE, explicit), location, body));
    }

    /** The file written anew; one of many is written again when its turn comes, so that memory holds one at a time. */
    private static Optional<Body> written(StoredFile file, boolean isOneOfMany) throws IOException {
        Optional<Body> written = write(file);
        return isOneOfMany
                ? written.map(body -> Body.of(
                        name(file),
                        body.length(),
                        () -> write(file)
                                .orElseThrow(() -> new IOException(name(file) + ": it has changed since it was read"))
                                .open()))
                : written;
    }

    private static Optional<Body> write(StoredFile file) throws IOException {
        return ExplicitFile.of(name(file), ExplicitFile.read(file.file()));
    }

    private static String name(StoredFile file) {
        return file.uids().instance().value();
    }
}
