package io.github.stowc.stow;

import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonInstance;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.media.Source;
import java.io.IOException;
import java.util.Optional;

/**
 * Metadata that the user wrote.
 *
 * @param source the file
 */
record MetadataFile(Source source) implements InstanceStream {

    /** How the file is encoded. */
    Encoding encoding() {
        return Encoding.JSON;
    }

    @Override
    public void forEach(Sink sink) throws IOException, CompileException {
        JsonReadOptions options = JsonReadOptions.of(source.name()).withTransferSyntax(true);
        try (DicomJsonReader reader = DicomJsonReader.strict(source.open(), options)) {
            for (Optional<JsonInstance> next = reader.next(); next.isPresent(); next = reader.next()) {
                sink.accept(next.get().dataset());
            }
        }
    }
}
