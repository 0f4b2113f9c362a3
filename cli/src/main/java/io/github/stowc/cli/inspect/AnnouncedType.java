package io.github.stowc.cli.inspect;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.bytes.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Content-Type that goes with a message, and where it stands.
 *
 * @param value of the field; empty if it is not known
 * @param from the file with it; empty for the command line or if there is none
 */
public record AnnouncedType(String value, String from) {
    private static final AnnouncedType NONE = new AnnouncedType("", "");

    /** More than a script has. */
    private static final long MOST = 1 << 20;

    /** In a script, as an argument of curl in single quotes. */
    private static final Pattern ARGUMENT =
            Pattern.compile("'Content-Type: ((?:[^'\\r\\n]|'\\\\'')*)'", Pattern.CASE_INSENSITIVE);

    /** In a file with one field a line. */
    private static final Pattern FIELD =
            Pattern.compile("^Content-Type:[ \\t]*([^\\r\\n]*)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /**
     * What goes with a message; none for a request, whose own head says it, and for a message without a file.
     *
     * @throws IOException if the message or what is beside it cannot be read
     */
    public static AnnouncedType of(Source source, @Nullable Path file) throws IOException {
        return file == null || Anatomy.isRequest(source) ? NONE : beside(file);
    }

    /** What the script or the fields beside a message say, which compile writes with it. */
    private static AnnouncedType beside(Path message) throws IOException {
        Path file = message.getFileName();
        String name = file == null ? "" : file.toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        for (String beside : List.of(stem + ".curl.sh", stem + ".headers")) {
            Path path = message.resolveSibling(beside);
            if (Files.isRegularFile(path) && Files.size(path) <= MOST) {
                String text = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
                Matcher found = (beside.endsWith(".sh") ? ARGUMENT : FIELD).matcher(text);
                if (found.find()) {
                    return new AnnouncedType(
                            found.group(1).replace("'\\''", "'").strip(), path.toString());
                }
            }
        }
        return NONE;
    }
}
