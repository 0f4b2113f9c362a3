package io.github.stowc.cli.options;

import io.github.stowc.bytes.SideFile;
import io.github.stowc.cli.command.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accounts in a netrc file, as curl and ftp read it. */
public final class Netrc {
    private static final int MAX_SIZE = 1 << 20;

    private final List<Entry> entries;

    private Netrc(List<Entry> entries) {
        this.entries = entries;
    }

    /**
     * An account.
     *
     * @param host the host it is for; empty for all hosts that are not named
     * @param login the user's name
     * @param password the password; empty if the file has none
     */
    public record Entry(String host, String login, String password) {}

    /** The file of a user: what the variable NETRC names, or the one in the user's folder. */
    static Path file(Terminal terminal) {
        String named = terminal.variable("NETRC");
        return named.isEmpty() ? Path.of(terminal.home(), ".netrc") : Path.of(named);
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read, or is too large to be a netrc file
     */
    static Netrc read(Path file) throws IOException {
        return parse(new String(SideFile.read(file, "a netrc file", MAX_SIZE), StandardCharsets.UTF_8));
    }

    public static Netrc parse(String text) {
        List<Entry> entries = new ArrayList<>();
        @Nullable String host = null;
        String login = "";
        String password = "";
        Words words = new Words(text);
        for (String word = words.next(); word != null; word = words.next()) {
            if (word.equals("machine") || word.equals("default")) {
                add(entries, host, login, password);
                host = word.equals("default") ? "" : words.next();
                login = "";
                password = "";
            } else if (word.equals("login")) {
                login = words.nextOrEmpty();
            } else if (word.equals("password")) {
                password = words.nextOrEmpty();
            } else if (word.equals("account")) {
                words.next();
            } else if (word.equals("macdef")) {
                words.skipMacro();
            }
        }
        add(entries, host, login, password);
        return new Netrc(List.copyOf(entries));
    }

    private static void add(List<Entry> entries, @Nullable String host, String login, String password) {
        if (host != null) {
            entries.add(new Entry(host, login, password));
        }
    }

    /**
     * The account for a host.
     *
     * @param login the user's name; null for the host's first account
     */
    public Optional<Entry> find(String host, @Nullable String login) {
        return entries.stream()
                .filter(entry -> entry.host().isEmpty() || entry.host().equalsIgnoreCase(host))
                .filter(entry -> login == null || entry.login().equals(login))
                .findFirst();
    }

    /** Words between white space, some in quotes; a line that begins with a number sign is a remark. */
    private static final class Words {
        private final String text;
        private int at;

        Words(String text) {
            this.text = text;
        }

        @Nullable
        String next() {
            boolean lineStart = at == 0;
            while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || (lineStart && isRemark()))) {
                if (text.charAt(at) == '#') {
                    skipLine();
                } else {
                    lineStart = text.charAt(at) == '\n' || lineStart;
                    at++;
                }
            }
            if (at >= text.length()) {
                return null;
            }
            return text.charAt(at) == '"' ? quoted() : plain();
        }

        private boolean isRemark() {
            return text.charAt(at) == '#';
        }

        String nextOrEmpty() {
            String word = next();
            return word == null ? "" : word;
        }

        private String plain() {
            int start = at;
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at);
        }

        private String quoted() {
            StringBuilder word = new StringBuilder();
            at++;
            while (at < text.length() && text.charAt(at) != '"') {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                word.append(text.charAt(at++));
            }
            at++;
            return word.toString();
        }

        private void skipLine() {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        }

        /** A macro ends at an empty line. */
        void skipMacro() {
            int unix = text.indexOf("\n\n", at);
            int windows = text.indexOf("\r\n\r\n", at);
            int end = unix < 0 || (windows >= 0 && windows < unix) ? windows : unix;
            at = end < 0 ? text.length() : end;
        }
    }
}
