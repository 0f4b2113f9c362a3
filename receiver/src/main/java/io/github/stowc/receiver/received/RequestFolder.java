package io.github.stowc.receiver.received;

import io.github.stowc.bytes.Source;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A folder with whole raw requests, each in a file {@code NUMBER-TIME.http} that only its owner can read: the head, then the
 * body without chunks (RFC 9112). Safe to share between threads.
 */
public final class RequestFolder {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Fields whose values are secrets. */
    private static final Set<String> SECRET = Set.of("authorization", "proxy-authorization", "cookie");

    private final Path folder;

    private RequestFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * A folder, which is made if it is not there.
     *
     * @throws IOException if it cannot be made
     */
    public static RequestFolder open(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new RequestFolder(folder);
    }

    /**
     * Writes a request.
     *
     * @param body all that came; empty if it did not come as a whole, and then the head stands alone
     * @throws IOException if it cannot be written
     */
    void write(ReceivedRequest request, Optional<Source> body) throws IOException {
        String name = String.format(Locale.ROOT, "%06d-%s", request.number(), TIME.format(request.time()));
        Path hidden = folder.resolve("." + name + ".tmp");
        try {
            try (OutputStream out = new BufferedOutputStream(create(hidden))) {
                out.write(head(request, body).getBytes(StandardCharsets.ISO_8859_1));
                if (body.isPresent()) {
                    try (InputStream in = body.get().open()) {
                        in.transferTo(out);
                    }
                }
            }
            Files.move(hidden, folder.resolve(name + ".http"), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(hidden);
        }
    }

    private static OutputStream create(Path file) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileAttribute<?>[] attributes =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        return Channels.newOutputStream(Files.newByteChannel(file, options, attributes));
    }

    private static String head(ReceivedRequest request, Optional<Source> body) {
        StringBuilder head = new StringBuilder()
                .append(request.method())
                .append(' ')
                .append(request.target())
                .append(" HTTP/1.1\r\n");
        boolean hasLength = false;
        for (HeaderField field : request.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (name.equals("transfer-encoding") && body.isPresent()) {
                continue;
            }
            hasLength |= name.equals("content-length");
            head.append(field.name()).append(": ").append(SECRET.contains(name) ? "***" : field.value());
            head.append("\r\n");
        }
        if (!hasLength && body.isPresent()) {
            head.append("Content-Length: ").append(body.get().size()).append("\r\n");
        }
        return head.append("\r\n").toString();
    }
}
