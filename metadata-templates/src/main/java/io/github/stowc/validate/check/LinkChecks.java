package io.github.stowc.validate.check;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Spelling;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.LinkedFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows the links of a run's instances to bulk data (PS3.18 F.2.6). For one thread. */
public final class LinkChecks {
    private static final int MOST_STRAYED = 100;

    private final @Nullable LinkedFiles files;
    private final Set<String> linked = new HashSet<>();
    private final List<String> strayed = new ArrayList<>();

    /**
     * Checks for one run.
     *
     * @param files what the links can mean; null to check only their form
     */
    public LinkChecks(@Nullable LinkedFiles files) {
        this.files = files;
    }

    /**
     * Checks the links of an instance to any depth.
     *
     * @return whether the attributes of the Image Pixel Module may be in a linked file
     */
    boolean check(Dataset instance, ReportedElements reported, List<Finding> findings) throws IOException {
        return new InstanceLinks(this, instance, reported, findings).check();
    }

    @Nullable
    LinkedFiles files() {
        return files;
    }

    /** Notes a link; false if an earlier one leads to the same file. */
    boolean link(String name) {
        return linked.add(name);
    }

    /** Whether a link leads to a file. */
    boolean isLinked(String name) {
        return linked.contains(name);
    }

    /** Notes a link that leads to no single file. */
    void strayed(String uri) {
        if (strayed.size() < MOST_STRAYED) {
            strayed.add(uri);
        }
    }

    /**
     * The files that no link leads to, without those that a link which leads nowhere, or where another leads, probably
     * meant: these are the same defect.
     */
    public List<String> unused() {
        Set<String> unused = new LinkedHashSet<>();
        for (String name : files == null ? List.<String>of() : files.names()) {
            if (!linked.contains(name)) {
                unused.add(name);
            }
        }
        for (String uri : strayed) {
            // The second link to a file meant another one, even if that has quite another name.
            nearest(uri, unused)
                    .or(() -> linked.contains(uri) ? unused.stream().findFirst() : Optional.empty())
                    .ifPresent(unused::remove);
        }
        return List.copyOf(unused);
    }

    /** Whether a file must be linked to, because it was named or belongs to a message. */
    public boolean isExpected(String name) {
        return files == null || files.isExpected(name);
    }

    /** The name whose last segment is most like that of a URI. */
    private static Optional<String> nearest(String uri, Set<String> names) {
        Map<String, String> byLastSegment = new LinkedHashMap<>();
        for (String name : names) {
            byLastSegment.putIfAbsent(lastSegment(name), name);
        }
        return Spelling.nearest(lastSegment(uri), byLastSegment.keySet()).map(byLastSegment::get);
    }

    private static String lastSegment(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
