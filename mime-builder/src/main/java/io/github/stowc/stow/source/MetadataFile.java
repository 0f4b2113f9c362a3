package io.github.stowc.stow.source;

import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonInstance;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.xml.DicomXmlReader;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Kind;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.Encoding;
import java.io.IOException;
import java.util.Optional;

/**
 * Metadata that the user wrote.
 *
 * @param source the file
 * @param encoding JSON or XML
 */
public record MetadataFile(Source source, Encoding encoding) implements InstanceStream {
    /**
     * Tells the encoding by the bytes; what is of no kind at all is taken for JSON, whose reader says where it ends.
     *
     * @throws MediaException if it is of another kind
     * @throws IOException if the file cannot be read
     */
    public static MetadataFile of(Source source) throws IOException {
        Kind kind = MediaReader.kind(source);
        return switch (kind) {
            case XML -> new MetadataFile(source, Encoding.XML);
            case JSON, TEXT, UNKNOWN -> new MetadataFile(source, Encoding.JSON);
            default ->
                throw MediaException.of(
                        MediaException.Reason.UNSUPPORTED,
                        source,
                        "expected metadata in DICOM JSON or XML, found " + kind.label(),
                        "give the metadata of the instances");
        };
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
