package io.github.stowc.receiver.store;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which attributes stay in memory: those that a search returns by default (PS3.18 tables 10.6.3-3 to -5), and a few that
 * viewers ask for. All others are read from the files when somebody asks for them.
 */
public final class KeptAttributes {
    /** Every level has them. */
    private static final Set<Integer> ALL = Set.of(0x00080005, 0x00080201);

    private static final Set<Integer> STUDY = Set.of(
            0x00080020,
            0x00080030,
            0x00080050,
            0x00080090,
            0x00081030,
            0x00100010,
            0x00100020,
            0x00100021,
            0x00100030,
            0x00100040,
            0x0020000D,
            0x00200010);

    private static final Set<Integer> SERIES = Set.of(
            0x00080021,
            0x00080031,
            0x00080060,
            0x00080070,
            0x00080080,
            0x00081010,
            0x0008103E,
            0x00081090,
            0x00180015,
            0x0020000E,
            0x00200011,
            0x00200060,
            0x00400244,
            0x00400245,
            0x00400275);

    /** The SOP Instance UID is not among them, as the file's entry has it. */
    private static final Set<Integer> INSTANCE =
            Set.of(0x00080016, 0x00200013, 0x00280008, 0x00280010, 0x00280011, 0x00280100);

    /** The first attribute behind those that are kept. */
    static final Tag END = new Tag(0x00400276);

    private KeptAttributes() {}

    /** Whether the attribute, if an instance has it, is in memory. */
    public static boolean contains(Tag tag) {
        return STUDY.contains(tag.value())
                || SERIES.contains(tag.value())
                || INSTANCE.contains(tag.value())
                || ALL.contains(tag.value());
    }

    static Dataset ofStudy(Dataset all) {
        return some(all, STUDY);
    }

    static Dataset ofSeries(Dataset all) {
        return some(all, SERIES);
    }

    static Dataset ofInstance(Dataset all) {
        return some(all, INSTANCE);
    }

    private static Dataset some(Dataset all, Set<Integer> tags) {
        List<Element> kept = new ArrayList<>();
        for (Element element : all) {
            int tag = element.tag().value();
            if (tags.contains(tag) || ALL.contains(tag)) {
                kept.add(element);
            }
        }
        return Dataset.of(kept);
    }
}
