package io.github.stowc.template.links;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds the files that a BulkDataURI may mean: the path, with {@code /}, ends with the URI, percent-decoded, on the
 * border of a segment; of an absolute URI, those whose paths have most of its last segments in common and name no
 * other study, series or instance.
 *
 * <p>If none does, the URI is taken as it is: somebody may have written down a name that has a percent sign.
 * Immutable.
 *
 * @param <T> what stands for a file
 */
public final class BulkDataLinks<T> {
    /** What the path of a URL of DICOMweb names before a UID. */
    private static final List<String> LEVELS = List.of("studies", "series", "instances");

    private final Map<String, List<Target<T>>> byLastSegment = new HashMap<>();

    /**
     * A file and its path.
     *
     * @param path with {@code /}
     * @param file what stands for it
     */
    private record Target<T>(String path, T file) {}

    /**
     * The links that can lead to files.
     *
     * @param files each of them once
     * @param path the path of one as it was given, with {@code /} or the platform's separator
     */
    public BulkDataLinks(Collection<? extends T> files, Function<? super T, String> path) {
        for (T file : files) {
            String slashed = path.apply(file).replace(File.separatorChar, '/');
            byLastSegment
                    .computeIfAbsent(lastSegment(slashed), segment -> new ArrayList<>(1))
                    .add(new Target<>(slashed, file));
        }
    }

    /** The files that a BulkDataURI may mean, in the order in which they were given; one if the link is sound. */
    public List<T> candidates(String uri) {
        String decoded = decode(uri);
        List<T> candidates = endingIn(decoded);
        if (candidates.isEmpty() && !decoded.equals(uri)) {
            candidates = endingIn(uri);
        }
        return candidates.isEmpty() && uri.contains("://") ? withLongestTail(decode(pathOf(uri))) : candidates;
    }

    /** The files that have most segments in common with the end of an absolute URI's path; at least the last one. */
    private List<T> withLongestTail(String path) {
        List<T> best = new ArrayList<>(1);
        int most = 0;
        for (Target<T> target : byLastSegment.getOrDefault(lastSegment(path), List.of())) {
            int common = isOfAnother(target.path, path) ? 0 : commonTail(target.path, path);
            if (common > most) {
                best.clear();
                most = common;
            }
            if (common == most && common > 0) {
                best.add(target.file);
            }
        }
        return best;
    }

    /**
     * Whether two paths are of different instances: what comes before their common end are two UIDs, or one of them names
     * another study, series or instance (PS3.18 10.3).
     */
    private static boolean isOfAnother(String path, String uri) {
        List<String> ours = List.of(path.split("/", -1));
        List<String> theirs = List.of(uri.split("/", -1));
        for (String level : LEVELS) {
            int at = ours.lastIndexOf(level);
            int there = theirs.lastIndexOf(level);
            boolean both = at >= 0 && there >= 0 && at + 1 < ours.size() && there + 1 < theirs.size();
            if (both && !ours.get(at + 1).equals(theirs.get(there + 1))) {
                return true;
            }
        }
        int common = commonTail(path, uri);
        return common < ours.size()
                && common < theirs.size()
                && isUid(ours.get(ours.size() - 1 - common))
                && isUid(theirs.get(theirs.size() - 1 - common));
    }

    /** Whether a name is a UID for certain: a date or a version has fewer components. */
    private static boolean isUid(String name) {
        int dots = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            dots += c == '.' ? 1 : 0;
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return dots >= 4 || (dots == 2 && name.startsWith("2.25."));
    }

    /** How many segments two paths have in common, counted from their ends. */
    private static int commonTail(String one, String other) {
        int segments = 0;
        int end = one.length();
        int otherEnd = other.length();
        while (end > 0 && otherEnd > 0) {
            int start = one.lastIndexOf('/', end - 1) + 1;
            int otherStart = other.lastIndexOf('/', otherEnd - 1) + 1;
            int length = end - start;
            boolean same = length > 0
                    && length == otherEnd - otherStart
                    && one.regionMatches(start, other, otherStart, length);
            if (!same) {
                break;
            }
            segments++;
            end = start - 1;
            otherEnd = otherStart - 1;
        }
        return segments;
    }

    /** A URI without its query and fragment (RFC 3986 3). */
    private static String pathOf(String uri) {
        int end = uri.length();
        for (int i = 0; i < end; i++) {
            if (uri.charAt(i) == '?' || uri.charAt(i) == '#') {
                end = i;
            }
        }
        return uri.substring(0, end);
    }

    private List<T> endingIn(String uri) {
        String ending = uri.startsWith("./") ? uri.substring(2) : uri;
        List<T> candidates = new ArrayList<>(1);
        for (Target<T> target : byLastSegment.getOrDefault(lastSegment(ending), List.of())) {
            if (endsOnSegment(target.path, ending)) {
                candidates.add(target.file);
            }
        }
        return candidates;
    }

    private static boolean endsOnSegment(String path, String ending) {
        int start = path.length() - ending.length();
        return !ending.isEmpty()
                && path.endsWith(ending)
                && (start == 0 || path.charAt(start - 1) == '/' || ending.charAt(0) == '/');
    }

    private static String lastSegment(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Percent-decoded as UTF-8 (RFC 3986 2.1); what is not a percent sign and two digits stays. */
    private static String decode(String uri) {
        if (uri.indexOf('%') < 0) {
            return uri;
        }
        byte[] given = uri.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(given.length);
        for (int i = 0; i < given.length; i++) {
            int high = given[i] == '%' && i + 2 < given.length ? Character.digit(given[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(given[i + 2], 16);
            if (low >= 0) {
                decoded.write(high << 4 | low);
                i += 2;
            } else {
                decoded.write(given[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }
}
