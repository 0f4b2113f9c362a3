package io.github.stowc.curl;

import io.github.stowc.wording.UsageException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The script for a POSIX shell that sends any number of messages, whose names stand in a list beside it, and the lines of
 * this list.
 *
 * <p>The script refuses a list other than the one that it was made for. It judges the answers as the scripts of
 * {@link CurlCommand} do, stops at the first message that is not stored as a whole, and can begin with any message.
 */
public final class ListScript {
    private static final int BUFFER = 1 << 16;
    private static final int SIZE_FIELD = 1;

    /** What a list has: its checksum, its lines, and whether curl streams a message in it. */
    record Listed(String checksum, int count, boolean streamed) {}

    private ListScript() {}

    /**
     * The line of a message: its name, its size in bytes, its Content-Type, the number of instances and their checksum
     * ({@link SentInstances}), separated by tabs, with a line feed at the end.
     *
     * @throws UsageException if the name has a tab or a line break
     * @throws IllegalArgumentException if the request has no Content-Type
     */
    public static String line(CurlRequest request) {
        String name = request.messageName();
        if (name.chars().anyMatch(c -> c == '\t' || c == '\n' || c == '\r')) {
            throw new UsageException(
                    "a list of messages cannot hold a name with a tab or a line break; leave it out of "
                            + Quoting.shown(name));
        }
        String type = request.headers().stream()
                .filter(ListScript::isContentType)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected a Content-Type, found none"))
                .value();
        return name
                + '\t'
                + request.messageLength()
                + '\t'
                + type
                + '\t'
                + request.instances().count()
                + '\t'
                + request.instances().checksum().orElse("")
                + '\n';
    }

    /**
     * The script for a list.
     *
     * @param command its first request says where all messages go, and with which header fields
     * @param listName the list's file name, without a folder
     * @param list the lines; it is read to its end
     * @throws UsageException if the name of the list has a NUL
     */
    public static byte[] of(CurlCommand command, String listName, InputStream list) throws IOException {
        return PosixScript.ofList(command, listName, read(list));
    }

    static boolean isContentType(RequestHeader header) {
        return header.name().equalsIgnoreCase("Content-Type");
    }

    private static Listed read(InputStream list) throws IOException {
        Cksum sum = new Cksum();
        byte[] buffer = new byte[BUFFER];
        Lines lines = new Lines();
        InputStream in = new BufferedInputStream(list, BUFFER);
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            sum.bytes(buffer, count);
            lines.add(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
        }
        return new Listed(sum.text(), lines.count, lines.largest >= CurlRequest.STREAMED_FROM);
    }

    /** Counts lines, and finds the largest size. */
    private static final class Lines {
        private int count;
        private int field;
        private long size;
        private long largest;

        void add(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\t') {
                    field++;
                } else if (c == '\n') {
                    largest = Math.max(largest, size);
                    count++;
                    field = 0;
                    size = 0;
                } else if (field == SIZE_FIELD) {
                    size = size * 10 + (c - '0');
                }
            }
        }
    }
}
