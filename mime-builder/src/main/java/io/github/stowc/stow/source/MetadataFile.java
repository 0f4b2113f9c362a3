package io.github.stowc.stow.source;

import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonInstance;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.xml.DicomXmlReader;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.Encoding;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Metadata that the user wrote.
 *
 * @param source the file
 * @param encoding JSON or XML
 */
public record MetadataFile(Source source, Encoding encoding) implements InstanceStream {
    private static final int SAMPLE = 256;

    /**
     * Tells the encoding by the first character: XML begins with a less-than sign.
     *
     * @throws IOException if the file cannot be read
     */
    public static MetadataFile of(Source source) throws IOException {
        byte[] sample;
        try (InputStream in = source.open()) {
            sample = in.readNBytes(SAMPLE);
        }
        for (byte b : sample) {
            // White space, a byte order mark, the zeros of UTF-16.
            boolean before = b <= ' ';
            if (!before) {
                return new MetadataFile(source, b == '<' ? Encoding.XML : Encoding.JSON);
            }
        }
        return new MetadataFile(source, Encoding.JSON);
    }

    @Override
    public void forEach(Sink sink) throws IOException, CompileException {
        if (encoding == Encoding.XML) {
            sink.accept(DicomXmlReader.strict(source.open(), source.name()).read());
            return;
        }
        JsonReadOptions options = JsonReadOptions.of(source.name()).withTransferSyntax(true);
        try (DicomJsonReader reader = DicomJsonReader.strict(source.open(), options)) {
            for (Optional<JsonInstance> next = reader.next(); next.isPresent(); next = reader.next()) {
                sink.accept(next.get().dataset());
            }
        }
    }
}
