package io.github.stowc.dicom.xml;

import io.github.stowc.bytes.Printable;
import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.PersonName;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.syntax.XmlCharacters;
import io.github.stowc.dicom.text.DicomTextException;
import io.github.stowc.dicom.text.ItemPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Writes datasets and their elements in the forms of PS3.19 A.1.5. */
final class XmlElementWriter {
    private static final int INDENT = 2;
    /** A multiple of 3, so that only the last piece is padded. */
    private static final int BASE64_PIECE = 3 * 1024;

    private final XmlOutput out;
    private final boolean readable;
    private final ItemPath path = new ItemPath();
    private int depth = 1;

    XmlElementWriter(XmlOutput out, boolean readable) {
        this.out = out;
        this.readable = readable;
    }

    /** Writes the attributes; group lengths are left out, as they have no place in XML. */
    void write(Dataset dataset) throws IOException {
        CreatorBlocks blocks = new CreatorBlocks();
        for (Element element : dataset) {
            blocks.add(element);
        }
        for (Element element : dataset) {
            if (!element.tag().isGroupLength()) {
                line();
                write(element, blocks);
            }
        }
    }

    private void line() throws IOException {
        if (readable) {
            out.raw("\n");
            out.spaces(depth * INDENT);
        }
    }

    private void write(Element element, CreatorBlocks blocks) throws IOException {
        out.raw("<DicomAttribute");
        writeTag(element.tag(), blocks);
        out.raw(" vr=\"");
        out.raw(element.vr().name());
        out.raw("\"");
        DictionaryEntry entry = DataDictionary.standard().find(element.tag()).orElse(null);
        if (entry != null && !entry.keyword().isEmpty()) {
            out.raw(" keyword=\"");
            out.raw(entry.keyword());
            out.raw("\"");
        }
        if (element.valueCount() == 0) {
            out.raw("/>");
            return;
        }
        out.raw(">");
        if (element instanceof Element.Text text) {
            writeTexts(text);
        } else if (element instanceof Element.Names names) {
            writeNames(names);
        } else if (element instanceof Element.Sequence sequence) {
            writeItems(sequence);
        } else if (element instanceof Element.Bytes bytes) {
            writeBytes(bytes.bytes());
        } else if (element instanceof Element.BulkData link) {
            out.raw("<BulkData uri=");
            out.quoted(checked(link.uri(), element));
            out.raw("/>");
        }
        out.raw("</DicomAttribute>");
    }

    /** A private tag leaves its block to the creator's name, unless an earlier block has the same name. */
    private void writeTag(Tag tag, CreatorBlocks blocks) throws IOException {
        String creator = blocks.creator(tag);
        Tag block = creator == null ? null : blocks.find(tag.group(), creator);
        boolean isFirst = tag.privateCreator().map(own -> own.equals(block)).orElse(false);
        out.raw(" tag=\"");
        out.raw((isFirst ? new Tag(tag.value() & 0xFFFF00FF) : tag).hex());
        out.raw("\"");
        if (creator != null) {
            out.raw(" privateCreator=");
            out.quoted(creator);
        }
    }

    private void writeTexts(Element.Text element) throws IOException {
        List<String> values = element.values();
        for (int i = 0; i < values.size(); i++) {
            startNumbered("Value", i);
            out.text(checked(values.get(i), element));
            out.raw("</Value>");
        }
    }

    private void startNumbered(String name, int index) throws IOException {
        out.raw("<");
        out.raw(name);
        out.raw(" number=\"");
        out.raw(Integer.toString(index + 1));
        out.raw("\">");
    }

    private void writeNames(Element.Names element) throws IOException {
        List<PersonName> names = element.names();
        for (int i = 0; i < names.size(); i++) {
            startNumbered("PersonName", i);
            writeGroup("Alphabetic", names.get(i).alphabetic(), element);
            writeGroup("Ideographic", names.get(i).ideographic(), element);
            writeGroup("Phonetic", names.get(i).phonetic(), element);
            out.raw("</PersonName>");
        }
    }

    private void writeGroup(String group, String name, Element element) throws IOException {
        if (name.isEmpty()) {
            return;
        }
        checked(name, element);
        out.raw("<" + group + ">");
        int at = 0;
        for (int i = 0; i < PersonNameParser.COMPONENTS.size() && at >= 0; i++) {
            // The last component of a name takes all components beyond the fifth.
            boolean isLast = i == PersonNameParser.COMPONENTS.size() - 1;
            int caret = isLast ? -1 : name.indexOf('^', at);
            String component = name.substring(at, caret < 0 ? name.length() : caret);
            // An empty last one is written, so that the carets before it are not lost.
            if (!component.isEmpty() || caret < 0) {
                String tag = PersonNameParser.COMPONENTS.get(i);
                out.raw("<" + tag + ">");
                out.text(component);
                out.raw("</" + tag + ">");
            }
            at = caret < 0 ? -1 : caret + 1;
        }
        out.raw("</" + group + ">");
    }

    private void writeItems(Element.Sequence sequence) throws IOException {
        List<Dataset> datasets = sequence.items();
        for (int i = 0; i < datasets.size(); i++) {
            path.enter(sequence.tag(), i);
            depth++;
            line();
            startNumbered("Item", i);
            depth++;
            write(datasets.get(i));
            depth--;
            line();
            depth--;
            out.raw("</Item>");
            path.leave();
        }
        line();
    }

    private void writeBytes(ByteBuffer bytes) throws IOException {
        out.raw("<InlineBinary>");
        byte[] piece = new byte[Math.min(BASE64_PIECE, bytes.remaining())];
        while (bytes.hasRemaining()) {
            int length = Math.min(piece.length, bytes.remaining());
            bytes.get(piece, 0, length);
            ByteBuffer encoded = Base64.getEncoder().encode(ByteBuffer.wrap(piece, 0, length));
            out.raw(new String(encoded.array(), 0, encoded.limit(), StandardCharsets.ISO_8859_1));
        }
        out.raw("</InlineBinary>");
    }

    private String checked(String text, Element element) throws DicomTextException {
        int at = XmlCharacters.forbidden(text, 0);
        if (at >= 0) {
            throw new DicomTextException(
                    path,
                    element.tag(),
                    "its value has the character " + Printable.code(text.charAt(at)) + ", which XML 1.0 cannot have",
                    "remove it, or write DICOM JSON or a DICOM file (XML 1.0 2.2)");
        }
        return text;
    }
}
