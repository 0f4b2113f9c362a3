package io.github.stowc.media.document;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.WindowStream;
import io.github.stowc.media.content.MediaException;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of an XML document; reading fails if too many lie between two tags, since a parser would keep them all. */
final class BoundedXml extends InputStream {
    private final ByteWindow in;
    private final WindowStream bytes;
    private final long most;
    private long lastTag;

    BoundedXml(ByteWindow in, long most) {
        this.in = in;
        this.bytes = new WindowStream(in, 0, in.size());
        this.most = most;
    }

    /** The parser has released what it kept. */
    void tag() {
        lastTag = bytes.at();
    }

    @Override
    public int read() throws IOException {
        check();
        return bytes.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        check();
        return bytes.read(into, from, length);
    }

    private void check() throws MediaException {
        if (bytes.at() - lastTag > most) {
            throw DocumentReader.malformed(
                    in.source(),
                    lastTag,
                    "at most " + most + " bytes between two tags",
                    "more",
                    "export it again without them");
        }
    }
}
