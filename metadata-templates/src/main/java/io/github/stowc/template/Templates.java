package io.github.stowc.template;

import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Spelling;
import io.github.stowc.dicom.Tags;
import io.github.stowc.media.content.DocumentFacts;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.Media;
import io.github.stowc.template.header.HeaderAttributes;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import io.github.stowc.wording.UsageException;
import io.github.stowc.wording.WayOut;
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
 * <p>Immutable; each call looks at the folder.
 */
public final class Templates {
    /** Secondary Capture Image Storage with Modality OT and Conversion Type WSD (PS3.3 A.8.1). */
    public static final String SECONDARY_CAPTURE = "secondary-capture";

    /** VL Photographic Image Storage with Modality XC (PS3.3 A.32.4). */
    public static final String VL_PHOTOGRAPHIC = "vl-photographic";

    /** Multi-frame True Color Secondary Capture Image Storage with Modality OT (PS3.3 A.8.5). */
    public static final String MULTI_FRAME_SECONDARY_CAPTURE = "multi-frame-secondary-capture";

    /** Multi-frame Grayscale Byte Secondary Capture Image Storage with Modality OT (PS3.3 A.8.3). */
    public static final String MULTI_FRAME_BYTE_SECONDARY_CAPTURE = "multi-frame-byte-secondary-capture";

    /** Multi-frame Grayscale Word Secondary Capture Image Storage with Modality OT (PS3.3 A.8.4). */
    public static final String MULTI_FRAME_WORD_SECONDARY_CAPTURE = "multi-frame-word-secondary-capture";

    /** Video Photographic Image Storage with Modality XC (PS3.3 A.32.7). */
    public static final String VIDEO_PHOTOGRAPHIC = "video-photographic";

    /** Encapsulated PDF Storage with Modality DOC (PS3.3 A.45.1). */
    public static final String ENCAPSULATED_PDF = "encapsulated-pdf";

    /** Encapsulated CDA Storage with Modality DOC (PS3.3 A.45.2). */
    public static final String ENCAPSULATED_CDA = "encapsulated-cda";

    /** Encapsulated STL Storage in millimetres (PS3.3 A.85.1). */
    public static final String ENCAPSULATED_STL = "encapsulated-stl";

    /** Encapsulated OBJ Storage in millimetres (PS3.3 A.85.2). */
    public static final String ENCAPSULATED_OBJ = "encapsulated-obj";

    /** Encapsulated MTL Storage in millimetres (PS3.3 A.85.3). */
    public static final String ENCAPSULATED_MTL = "encapsulated-mtl";

    /** dcm4che's private SOP Class for genozip files. */
    public static final String ENCAPSULATED_GENOZIP = "encapsulated-genozip";

    /** dcm4che's private SOP Class for VCF files compressed by bzip2. */
    public static final String ENCAPSULATED_VCF_BZIP2 = "encapsulated-vcf-bzip2";

    /** dcm4che's private SOP Class for documents compressed by bzip2. */
    public static final String ENCAPSULATED_BZIP2 = "encapsulated-bzip2";

    private static final List<String> BUILT_IN = List.of(
            SECONDARY_CAPTURE,
            VL_PHOTOGRAPHIC,
            MULTI_FRAME_SECONDARY_CAPTURE,
            MULTI_FRAME_BYTE_SECONDARY_CAPTURE,
            MULTI_FRAME_WORD_SECONDARY_CAPTURE,
            VIDEO_PHOTOGRAPHIC,
            ENCAPSULATED_PDF,
            ENCAPSULATED_CDA,
            ENCAPSULATED_STL,
            ENCAPSULATED_OBJ,
            ENCAPSULATED_MTL,
            ENCAPSULATED_GENOZIP,
            ENCAPSULATED_VCF_BZIP2,
            ENCAPSULATED_BZIP2);
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
                throw new IllegalArgumentException("no built-in template " + name);
            }
            return Template.parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The name of the built-in template for a content.
     *
     * @param photographic whether a still picture is a photograph in visible light; it changes nothing for other
     *     content
     * @throws TemplateException if it should become a photograph and has more than 8 bits a sample
     */
    public static String nameFor(Media.Content content, boolean photographic) {
        if (content instanceof Media.Raster raster && raster.frameTimes().size() > 1) {
            return multiFrame(raster.imagePixel());
        }
        if (content instanceof Media.Video) {
            return VIDEO_PHOTOGRAPHIC;
        }
        if (content instanceof Media.Document document) {
            return nameFor(document.facts().kind());
        }
        if (photographic) {
            requireEightBits(content);
            return VL_PHOTOGRAPHIC;
        }
        return SECONDARY_CAPTURE;
    }

    private static String multiFrame(ImagePixel pixel) {
        if (pixel.samplesPerPixel() > 1) {
            return MULTI_FRAME_SECONDARY_CAPTURE;
        }
        return pixel.bitsAllocated() > 8 ? MULTI_FRAME_WORD_SECONDARY_CAPTURE : MULTI_FRAME_BYTE_SECONDARY_CAPTURE;
    }

    private static void requireEightBits(Media.Content picture) {
        for (Element element : HeaderAttributes.of(picture)) {
            if (element.tag().equals(Tags.BITS_STORED)
                    && Integer.parseInt(element.texts().get(0)) > 8) {
                throw new TemplateException(Sentence.of(
                        picture.source().name()
                                + ": expected 8 bits a sample in a VL Photographic Image (PS3.3 C.8.12.1), found "
                                + element.texts().get(0)
                                + "; make it a Secondary Capture, which takes more (without ",
                        Choice.PHOTOGRAPHIC,
                        "), or reduce it: ",
                        WayOut.EIGHT_BITS));
            }
        }
    }

    private static String nameFor(DocumentFacts.Kind kind) {
        return switch (kind) {
            case PDF -> ENCAPSULATED_PDF;
            case CDA -> ENCAPSULATED_CDA;
            case STL -> ENCAPSULATED_STL;
            case OBJ -> ENCAPSULATED_OBJ;
            case MTL -> ENCAPSULATED_MTL;
            case GENOZIP -> ENCAPSULATED_GENOZIP;
            case BZIP2_VCF -> ENCAPSULATED_VCF_BZIP2;
            case BZIP2 -> ENCAPSULATED_BZIP2;
        };
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
     * @throws IOException if the folder exists and cannot be read
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
     * The template with that name, built-in or the user's, or of a file if the name has a slash or ends in {@code
     * .json}.
     *
     * @throws UsageException if no template has that name; the message names the nearest
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
            throw new UsageException(
                    "no template \"" + name + "\", the names are " + String.join(", ", names) + meant, e);
        }
    }

    /**
     * The file that a user's template has or would have.
     *
     * @throws UsageException if the name is a built-in one or not made of letters, digits, dots, dashes and
     *     underscores
     */
    public Path fileOf(String name) {
        boolean plain = !name.isEmpty() && name.charAt(0) != '.';
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            plain &= Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
        }
        if (!plain) {
            throw new UsageException(
                    "\"" + name + "\" is not a name for a template; use letters, digits, dots, dashes and underscores");
        }
        if (BUILT_IN.contains(name)) {
            throw new UsageException(name + " is built in; choose another name");
        }
        return folder.resolve(name + SUFFIX);
    }
}
