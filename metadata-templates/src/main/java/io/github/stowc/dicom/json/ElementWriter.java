package io.github.stowc.dicom.json;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.syntax.JsonText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Writes datasets and their elements in the forms of PS3.18 F.2. */
final class ElementWriter {
    private static final int INDENT = 2;
    /** A multiple of 3, so that only the last piece is padded. */
    private static final int BASE64_PIECE = 3 * 1024;

    private final JsonText out;
    private final boolean readable;
    private int depth;

    ElementWriter(JsonText out, boolean readable) {
        this.out = out;
        this.readable = readable;
    }

    void write(Dataset dataset) throws IOException {
        out.raw(readable ? "{\n" : "{");
        boolean first = true;
        for (Element element : dataset) {
            if (!first) {
                out.raw(readable ? ",\n" : ",");
            }
            first = false;
            out.spaces(depth * INDENT);
            write(element);
        }
        if (readable) {
            out.raw(first ? "" : "\n");
            out.spaces(Math.max(0, depth - 1) * INDENT);
        }
        out.raw("}");
    }

    private void write(Element element) throws IOException {
        out.raw("\"");
        out.raw(element.tag().hex());
        out.raw(readable ? "\": { \"vr\": \"" : "\":{\"vr\":\"");
        out.raw(element.vr().name());
        out.raw("\"");
        if (element instanceof Element.Text text) {
            writeTexts(text);
        } else if (element instanceof Element.Names names) {
            writeNames(names.names());
        } else if (element instanceof Element.Sequence sequence) {
            writeItems(sequence.items());
        } else if (element instanceof Element.Bytes bytes) {
            writeBytes(bytes.bytes());
        } else if (element instanceof Element.BulkData bulkData) {
            member("BulkDataURI");
            out.string(bulkData.uri());
            end();
        } else {
            end();
        }
    }

    private void member(String name) throws IOException {
        out.raw(readable ? ", \"" : ",\"");
        out.raw(name);
        out.raw(readable ? "\": " : "\":");
    }

    private void end() throws IOException {
        out.raw(readable ? " }" : "}");
    }

    private void writeTexts(Element.Text element) throws IOException {
        if (element.values().size() == 1 && element.values().get(0).isEmpty()) {
            end();
            return;
        }
        member("Value");
        out.raw(readable ? "[ " : "[");
        List<String> values = element.values();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (i > 0) {
                separate();
            }
            if (value.isEmpty()) {
                out.raw("null");
            } else if (isNumber(element.vr(), value)) {
                out.raw(value);
            } else {
                out.string(value);
            }
        }
        out.raw(readable ? " ]" : "]");
        end();
    }

    /**
     * Whether a value goes without quotes. FL, FD, SL, SS, UL and US must; DS, IS, SV and UV may, and do if no reader can
     * lose a digit (PS3.18 table F.2.3-1).
     */
    private static boolean isNumber(VR vr, String value) {
        return switch (vr.form()) {
            case DECIMAL -> JsonNumbers.isExact(value);
            case FLOAT -> JsonNumbers.isJson(value);
            case INTEGER -> (vr == VR.SV || vr == VR.UV) ? JsonNumbers.isExact(value) : JsonNumbers.isJson(value);
            default -> false;
        };
    }

    private void separate() throws IOException {
        out.raw(readable ? ", " : ",");
    }

    private void writeNames(List<PersonName> names) throws IOException {
        if (names.size() == 1 && names.get(0).isEmpty()) {
            end();
            return;
        }
        member("Value");
        out.raw("[");
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                separate();
            }
            writeName(names.get(i));
        }
        out.raw("]}");
    }

    private void writeName(PersonName name) throws IOException {
        if (name.isEmpty()) {
            out.raw("null");
            return;
        }
        out.raw(readable ? "{ " : "{");
        boolean first = writeGroup("Alphabetic", name.alphabetic(), true);
        first = writeGroup("Ideographic", name.ideographic(), first);
        writeGroup("Phonetic", name.phonetic(), first);
        end();
    }

    private boolean writeGroup(String group, String value, boolean first) throws IOException {
        if (value.isEmpty()) {
            return first;
        }
        if (!first) {
            separate();
        }
        out.raw("\"");
        out.raw(group);
        out.raw(readable ? "\": " : "\":");
        out.string(value);
        return false;
    }

    private void writeItems(List<Dataset> items) throws IOException {
        member("Value");
        out.raw("[");
        boolean first = true;
        depth += readable ? 1 : 0;
        for (Dataset item : items) {
            if (!first) {
                out.raw(",");
            }
            first = false;
            write(item);
        }
        depth -= readable ? 1 : 0;
        out.raw("]}");
    }

    private void writeBytes(ByteBuffer bytes) throws IOException {
        member("InlineBinary");
        out.raw("\"");
        byte[] piece = new byte[Math.min(BASE64_PIECE, bytes.remaining())];
        while (bytes.hasRemaining()) {
            int length = Math.min(piece.length, bytes.remaining());
            bytes.get(piece, 0, length);
            ByteBuffer encoded = Base64.getEncoder().encode(ByteBuffer.wrap(piece, 0, length));
            out.raw(new String(encoded.array(), 0, encoded.limit(), StandardCharsets.ISO_8859_1));
        }
        out.raw("\"");
        end();
    }
}
