package io.github.stowc.media.document;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.media.content.MediaException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes an XML document in the encoding that its first bytes name (XML 1.0 annex F). The parser of the JDK would do it
 * too, but writes to the error stream of the process what it finds wrong.
 */
final class XmlText {
    private static final int DECLARATION = 200;
    private static final String NAME = "encoding";

    private XmlText() {}

    /**
     * The characters of a document; a {@link java.nio.charset.CharacterCodingException} comes where bytes are none.
     *
     * @param bytes all bytes of the window, not yet read
     * @throws MediaException if the encoding is unknown
     */
    static Reader of(ByteWindow in, InputStream bytes) throws IOException {
        int mark = 0;
        Charset charset;
        if (in.has(0, "\u00ef\u00bb\u00bf")) {
            mark = 3;
            charset = StandardCharsets.UTF_8;
        } else if (in.has(0, "\u00fe\u00ff") || in.has(0, "\0<")) {
            mark = in.u8(0) == 0 ? 0 : 2;
            charset = StandardCharsets.UTF_16BE;
        } else if (in.has(0, "\u00ff\u00fe") || in.has(0, "<\0")) {
            mark = in.u8(0) == '<' ? 0 : 2;
            charset = StandardCharsets.UTF_16LE;
        } else {
            charset = declared(in);
        }
        bytes.skipNBytes(mark);
        return new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static Charset declared(ByteWindow in) throws IOException {
        int length = (int) Math.min(in.size(), DECLARATION);
        String start = new String(in.copy(0, length), StandardCharsets.ISO_8859_1);
        int end = start.indexOf("?>");
        int name = start.startsWith("<?xml") ? start.indexOf(NAME) : -1;
        if (name < 0 || name > end) {
            return StandardCharsets.UTF_8;
        }
        int open = name + NAME.length();
        while (open < end && start.charAt(open) != '"' && start.charAt(open) != '\'') {
            open++;
        }
        int close = start.indexOf(start.charAt(open), open + 1);
        String said = close < 0 || close > end ? "" : start.substring(open + 1, close);
        try {
            return Charset.forName(said);
        } catch (IllegalArgumentException e) {
            throw DocumentReader.malformed(
                    in.source(), name, "the name of an encoding", "another", "save it again in UTF-8");
        }
    }
}
