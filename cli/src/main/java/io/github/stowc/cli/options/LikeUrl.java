package io.github.stowc.cli.options;

import io.github.stowc.bytes.Source;
import io.github.stowc.cli.command.Options;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.curl.TargetUrl;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A study, a patient or a worklist item that a server tells, in place of a file. */
final class LikeUrl {
    private final Options options;
    private final Terminal terminal;
    private final Messages messages;

    LikeUrl(Options options, Terminal terminal, Messages messages) {
        this.options = options;
        this.terminal = terminal;
        this.messages = messages;
    }

    /** Whether a text is a URL, not the name of a file. */
    static boolean is(String text) {
        return text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8);
    }

    /**
     * The server's answer, under the name of the URL without its query, which may name a patient.
     *
     * @param own where the messages go: the server that may see the credentials; null if that is not known yet
     */
    Source source(String text, @Nullable TargetUrl own) throws IOException {
        TargetUrl url = TargetUrl.parse(text);
        String known = terminal.variable("STOW_URL");
        TargetUrl trusted = own == null && !known.isEmpty() ? TargetUrl.parse(known) : own;
        byte[] answer = new SendOptions(options, terminal, messages).lookUp(url, trusted);
        return Source.of(url.withoutQuery(), answer);
    }
}
