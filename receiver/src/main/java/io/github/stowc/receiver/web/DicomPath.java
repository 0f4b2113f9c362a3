package io.github.stowc.receiver.web;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A resource of DICOMweb (PS3.18 10.1) below the base path of one of four servers. Immutable.
 *
 * @param base the path before the resource, such as {@code /dicom-web}; empty if there is none
 * @param study the Study Instance UID as it was written; empty if none was
 * @param series the Series Instance UID; empty if none was
 * @param instance the SOP Instance UID; empty if none was
 * @param rest the segments after the last UID: {@code series} for a search in a study, {@code metadata},
 *     {@code frames} and {@code 1}; for a search at the root, its first segment
 */
public record DicomPath(String base, String study, String series, String instance, List<String> rest) {
    /** The plain one, dcm4chee's, Orthanc's, Google's. */
    private static final Pattern BASE = Pattern.compile("(|/(?:dcm4chee-arc/)?aets/[^/]+/rs|/dicom-web"
            + "|/v1(?:beta1)?/projects/[^/]+/locations/[^/]+/datasets/[^/]+/dicomStores/[^/]+/dicomWeb)"
            + "/(studies|series|instances)(/.*)?");

    /** Copies the list. */
    public DicomPath {
        rest = List.copyOf(rest);
    }

    /** Reads a path; empty if it is not below one of the base paths. */
    public static Optional<DicomPath> parse(String path) {
        Matcher matcher = BASE.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String after = matcher.group(2) + (matcher.group(3) == null ? "" : matcher.group(3));
        List<String> segments =
                List.of((after.endsWith("/") ? after.substring(0, after.length() - 1) : after).split("/", -1));
        String[] uids = {"", "", ""};
        List<String> names = List.of("studies", "series", "instances");
        int at = 0;
        int level = 0;
        while (level < 3 && at + 1 < segments.size() && segments.get(at).equals(names.get(level))) {
            uids[level++] = segments.get(at + 1);
            at += 2;
        }
        return Optional.of(
                new DicomPath(matcher.group(1), uids[0], uids[1], uids[2], segments.subList(at, segments.size())));
    }

    /** Whether it is where instances are stored: {@code …/studies} or {@code …/studies/UID}. */
    public boolean isStore() {
        return series.isEmpty() && (study.isEmpty() ? rest.equals(List.of("studies")) : rest.isEmpty());
    }
}
