package io.github.stowc.receiver.builder;

import io.github.stowc.template.SystemRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The drafts of all pages, within limits; those that nobody uses any more go. Safe to share between threads. */
final class Drafts {
    private static final String MORE = "; remove files, or build smaller messages";

    private final DraftLimits limits;
    private final InstantSource clock;
    private final Supplier<Path> places;
    private final SystemRandom random = new SystemRandom();
    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    /**
     * No drafts yet.
     *
     * @param places gives each file a place of its own
     */
    Drafts(DraftLimits limits, InstantSource clock, Supplier<Path> places) {
        this.limits = limits;
        this.clock = clock;
        this.places = places;
    }

    static DraftException gone() {
        return new DraftException(404, "the draft is not there, or no longer; drop the files again");
    }

    /**
     * Begins a draft, with an id that nobody can guess.
     *
     * @throws DraftException if there are too many that are in use
     */
    synchronized Draft begin() throws DraftException {
        removeOld();
        if (drafts.size() >= limits.drafts()) {
            throw new DraftException(
                    503, "expected at most " + limits.drafts() + " drafts at once, found more; close other pages");
        }
        String id =
                HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
        Draft draft = new Draft(id, clock.instant());
        drafts.put(id, draft);
        return draft;
    }

    /**
     * The draft with that id, which is in use by that.
     *
     * @throws DraftException if there is none
     */
    synchronized Draft find(String id) throws DraftException {
        Draft draft = drafts.get(id);
        if (draft == null) {
            throw gone();
        }
        draft.use(clock.instant());
        return draft;
    }

    /** Ends a draft, if it is there. */
    synchronized void end(String id) {
        Draft draft = drafts.remove(id);
        if (draft != null) {
            draft.end();
        }
    }

    /** Removes the drafts that nobody has used for long. */
    synchronized void removeOld() {
        Instant oldest = clock.instant().minus(limits.age());
        List<Draft> old = drafts.values().stream()
                .filter(draft -> draft.used().isBefore(oldest))
                .sorted(Comparator.comparing(Draft::used))
                .toList();
        old.forEach(draft -> end(draft.id()));
    }

    /** The number of drafts. */
    synchronized int count() {
        return drafts.size();
    }

    /** How many bytes the next file of a draft may have. */
    synchronized long room(Draft draft) {
        long all = drafts.values().stream().mapToLong(Draft::size).sum();
        return Math.max(0, Math.min(limits.draftBytes() - draft.size(), limits.allBytes() - all));
    }

    /**
     * Checks that a draft may have one more file.
     *
     * @param size the number of its bytes; -1 if that is not known
     * @throws DraftException if it may not
     */
    void requireRoom(Draft draft, long size) throws DraftException {
        if (draft.files().size() >= limits.files()) {
            throw new DraftException(413, "expected at most " + limits.files() + " files, found more" + MORE);
        }
        long room = room(draft);
        if (size > room) {
            throw new DraftException(413, "expected a file of at most " + room + " bytes, found one of " + size + MORE);
        }
    }

    /**
     * Takes a file into a draft; it is moved, or removed if it is refused.
     *
     * @throws DraftException if it does not fit in, or its name is taken
     */
    synchronized DraftFile take(Draft draft, String name, Path received, long size) throws IOException, DraftException {
        requireRoom(draft, size);
        Path place = places.get();
        Files.move(received, place);
        try {
            return draft.add(name, place, size);
        } catch (DraftException e) {
            Files.deleteIfExists(place);
            throw e;
        }
    }
}
