package io.github.stowc.dcm4che;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.sax.SAXTransformerFactory;
import javax.xml.transform.sax.TransformerHandler;
import javax.xml.transform.stream.StreamResult;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.UID;
import org.dcm4che3.io.ContentHandlerAdapter;
import org.dcm4che3.io.DicomInputStream;
import org.dcm4che3.io.DicomOutputStream;
import org.dcm4che3.io.SAXWriter;
import org.dcm4che3.json.JSONReader;
import org.dcm4che3.json.JSONWriter;

/** dcm4che's codecs, each as a function. */
final class Dcm4cheCodecs {
    private Dcm4cheCodecs() {}

    /** The first instance of DICOM JSON. */
    static Attributes readJson(byte[] json) {
        try (JsonParser parser = Json.createParser(new ByteArrayInputStream(json))) {
            return new JSONReader(parser).readDataset(null);
        }
    }

    static byte[] writeJson(Attributes attributes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = Json.createGenerator(out)) {
            generator.writeStartArray();
            new JSONWriter(generator).write(attributes);
            generator.writeEnd();
        }
        return out.toByteArray();
    }

    static Attributes readXml(byte[] xml) throws Exception {
        Attributes attributes = new Attributes();
        SAXParserFactory factory = SAXParserFactory.newInstance();
        factory.newSAXParser().parse(new ByteArrayInputStream(xml), new ContentHandlerAdapter(attributes));
        return attributes;
    }

    static byte[] writeXml(Attributes attributes) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TransformerHandler handler = ((SAXTransformerFactory) TransformerFactory.newInstance()).newTransformerHandler();
        handler.getTransformer().setOutputProperty(OutputKeys.ENCODING, "UTF-8");
        handler.setResult(new StreamResult(out));
        SAXWriter writer = new SAXWriter(handler);
        writer.setIncludeNamespaceDeclaration(true);
        writer.write(attributes);
        return out.toByteArray();
    }

    /** The dataset of a DICOM file, all of it in memory. */
    static Attributes readPart10(byte[] file) throws IOException {
        try (DicomInputStream in = new DicomInputStream(new ByteArrayInputStream(file))) {
            in.setIncludeBulkData(DicomInputStream.IncludeBulkData.YES);
            return in.readDataset();
        }
    }

    static byte[] writePart10(Attributes attributes, String transferSyntax) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DicomOutputStream dicom = new DicomOutputStream(out, UID.ExplicitVRLittleEndian)) {
            Attributes copy = new Attributes(attributes, transferSyntax.equals(UID.ExplicitVRBigEndian));
            dicom.writeDataset(
                    Attributes.createFileMetaInformation("1.2", UID.SecondaryCaptureImageStorage, transferSyntax),
                    copy);
        }
        return out.toByteArray();
    }
}
