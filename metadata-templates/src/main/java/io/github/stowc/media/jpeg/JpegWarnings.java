package io.github.stowc.media.jpeg;

import io.github.stowc.bytes.Printable;
import io.github.stowc.bytes.Source;
import io.github.stowc.wording.Sentence;
import java.util.ArrayList;
import java.util.List;

/** Collects the warnings for a JPEG that is sent unchanged, and for one without its application segments. */
final class JpegWarnings {
    private final Source source;
    private List<Sentence> all = List.of();
    private List<Sentence> withoutAppn = List.of();

    JpegWarnings(Source source) {
        this.source = source;
    }

    /** Adds a warning that holds either way. */
    void add(String text) {
        addWithAppn(text);
        addWithoutAppn(text);
    }

    /** Adds a warning that leaving out the segments would remove. */
    void addWithAppn(String text) {
        all = extended(all, text);
    }

    /** Adds a warning that leaving out the segments causes. */
    void addWithoutAppn(String text) {
        withoutAppn = extended(withoutAppn, text);
    }

    private List<Sentence> extended(List<Sentence> warnings, String text) {
        List<Sentence> more = new ArrayList<>(warnings);
        more.add(Sentence.of(Printable.escaped(source.name()) + ": ", Sentence.parse(text)));
        return List.copyOf(more);
    }

    List<Sentence> all() {
        return all;
    }

    List<Sentence> withoutAppn() {
        return withoutAppn;
    }
}
