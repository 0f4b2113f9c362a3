package io.github.stowc.validate;

import io.github.stowc.dicom.Dataset;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows the links of a run's instances to bulk data (PS3.18 F.2.6). For one thread. */
final class LinkChecks {
    private final @Nullable LinkedFiles files;
    private final Set<String> linked = new HashSet<>();

    /**
     * Checks for one run.
     *
     * @param files what the links can mean; null where only their form is looked at
     */
    LinkChecks(@Nullable LinkedFiles files) {
        this.files = files;
    }

    /**
     * Checks the links of an instance to any depth.
     *
     * @param duplicate whether the instance occurred before, and its links with it
     * @return whether the attributes of the Image Pixel Module may stand in a linked file
     */
    boolean check(Dataset instance, boolean duplicate, Flagged flagged, List<Issue> issues) throws IOException {
        return new InstanceLinks(this, instance, duplicate, flagged, issues).check();
    }

    @Nullable
    LinkedFiles files() {
        return files;
    }

    /** Notes a link; false where there was one to the same file before. */
    boolean link(String name) {
        return linked.add(name);
    }

    /** Whether any link leads to a file of that name. */
    boolean isLinked(String name) {
        return linked.contains(name);
    }
}
