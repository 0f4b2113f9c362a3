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
import java.io.InputStream;
import java.util.Optional;

/**
 * The user's metadata.
 *
 * @param source the file
 * @param text the same bytes, in memory if they are few, since they are read more than once
 * @param encoding JSON or XML
 */
public record MetadataFile(Source source, Source text, Encoding encoding) implements InstanceStream {
    private static final int MAX_KEPT = 4 << 20;

    /**
     * Determines the encoding by the bytes. An unknown kind counts as JSON, whose reader says where it goes wrong.
     *
     * @throws MediaException if it is of another kind
     * @throws IOException if the file cannot be read
     */
    public static MetadataFile of(Source source) throws IOException {
        Source text = source.size() > MAX_KEPT ? source : kept(source);
        Kind kind = MediaReader.kind(text);
        return switch (kind) {
            case XML -> new MetadataFile(source, text, Encoding.XML);
            case JSON, TEXT, UNKNOWN -> new MetadataFile(source, text, Encoding.JSON);
            default ->
                throw MediaException.of(
                        MediaException.Reason.UNSUPPORTED,
                        source,
                        "expected metadata in DICOM JSON or XML, found " + kind.label(),
                        "give the file with the instances' metadata");
        };
    }

    private static Source kept(Source source) throws IOException {
        try (InputStream in = source.open()) {
            return Source.of(source.name(), in.readNBytes((int) source.size()));
        }
    }

    @Override
    public void forEach(Sink sink) throws IOException, CompileException {
        if (encoding == Encoding.XML) {
            sink.accept(DicomXmlReader.strict(text.open(), source.name()).read());
            return;
        }
        JsonReadOptions options = JsonReadOptions.of(source.name()).withTransferSyntax(true);
        try (DicomJsonReader reader = DicomJsonReader.strict(text.open(), options)) {
            for (Optional<JsonInstance> next = reader.next(); next.isPresent(); next = reader.next()) {
                sink.accept(next.get().dataset());
            }
        }
    }
}
