package io.github.stowc.testdata;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.TestAbortedException;

/** Finds the programs that tests run. A test names them in {@link NeedsTools} and is skipped if one is missing. */
public final class Tools {
    /** The package of Debian that has each tool. */
    private static final Map<String, String> PACKAGES = Map.ofEntries(
            Map.entry("Orthanc", "orthanc"),
            Map.entry("bash", "bash"),
            Map.entry("busybox", "busybox"),
            Map.entry("bzip2", "bzip2"),
            Map.entry("chromium", "chromium"),
            Map.entry("cjpeg", "libjpeg-turbo-progs"),
            Map.entry("convert", "imagemagick"),
            Map.entry("cp", "coreutils"),
            Map.entry("curl", "curl"),
            Map.entry("dash", "dash"),
            Map.entry("dciodvfy", "dicom3tools"),
            Map.entry("dcm2json", "dcmtk"),
            Map.entry("dcm2xml", "dcmtk"),
            Map.entry("dcmcjpeg", "dcmtk"),
            Map.entry("dcmcjpls", "dcmtk"),
            Map.entry("dcmconv", "dcmtk"),
            Map.entry("dcmcrle", "dcmtk"),
            Map.entry("dcmdjpeg", "dcmtk"),
            Map.entry("dcmdrle", "dcmtk"),
            Map.entry("dcmdump", "dcmtk"),
            Map.entry("dcmj2pnm", "dcmtk"),
            Map.entry("dcml2pnm", "dcmtk"),
            Map.entry("dcmodify", "dcmtk"),
            Map.entry("djpeg", "libjpeg-turbo-progs"),
            Map.entry("dump2dcm", "dcmtk"),
            Map.entry("dicomweb-client", "npm"),
            Map.entry("dwebp", "webp"),
            Map.entry("ffmpeg", "ffmpeg"),
            Map.entry("ffprobe", "ffmpeg"),
            Map.entry("gs", "ghostscript"),
            Map.entry("img2dcm", "dcmtk"),
            Map.entry("jpegtran", "libjpeg-turbo-progs"),
            Map.entry("kill", "procps"),
            Map.entry("libOrthancDicomWeb.so", "orthanc-dicomweb"),
            Map.entry("locale", "libc-bin"),
            Map.entry("mkfifo", "coreutils"),
            Map.entry("mount", "mount"),
            Map.entry("node", "nodejs"),
            Map.entry("ojph_compress", "openjph-tools"),
            Map.entry("opj_compress", "libopenjp2-tools"),
            Map.entry("opj_decompress", "libopenjp2-tools"),
            Map.entry("pydicom", "python3-pydicom"),
            Map.entry("python3", "python3"),
            Map.entry("qpdf", "qpdf"),
            Map.entry("script", "bsdutils"),
            Map.entry("sh", "dash"),
            Map.entry("shellcheck", "shellcheck"),
            Map.entry("stty", "coreutils"),
            Map.entry("umount", "mount"),
            Map.entry("xhr2", "npm"),
            Map.entry("zsh", "zsh"));

    /** Packages of npm, which are in the folder that the environment variable names. */
    private static final Set<String> NPM = Set.of("dicomweb-client", "xhr2");

    private static final String NPM_FOLDER = "STOWC_NODE_MODULES";

    /** The folder of Orthanc's plugins; all else is in {@code PATH}. */
    private static final List<Path> PLUGINS = List.of(
            Path.of("/usr/share/orthanc/plugins"), Path.of("/usr/lib/orthanc/plugins"), Path.of("/usr/lib/orthanc"));

    private static final Pattern SENTENCE = Pattern.compile(".* not installed; to run this test: apt-get install (.*)");

    private Tools() {}

    /**
     * The path of a program. If it is missing, the test is skipped with a line that says what to install, or fails if
     * {@link #areRequired}.
     *
     * @throws IllegalStateException if the running test is not marked by {@link NeedsTools}, so that {@code .ci/run}
     *     would not run it
     */
    public static Path require(String tool) {
        RunningTest.current().ifPresent(test -> {
            if (test.getTags().stream().noneMatch(tag -> tag.getName().equals(NeedsTools.TAG))) {
                throw new IllegalStateException(test.getDisplayName() + " needs " + tool + ": mark it @NeedsTools");
            }
        });
        Optional<Path> found = find(tool);
        if (found.isEmpty()) {
            String message = sentence(List.of(tool));
            if (areRequired()) {
                Assertions.fail(message);
            }
            throw new TestAbortedException(message);
        }
        return found.get();
    }

    /**
     * Whether a test fails instead of being skipped if a tool is missing: the system property {@code
     * stowc.require.tools}.
     */
    public static boolean areRequired() {
        return Boolean.getBoolean("stowc.require.tools");
    }

    /** Skips the test if the machine cannot do something that no package provides; the text says what. */
    public static void assume(boolean able, String what) {
        Assumptions.assumeTrue(able, what);
    }

    /**
     * The path of a program in the folders of {@code PATH}, or in their counterparts for administrators (sbin), or of a
     * package of npm.
     */
    public static Optional<Path> find(String tool) {
        if (tool.endsWith(".so")) {
            return PLUGINS.stream()
                    .map(folder -> folder.resolve(tool))
                    .filter(Files::isRegularFile)
                    .findFirst();
        }
        if (NPM.contains(tool)) {
            return Optional.ofNullable(System.getenv(NPM_FOLDER))
                    .map(folder -> Path.of(folder).resolve(tool))
                    .filter(Files::isDirectory);
        }
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (folder.isEmpty()) {
                continue;
            }
            for (Path place : List.of(Path.of(folder), Path.of(folder).resolveSibling("sbin"))) {
                if (Files.isExecutable(place.resolve(tool))) {
                    return Optional.of(place.resolve(tool));
                }
            }
        }
        return Optional.empty();
    }

    /** One line on what to install for missing tools; empty if none is missing. */
    static Optional<String> whatIsMissing(List<String> tools) {
        List<String> missing =
                tools.stream().filter(tool -> find(tool).isEmpty()).toList();
        return missing.isEmpty() ? Optional.empty() : Optional.of(sentence(missing));
    }

    static String sentence(List<String> missing) {
        Set<String> packages = new LinkedHashSet<>();
        List<String> names = new ArrayList<>();
        for (String tool : missing) {
            String name = PACKAGES.get(tool);
            if (name == null) {
                throw new IllegalArgumentException("no package is known for " + tool + ": add it to Tools");
            }
            packages.add(name);
            names.add(NPM.contains(tool) ? tool + " (of npm, in the folder of $" + NPM_FOLDER + ")" : tool);
        }
        return String.join(", ", names) + (missing.size() == 1 ? " is" : " are")
                + " not installed; to run this test: apt-get install " + String.join(" ", packages);
    }

    /** The packages that a reason for skipping names; empty for other reasons. */
    static List<String> packagesIn(String reason) {
        Matcher matcher = SENTENCE.matcher(reason);
        return matcher.matches() ? List.of(matcher.group(1).split(" ")) : List.of();
    }
}
