package io.github.stowc.cli;

import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.part10.BulkValue;
import io.github.stowc.dicom.part10.Part10Content;
import io.github.stowc.dicom.part10.Part10Reader;
import io.github.stowc.dicom.xml.DicomXmlReader;
import io.github.stowc.stow.input.StoredMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The instances of a message as texts that are the same whatever the encoding: attributes, and bulk data byte for byte. */
final class MessageReading {
    private final Map<String, byte[]> bulk = new LinkedHashMap<>();
    private final List<Dataset> datasets = new ArrayList<>();
    private final List<Map<String, byte[]>> values = new ArrayList<>();

    private MessageReading() {}

    /** One text an instance. */
    static List<String> instances(Path message) throws IOException {
        MessageReading reading = new MessageReading();
        for (StoredMessage.StoredPart part : StoredMessage.read(message).parts()) {
            reading.read(part);
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < reading.datasets.size(); i++) {
            StringBuilder text = new StringBuilder();
            reading.describe(reading.datasets.get(i), reading.values.get(i), "", text);
            texts.add(text.toString());
        }
        return texts;
    }

    private void read(StoredMessage.StoredPart part) throws IOException {
        Source source = part.source("part " + (part.index() + 1));
        switch (part.contentType()) {
            case "application/dicom" -> readFile(source);
            case "application/dicom+json" ->
                DicomJsonReader.readAll(source.open(), JsonReadOptions.of(source.name()))
                        .forEach(this::add);
            case "application/dicom+xml" ->
                add(DicomXmlReader.strict(source.open(), source.name()).read());
            default -> bulk.put(part.contentLocation(), source.open().readAllBytes());
        }
    }

    private void add(Dataset dataset) {
        datasets.add(dataset);
        values.add(bulk);
    }

    private void readFile(Source source) throws IOException {
        Part10Content content;
        try (InputStream in = source.open()) {
            content = Part10Reader.strict().read(source.name(), in);
        }
        Map<String, byte[]> inFile = new LinkedHashMap<>();
        for (BulkValue value : content.bulkValues()) {
            try (InputStream in = value.open(source.open())) {
                inFile.put(value.uri(), in.readAllBytes());
            }
        }
        datasets.add(content.dataset());
        values.add(inFile);
    }

    private void describe(Dataset dataset, Map<String, byte[]> linked, String indent, StringBuilder text)
            throws IOException {
        for (Element element : dataset) {
            // How texts are encoded is the encoding's own affair.
            if (element.tag().equals(Tags.SPECIFIC_CHARACTER_SET)
                    || element.tag().isFileMeta()) {
                continue;
            }
            text.append(indent).append(element.tag()).append(' ');
            if (element instanceof Element.BulkData link) {
                text.append(hex(linkedTo(link.uri(), linked)));
            } else if (element instanceof Element.Bytes bytes) {
                byte[] copy = new byte[bytes.bytes().remaining()];
                bytes.bytes().get(copy);
                text.append(hex(copy));
            } else {
                text.append(element.vr()).append(' ').append(element.texts());
            }
            text.append('\n');
            if (element instanceof Element.Sequence sequence) {
                for (Dataset item : sequence.items()) {
                    text.append(indent).append("item\n");
                    describe(item, linked, indent + "  ", text);
                }
            }
        }
    }

    /** A part, or those of the frames one after the other. */
    private static byte[] linkedTo(String uri, Map<String, byte[]> linked) throws IOException {
        byte[] whole = linked.get(uri);
        if (whole != null) {
            return whole;
        }
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int frame = 1; linked.containsKey(uri + "/frames/" + frame); frame++) {
            frames.write(linked.get(uri + "/frames/" + frame));
        }
        return frames.toByteArray();
    }

    /** A file pads a value to an even length, a part does not. */
    private static String hex(byte[] bytes) {
        int length = bytes.length;
        byte[] even = (length & 1) == 0 ? bytes : Arrays.copyOf(bytes, length + 1);
        return HexFormat.of().formatHex(even);
    }
}
