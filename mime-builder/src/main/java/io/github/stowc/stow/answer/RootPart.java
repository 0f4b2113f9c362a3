package io.github.stowc.stow.answer;

import io.github.stowc.mime.MultipartReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The first part of an answer that is a multipart message, as PS3.18 has shown responses in XML. */
final class RootPart {
    private RootPart() {}

    /** Its bytes, as many as there are; the body itself if it is no such message. */
    static byte[] of(String contentType, byte[] body) {
        if (!contentType.regionMatches(true, 0, "multipart/", 0, 10)) {
            return body;
        }
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        try (MultipartReader reader = MultipartReader.of(contentType, new ByteArrayInputStream(body))) {
            Optional<MultipartReader.ReadPart> first = reader.next();
            if (first.isPresent()) {
                byte[] buffer = new byte[8192];
                InputStream in = first.get().body();
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    part.write(buffer, 0, count);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // What follows the part is of no use, and a part that is cut off says so itself.
        }
        return part.size() == 0 ? body : part.toByteArray();
    }
}
