package io.github.stowc.anatomy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.parser.AbstractContentHandler;
import org.apache.james.mime4j.parser.MimeStreamParser;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;

/** The parts of a message as Apache Mime4j reads them. */
public final class ReadByMime4j {
    private ReadByMime4j() {}

    /** The fields and the body of each part. */
    public static List<String> parts(String contentType, byte[] message) throws IOException, MimeException {
        List<String> found = new ArrayList<>();
        MimeStreamParser parser = new MimeStreamParser(MimeConfig.custom()
                .setMaxLineLen(-1)
                .setMaxHeaderLen(-1)
                .setMaxContentLen(-1)
                .build());
        parser.setContentHandler(new AbstractContentHandler() {
            private final List<String> fields = new ArrayList<>();

            @Override
            public void startBodyPart() {
                fields.clear();
            }

            @Override
            public void field(Field field) {
                fields.add(field.getName() + ": " + field.getBody().trim());
            }

            @Override
            public void body(BodyDescriptor descriptor, InputStream in) throws IOException {
                found.add(text(fields, in.readAllBytes()));
            }
        });
        byte[] head = Spans.bytes("Content-Type: " + contentType + "\r\n\r\n");
        parser.parse(new ByteArrayInputStream(Spans.join(head, message)));
        return found;
    }

    /** Fields and a body in the form in which they are compared. */
    static String text(List<String> fields, byte[] body) {
        return fields + " " + HexFormat.of().formatHex(body);
    }
}
