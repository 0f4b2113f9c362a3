package io.github.stowc.receiver.builder;

import io.github.stowc.anatomy.Inspection;
import io.github.stowc.anatomy.PartContent;
import io.github.stowc.bytes.Body;
import io.github.stowc.curl.CurlCommand;
import io.github.stowc.curl.CurlRequest;
import io.github.stowc.curl.Shell;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.json.DicomJsonWriter;
import io.github.stowc.receiver.builder.Build.Download;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.options.Encoding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files that go with messages: scripts, recipes and metadata, under the names that the command line gives them. */
final class BuildFiles {
    /** What a message is called if nobody names it. */
    static final String NAME = "stow.mime";

    private static final String TEXT = "text/plain; charset=utf-8";

    private final List<StowMessage> messages;
    private final List<String> names;
    private final Map<String, Download> files = new LinkedHashMap<>();
    private final Map<String, String> missing = new TreeMap<>();

    BuildFiles(List<StowMessage> messages) {
        this.messages = messages;
        this.names = names(messages.size());
    }

    private static List<String> names(int count) {
        List<String> names = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            names.add(count == 1 ? NAME : CurlCommand.nameBeside(NAME, "-" + i + ".mime"));
        }
        return names;
    }

    /** The names of the messages. */
    List<String> names() {
        return names;
    }

    /** The files by their names. */
    Map<String, Download> files() {
        return files;
    }

    /** Why a file is not there, by its name. */
    Map<String, String> missing() {
        return missing;
    }

    /** The command that sends all messages. */
    CurlCommand curl() {
        List<CurlRequest> requests = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            requests.add(messages.get(i).request(names.get(i)));
        }
        return new CurlCommand(requests, messages.get(0).target().auth());
    }

    /** The name of the script for a shell. */
    static String script(Shell shell) {
        return CurlCommand.nameBeside(NAME, shell.scriptSuffix());
    }

    /** The name of the recipe of a message. */
    static String recipe(String message) {
        return CurlCommand.nameBeside(message, ".recipe.sh");
    }

    /** The name of the metadata of a message. */
    String metadata(int message) {
        boolean isXml = messages.get(message).encoding() == Encoding.XML;
        String number = messages.size() == 1 ? "" : "-" + (message + 1);
        return "metadata" + number + (isXml ? ".xml" : ".json");
    }

    /** Adds the messages and their scripts. */
    void addScripts() {
        for (int i = 0; i < messages.size(); i++) {
            files.put(
                    names.get(i),
                    new Download(
                            "application/octet-stream",
                            Body.concat(messages.get(i).pieces())));
        }
        CurlCommand curl = curl();
        for (Shell shell : Shell.values()) {
            try {
                files.put(script(shell), text(curl.script(shell)));
                if (shell.isWindows()) {
                    for (CurlRequest request : curl.requests()) {
                        files.put(request.headersName(), text(request.headersFile()));
                    }
                }
            } catch (IllegalArgumentException e) {
                missing.put(script(shell), String.valueOf(e.getMessage()));
            }
        }
    }

    /**
     * Adds the recipe of a message.
     *
     * @param known the names of the draft's files
     */
    void addRecipe(int message, Map<Path, String> known) throws IOException {
        String name = recipe(names.get(message));
        try {
            byte[] script =
                    messages.get(message).recipe(known, names.get(message)).script();
            files.put(name, text(script));
        } catch (IllegalArgumentException e) {
            missing.put(name, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Adds the metadata of a message: the bytes of its first part, or if instances go out as DICOM files, what they would be in
     * DICOM JSON.
     */
    void addMetadata(int message, Inspection inspection) {
        StowMessage compiled = messages.get(message);
        if (compiled.encoding() == Encoding.DICOM) {
            List<Dataset> datasets = new ArrayList<>();
            for (PartContent part : inspection.contents()) {
                part.instances().forEach(instance -> datasets.add(withoutFileMeta(instance.dataset())));
            }
            byte[] json = DicomJsonWriter.array(datasets, DicomJsonWriter.Layout.READABLE);
            files.put(metadata(message), new Download("application/dicom+json", Body.of(json)));
        } else {
            files.put(
                    metadata(message),
                    new Download(
                            compiled.encoding().mediaType(),
                            compiled.parts().get(0).body()));
        }
    }

    private static Dataset withoutFileMeta(Dataset dataset) {
        return Dataset.of(dataset.elements().stream()
                .filter(element -> !element.tag().isFileMeta())
                .toList());
    }

    private static Download text(byte[] bytes) {
        return new Download(TEXT, Body.of(bytes));
    }
}
