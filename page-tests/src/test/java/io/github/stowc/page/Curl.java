package io.github.stowc.page;

import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sends messages as a learner does, by curl in a terminal. */
record Curl(Path folder, String url) {
    private static final String TYPE = "multipart/related; type=\"application/dicom+json\"; boundary=b";

    /** The status for a message that {@link Messages} wrote; fields are whole lines, such as {@code X-Word: a}. */
    int send(String message, String... fields) throws IOException, InterruptedException {
        return sendFile(written("message.mime", message), TYPE, fields);
    }

    /** The status for a file. */
    int sendFile(Path message, String type, String... fields) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Tools.require("curl").toString(), "-q", "-sS"));
        command.addAll(List.of("-o", "answer", "-w", "%{http_code}", "-H", "Content-Type: " + type));
        for (String field : fields) {
            command.addAll(List.of("-H", field));
        }
        command.addAll(List.of("--data-binary", "@" + message, url));
        return Integer.parseInt(Program.of(folder, command.toArray(String[]::new))
                .run()
                .expecting(0)
                .text());
    }

    /** Sends many messages in one run, several at a time. */
    void sendAll(List<String> messages) throws IOException, InterruptedException {
        StringBuilder config = new StringBuilder();
        for (int i = 0; i < messages.size(); i++) {
            config.append(i == 0 ? "" : "next\n")
                    .append("silent\nfail\noutput = \"answer-" + i + "\"\nurl = \"" + url + "\"\n")
                    .append("header = \"Content-Type: " + TYPE.replace("\"", "\\\"") + "\"\n")
                    .append("data-binary = \"@" + written("message-" + i + ".mime", messages.get(i)) + "\"\n");
        }
        Path file = written("config", config.toString());
        Program.of(folder, Tools.require("curl").toString(), "-q", "--parallel", "--parallel-max", "8", "-K", "" + file)
                .run()
                .expecting(0);
    }

    private Path written(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
