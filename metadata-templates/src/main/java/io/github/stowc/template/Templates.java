package io.github.stowc.template;

import io.github.stowc.dicom.Spelling;
import io.github.stowc.media.Media;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The built-in templates and those in a folder of the user's.
 *
 * <p>Immutable; the folder is looked at with each call.
 */
public final class Templates {
    /** Secondary Capture Image Storage with Modality OT and Conversion Type WSD (PS3.3 A.8.1). */
    public static final String SECONDARY_CAPTURE = "secondary-capture";

    /** VL Photographic Image Storage with Modality XC (PS3.3 A.32.4). */
    public static final String VL_PHOTOGRAPHIC = "vl-photographic";

    /** Multi-frame True Color Secondary Capture Image Storage with Modality OT (PS3.3 A.8.5). */
    public static final String MULTI_FRAME_SECONDARY_CAPTURE = "multi-frame-secondary-capture";

    private static final List<String> BUILT_IN =
            List.of(SECONDARY_CAPTURE, VL_PHOTOGRAPHIC, MULTI_FRAME_SECONDARY_CAPTURE);
    private static final String SUFFIX = ".json";

    private final Path folder;

    private Templates(Path folder) {
        this.folder = folder;
    }

    /** The built-in templates and those of a folder, which need not exist. */
    public static Templates with(Path folder) {
        return new Templates(folder);
    }

    /** The built-in template of that name, which must be one of the constants of this class. */
    public static Template builtIn(String name) {
        try (InputStream in = Templates.class.getResourceAsStream(name + SUFFIX)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no built-in template " + name);
            }
            return Template.parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The name of the built-in template for a content.
     *
     * @param photographic whether a still picture is a photograph in visible light; it changes nothing for other content
     */
    public static String nameFor(Media.Content content, boolean photographic) {
        if (content instanceof Media.Raster raster && raster.frameTimes().size() > 1) {
            return MULTI_FRAME_SECONDARY_CAPTURE;
        }
        if (content instanceof Media.Video || content instanceof Media.Document) {
            throw new IllegalArgumentException(content.source().name() + ": expected a picture");
        }
        return photographic ? VL_PHOTOGRAPHIC : SECONDARY_CAPTURE;
    }

    /** The folder of the user's templates. */
    public Path folder() {
        return folder;
    }

    /** The names of the built-in templates. */
    public static List<String> builtInNames() {
        return BUILT_IN;
    }

    /**
     * The names of the user's templates in alphabetical order.
     *
     * @throws IOException if the folder is there and cannot be read
     */
    public List<String> userNames() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }

    /**
     * The template of a name, built-in or the user's, or of a file where the name has a slash or ends in {@code .json}.
     *
     * @throws IllegalArgumentException if there is none of that name; the message names the nearest
     * @throws IOException if its file cannot be read
     * @throws TemplateException if its file is not a template
     */
    public Template find(String name) throws IOException {
        if (BUILT_IN.contains(name)) {
            return builtIn(name);
        }
        if (name.endsWith(SUFFIX) || name.contains("/") || name.contains("\\")) {
            return Template.read(Path.of(name));
        }
        try {
            return Template.read(fileOf(name));
        } catch (NoSuchFileException e) {
            List<String> names = new ArrayList<>(BUILT_IN);
            names.addAll(userNames());
            String meant = Spelling.nearest(name, names)
                    .map(n -> "; did you mean " + n + "?")
                    .orElse("");
            throw new IllegalArgumentException(
                    "there is no template \"" + name + "\", the names are " + String.join(", ", names) + meant, e);
        }
    }

    /**
     * The file that a user's template has or would have.
     *
     * @throws IllegalArgumentException if the name is a built-in one or not made of letters, digits, dots, dashes and
     *     underscores
     */
    public Path fileOf(String name) {
        boolean plain = !name.isEmpty() && name.charAt(0) != '.';
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            plain &= Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
        }
        if (!plain) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no name for a template; use letters, digits, dots, dashes and underscores");
        }
        if (BUILT_IN.contains(name)) {
            throw new IllegalArgumentException(name + " is built in; choose another name");
        }
        return folder.resolve(name + SUFFIX);
    }
}
