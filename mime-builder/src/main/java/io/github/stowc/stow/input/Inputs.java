package io.github.stowc.stow.input;

import io.github.stowc.bytes.Source;
import io.github.stowc.media.content.Kind;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * The files to compile, in order: those that were named and those found in folders.
 *
 * <p>Named files must be usable; unusable files in folders are left out and listed. Immutable.
 *
 * @param files in the order of the message
 * @param leftOut other content of the folders
 */
public record Inputs(List<Item> files, List<LeftOut> leftOut) {

    /**
     * A file to compile.
     *
     * @param source its bytes
     * @param found whether it was found in a folder rather than named
     */
    public record Item(Source source, boolean found) {}

    /**
     * A file that is left out.
     *
     * @param name its path
     * @param kind what it is; empty if its bytes were not looked at
     * @param reason why, as a clause
     * @param remedy what to do; empty if nothing is lost
     * @param isMissed whether a person expects it to be sent: it is a picture, video, document or DICOM file, and no
     *     copy of another
     */
    public record LeftOut(String name, Optional<Kind> kind, String reason, Sentence remedy, boolean isMissed) {

        /** A file that nobody expects to be sent. */
        public LeftOut(String name, String reason) {
            this(name, Optional.empty(), reason, Sentence.EMPTY, false);
        }

        /** A file of a kind, which is missed if it holds what could be sent otherwise. */
        public static LeftOut of(String name, Kind kind, String reason, Sentence remedy) {
            return new LeftOut(name, Optional.of(kind), reason, remedy, kind.isContent());
        }

        /** The whole sentence: the name, the reason and the remedy. */
        public Sentence text() {
            return Sentence.of(name + ": " + reason, remedy.isEmpty() ? "" : "; ", remedy);
        }
    }

    /** Copies the lists. */
    public Inputs {
        files = List.copyOf(files);
        leftOut = List.copyOf(leftOut);
    }

    /** Sources that were named. */
    public static Inputs of(List<? extends Source> sources) {
        List<Item> items = new ArrayList<>(sources.size());
        for (Source source : sources) {
            items.add(new Item(source, false));
        }
        return new Inputs(items, List.of());
    }

    /**
     * Files, and the files in folders and their subfolders in the byte order of their relative paths. Symbolic links
     * are followed, hidden files left out.
     *
     * @throws IOException if one is missing or cannot be read
     */
    public static Inputs ofPaths(List<Path> paths) throws IOException {
        List<Item> items = new ArrayList<>(paths.size());
        List<LeftOut> leftOut = new ArrayList<>();
        for (Path path : paths) {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                walk(path, items, leftOut);
            } else {
                items.add(new Item(Source.of(path, path.toString(), attributes), false));
            }
        }
        return new Inputs(items, leftOut);
    }

    private static void walk(Path folder, List<Item> items, List<LeftOut> leftOut) throws IOException {
        List<LeftOut> passedOver = new ArrayList<>();
        Walk walk = new Walk(folder, passedOver);
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
        walk.files.sort((left, right) -> Arrays.compareUnsigned(left.order, right.order));
        passedOver.sort((left, right) -> Arrays.compareUnsigned(order(left.name()), order(right.name())));
        leftOut.addAll(passedOver);
        for (Found found : walk.files) {
            items.add(new Item(found.source, true));
        }
    }

    /** A file in a folder, with the bytes of its relative path, which give its order. */
    private static final class Found {
        private final byte[] order;
        private final Source source;

        Found(byte[] order, Source source) {
            this.order = order;
            this.source = source;
        }
    }

    /** A path as text, independent of the platform's separator. */
    static String slashed(Path path) {
        String separator = path.getFileSystem().getSeparator();
        return separator.equals("/") ? path.toString() : path.toString().replace(separator, "/");
    }

    /** The sort key of a text: its bytes in UTF-8. */
    private static byte[] order(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Collects the files in a folder and its subfolders. */
    private static final class Walk extends SimpleFileVisitor<Path> {
        private final List<Found> files = new ArrayList<>();
        private final Path folder;
        private final List<LeftOut> leftOut;

        Walk(Path folder, List<LeftOut> leftOut) {
            this.folder = folder;
            this.leftOut = leftOut;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean hidden = String.valueOf(directory.getFileName()).startsWith(".") && !directory.equals(folder);
            if (hidden) {
                leftOut.add(new LeftOut(directory.toString(), "a hidden folder"));
            }
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String name = String.valueOf(file.getFileName());
            if (name.startsWith(".") || name.equalsIgnoreCase("Thumbs.db") || name.equalsIgnoreCase("desktop.ini")) {
                leftOut.add(new LeftOut(file.toString(), "a hidden file"));
            } else if (!attributes.isRegularFile()) {
                leftOut.add(new LeftOut(file.toString(), "not a regular file"));
            } else if (name.equals("DICOMDIR")) {
                leftOut.add(new LeftOut(file.toString(), "the directory of a medium (DICOMDIR), not an instance"));
            } else {
                files.add(new Found(
                        order(slashed(folder.relativize(file))), Source.of(file, file.toString(), attributes)));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof FileSystemLoopException) {
                leftOut.add(new LeftOut(file.toString(), "a link to a folder that contains it"));
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }
    }
}
