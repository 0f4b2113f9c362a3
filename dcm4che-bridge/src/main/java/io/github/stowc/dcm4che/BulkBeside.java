package io.github.stowc.dcm4che;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.part10.TransferSyntax;
import io.github.stowc.media.content.MediaType;
import io.github.stowc.stow.input.StowBulkData;
import io.github.stowc.stow.input.StowInstance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.BulkData;
import org.dcm4che3.data.Fragments;

/** Makes instances for the compiler from attributes; large, linked or fragmented values become bulk data. */
final class BulkBeside implements AttributesReader.Beside {
    private static final int PIXEL_GROUP = 0x7FE0;
    /** Longer values are no metadata. */
    private static final int MAX_INLINE = 64 * 1024;

    private final String location;
    private final Map<String, Body> plain = new LinkedHashMap<>();
    private final Map<String, Fragments> fragments = new LinkedHashMap<>();
    private String document = "";

    private BulkBeside(String location) {
        this.location = location;
    }

    /**
     * Makes an instance.
     *
     * @param name what errors call it, and the beginning of its BulkDataURIs
     * @throws IOException if a file that it links to is not there
     */
    static StowInstance instance(Dcm4cheInstance given, String name) throws IOException {
        BulkBeside beside = new BulkBeside(name);
        Dataset dataset;
        try {
            dataset = new AttributesReader(beside).read(given.dataset());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        List<StowBulkData> bulk = new ArrayList<>();
        MediaType documentType = documentType(dataset);
        beside.plain.forEach((uri, body) -> bulk.add(new StowBulkData.Plain(
                uri, uri.equals(beside.document) ? documentType : MediaType.OCTET_STREAM, body)));
        TransferSyntax syntax = new TransferSyntax(given.transferSyntax());
        for (Map.Entry<String, Fragments> entry : beside.fragments.entrySet()) {
            List<Body> frames = FragmentedFrames.of(name, entry.getValue(), syntax, dataset);
            bulk.add(new StowBulkData.Compressed(entry.getKey(), frames));
        }
        return new StowInstance(name, dataset, syntax, bulk);
    }

    /** What the instance says of its document, if that is a media type. */
    private static MediaType documentType(Dataset dataset) {
        try {
            return new MediaType(
                    dataset.text(Tags.MIME_TYPE_OF_ENCAPSULATED_DOCUMENT).orElse(""));
        } catch (IllegalArgumentException e) {
            return MediaType.OCTET_STREAM;
        }
    }

    @Override
    public Element link(Tag tag, VR vr, BulkData link, Attributes owner, String path) {
        try {
            if (vr.isText()) {
                // Its bytes are in the dataset's character set, and a message's may be another.
                org.dcm4che3.data.VR theirs = org.dcm4che3.data.VR.valueOf(vr.name());
                return AttributesReader.texts(tag, theirs, bytes(LinkedBodies.body(tag, vr, link)), owner);
            }
            return beside(tag, vr, LinkedBodies.body(tag, vr, link), path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Body body) throws IOException {
        try (var in = body.open()) {
            return in.readAllBytes();
        }
    }

    private Element beside(Tag tag, VR vr, Body body, String path) {
        String uri = location + '/' + path;
        plain.put(uri, body);
        if (tag.equals(Tags.ENCAPSULATED_DOCUMENT)) {
            document = uri;
        }
        return new Element.BulkData(tag, vr, uri);
    }

    @Override
    public Element fragments(Tag tag, VR vr, Fragments found, String path) {
        if (found.size() < 2) {
            return new Element.Empty(tag, vr);
        }
        String uri = location + '/' + path;
        fragments.put(uri, found);
        return new Element.BulkData(tag, vr, uri);
    }

    @Override
    public Element bytes(Element.Bytes bytes, String path) {
        Tag tag = bytes.tag();
        ByteBuffer value = bytes.bytes();
        boolean pixels = tag.group() == PIXEL_GROUP && tag.element() >= 8 && tag.element() <= 0x10;
        boolean large = value.remaining() > MAX_INLINE || pixels || tag.equals(Tags.ENCAPSULATED_DOCUMENT);
        if (!large || !value.hasRemaining()) {
            return bytes;
        }
        byte[] copy = new byte[value.remaining()];
        value.get(copy);
        return beside(tag, bytes.vr(), Body.of(copy), path);
    }
}
