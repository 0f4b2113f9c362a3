package io.github.stowc.receiver.builder;

import io.github.stowc.bytes.Body;
import io.github.stowc.stow.StowMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the compiler made of a draft. Immutable.
 *
 * @param number its number in the draft
 * @param messages one or more, in sending order
 * @param names the file name of each
 * @param downloads the messages and what goes with them, by their file names
 */
record Build(long number, List<StowMessage> messages, List<String> names, Map<String, Download> downloads) {
    /**
     * A file to download.
     *
     * @param type its media type
     */
    record Download(String type, Body body) {}

    /** Copies the collections. */
    Build {
        messages = List.copyOf(messages);
        names = List.copyOf(names);
        downloads = Map.copyOf(downloads);
    }

    /** The bytes of a message. */
    Body body(int message) {
        return Body.concat(messages.get(message).pieces());
    }

    /** The file of that name. */
    Optional<Download> download(String name) {
        return Optional.ofNullable(downloads.get(name));
    }
}
