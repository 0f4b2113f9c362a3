package io.github.stowc.template.links;

import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Finds the file that a BulkDataURI means, or the frames of an instance that are files of their own, as a server gives
 * them out: {@code …/frames/1}, {@code …/frames/2} and so on (PS3.18 10.4.1.1.6). Immutable.
 *
 * @param <T> what stands for a file
 */
public final class BulkFiles<T> {
    private static final String FRAMES = "frames/";
    private static final int MAX_DIGITS = 9;

    private final BulkDataLinks<T> single;
    private final List<Value<T>> framed = new ArrayList<>();
    private final BulkDataLinks<Value<T>> byInstance;

    /**
     * One value.
     *
     * @param files its file, or those of its frames in their order
     * @param instance the path before {@code /frames/}; empty for a single file
     * @param missing the number of the first frame that is missing; 0 if none
     */
    public record Value<T>(List<T> files, String instance, int missing) {
        /** Copies the list. */
        public Value {
            files = List.copyOf(files);
        }
    }

    /**
     * The values in files.
     *
     * @param files each of them once
     * @param path the path of one as it was given, with {@code /} or the platform's separator
     */
    public BulkFiles(Collection<? extends T> files, Function<? super T, String> path) {
        single = new BulkDataLinks<>(files, path);
        Map<String, TreeMap<Integer, T>> frames = new LinkedHashMap<>();
        for (T file : files) {
            String slashed = slashed(path.apply(file));
            int number = frame(slashed);
            if (number > 0) {
                frames.computeIfAbsent(instance(slashed), base -> new TreeMap<>())
                        .putIfAbsent(number, file);
            }
        }
        for (Map.Entry<String, TreeMap<Integer, T>> group : frames.entrySet()) {
            TreeMap<Integer, T> numbered = group.getValue();
            framed.add(new Value<>(new ArrayList<>(numbered.values()), group.getKey(), missing(numbered)));
        }
        byInstance = new BulkDataLinks<>(framed, Value::instance);
    }

    private static String slashed(String path) {
        return path.replace(File.separatorChar, '/');
    }

    private static int missing(Map<Integer, ?> numbered) {
        int missing = 0;
        for (int i = 1; missing == 0 && i <= numbered.size(); i++) {
            missing = numbered.containsKey(i) ? 0 : i;
        }
        return missing;
    }

    /** The values that a BulkDataURI may mean; one if the link is sound. */
    public List<Value<T>> candidates(String uri) {
        List<Value<T>> candidates = new ArrayList<>(1);
        for (T file : single.candidates(uri)) {
            candidates.add(new Value<>(List.of(file), "", 0));
        }
        return candidates;
    }

    /**
     * The values that the BulkDataURI of Pixel Data may mean, whose frames may be files of their own.
     *
     * @param instance the SOP Instance UID; empty if there is none
     * @param frames Number of Frames
     */
    public List<Value<T>> candidates(String uri, String instance, int frames) {
        List<Value<T>> named = candidates(uri);
        // The URI of the first frame may stand for all of them.
        if (framed.isEmpty() || (!named.isEmpty() && (frames == 1 || frame(uri) != 1))) {
            return named;
        }
        List<Value<T>> candidates = byInstance.candidates(withoutFrames(uri));
        if (candidates.isEmpty() && !instance.isEmpty()) {
            candidates = framesOf(uri, instance);
        }
        return candidates.isEmpty() ? named : candidates;
    }

    /** The frames of an instance by its UID, or those in the only folder of frames, if no name says whose it is. */
    private List<Value<T>> framesOf(String uri, String instance) {
        int at = uri.indexOf("/" + instance + "/");
        List<Value<T>> candidates =
                byInstance.candidates(at < 0 ? instance : uri.substring(0, at + 1 + instance.length()));
        if (candidates.isEmpty()) {
            candidates = byInstance.candidates(instance);
        }
        boolean only = candidates.isEmpty() && framed.size() == 1 && !isNameOfAnother(framed.get(0).instance);
        return only ? framed : candidates;
    }

    /** Whether a folder looks as if it were named after an instance. */
    private static boolean isNameOfAnother(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        boolean uid = !last.isEmpty() && Character.isDigit(last.charAt(0)) && last.contains(".");
        return uid || path.contains("instances/");
    }

    /** The number of the frame that a path names; 0 if it names none. */
    private static int frame(String path) {
        int start = path.lastIndexOf('/') + 1;
        boolean inFrames =
                start == FRAMES.length() ? path.startsWith(FRAMES) : path.startsWith("/" + FRAMES, start - 8);
        int dot = path.indexOf('.', start);
        String number = path.substring(start, dot < 0 ? path.length() : dot);
        boolean decimal = !number.isEmpty() && number.length() <= MAX_DIGITS;
        for (int i = 0; i < number.length(); i++) {
            decimal &= number.charAt(i) >= '0' && number.charAt(i) <= '9';
        }
        return inFrames && decimal ? Integer.parseInt(number) : 0;
    }

    /** The path before {@code /frames/}. */
    private static String instance(String path) {
        int start = path.lastIndexOf('/') + 1 - FRAMES.length();
        return path.substring(0, Math.max(0, start - 1));
    }

    /** A URI without {@code /frames} and what follows it. */
    private static String withoutFrames(String uri) {
        int at = uri.lastIndexOf("/frames");
        boolean last = at > 0 && (uri.length() == at + 7 || uri.charAt(at + 7) == '/');
        return last ? uri.substring(0, at) : uri;
    }
}
