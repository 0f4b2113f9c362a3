package io.github.stowc.stow.batch;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Source;
import io.github.stowc.curl.CurlRequest;
import io.github.stowc.curl.ListScript;
import io.github.stowc.curl.SentInstances;
import io.github.stowc.stow.batch.journal.DonePortion;
import io.github.stowc.stow.batch.row.FileDigest;
import io.github.stowc.stow.options.CompilerOptions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What stands beside the messages: their list, the script that sends them, and the report. */
final class BatchOutputs {
    private final Batch.Builder choices;
    private final BatchFiles files;
    private final CompilerOptions options;

    BatchOutputs(Batch.Builder choices, CompilerOptions options) {
        this.choices = choices;
        this.files = choices.files;
        this.options = options;
    }

    /** The SHA-256 of a file in hexadecimal digits. */
    static String digest(Path file) throws IOException {
        try (ByteWindow window = new ByteWindow(Source.of(file))) {
            return FileDigest.sha256(window);
        }
    }

    /** Writes a file, which appears when it is whole. */
    private interface Content {
        void writeTo(Path file) throws IOException;
    }

    private static void replace(Path file, Content content) throws IOException {
        Path part = BatchFiles.part(file);
        try {
            content.writeTo(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The list of the messages, and the script that sends them in their order; nothing if there are none. */
    void writeList(List<DonePortion> done) throws IOException {
        if (done.isEmpty()) {
            return;
        }
        replace(files.list(), file -> {
            try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                for (DonePortion message : done) {
                    out.write(ListScript.line(request(message)));
                }
            }
        });
        CurlRequest request =
                request(done.get(0)).withHeader("Accept", options.target().accept());
        String listName = String.valueOf(files.list().getFileName());
        replace(files.script(), file -> {
            try (InputStream list = Files.newInputStream(files.list())) {
                Files.write(file, ListScript.of(choices.command.apply(request), listName, list));
            }
        });
    }

    private CurlRequest request(DonePortion message) {
        return CurlRequest.of(options.url(), message.contentType(), message.output(), message.bytes())
                .withInstances(new SentInstances(message.instances(), Optional.of(message.checksum())));
    }

    /** The counts of the summary in JSON. */
    void writeReport(BatchSummary summary) throws IOException {
        replace(files.report(), file -> {
            try (OutputStream out = Files.newOutputStream(file);
                    JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
                SummaryJson.write(summary, json);
                json.writeRaw('\n');
            }
        });
    }
}
