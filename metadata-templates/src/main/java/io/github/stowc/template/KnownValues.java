package io.github.stowc.template;

import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.UidRegistry;
import io.github.stowc.iod.AttributeUse;
import io.github.stowc.iod.Iod;
import io.github.stowc.iod.Iods;
import io.github.stowc.iod.ModuleUse;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What PS3.3 and PS3.6 know of the values of an attribute; looked up when a value is wrong. */
final class KnownValues {
    private static final int MOST = 6;

    private KnownValues() {}

    /** The UID that a keyword of PS3.6 table A-1 stands for: {@code CTImageStorage}. */
    static Optional<String> uid(String keyword) {
        return UidRegistry.standard().findKeyword(keyword).map(entry -> entry.uid());
    }

    /** The values that modules have for an attribute, for people: {@code one of M, F, O}; empty if they are many. */
    static Optional<String> of(Tag tag) {
        Set<String> values = new LinkedHashSet<>();
        boolean open = false;
        Iods iods = new Iods();
        Set<String> seen = new HashSet<>();
        for (String name : iods.names()) {
            Iod iod = iods.find(name).orElseThrow();
            for (ModuleUse module : iod.modules()) {
                for (AttributeUse use : seen.add(module.name()) ? iod.attributes(module) : List.<AttributeUse>of()) {
                    if (use.tag().equals(tag)) {
                        values.addAll(use.values());
                        open |= !use.values().isEmpty() && !use.enumerated();
                    }
                }
            }
        }
        values.remove("");
        return values.isEmpty() || values.size() > MOST
                ? Optional.empty()
                : Optional.of((open ? "a term such as " : "one of ") + String.join(", ", values));
    }
}
