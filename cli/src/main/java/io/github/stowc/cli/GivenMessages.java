package io.github.stowc.cli;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Source;
import io.github.stowc.cli.command.Options;
import io.github.stowc.cli.options.CompileOptions;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Kind;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Messages that were compiled before, given by name. */
final class GivenMessages {
    private GivenMessages() {}

    /** Whether a message is among the files; folders are not looked into. */
    static boolean areAmong(List<Path> paths) throws IOException {
        for (int i = 0; i < paths.size(); i++) {
            // Not every one of thousands of files is opened: what is among them is named as messages are.
            boolean isLikely = i == 0 || paths.get(i).toString().endsWith(".mime");
            if (isLikely && isMessage(paths.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMessage(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (ByteWindow window = new ByteWindow(Source.of(path))) {
            return MediaReader.kind(window) == Kind.MESSAGE;
        }
    }

    /**
     * The messages.
     *
     * @throws UsageException if another file is among them, or an option changes what is in a message
     */
    static List<StowMessage> read(List<Path> paths, Options options) throws IOException, CompileException {
        for (Path path : paths) {
            if (!isMessage(path)) {
                throw new UsageException(path + ": it is no message, but others are, which go out as they are;"
                        + " send them in a run of their own");
            }
        }
        CompileOptions.requireAsItIs(options);
        List<StowMessage> messages = new ArrayList<>(paths.size());
        for (Path path : paths) {
            messages.add(StowMessage.read(Source.of(path), CompileOptions.isChecked(options)));
        }
        return messages;
    }
}
