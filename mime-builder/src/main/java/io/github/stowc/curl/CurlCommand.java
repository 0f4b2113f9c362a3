package io.github.stowc.curl;

import java.util.List;
import java.util.Optional;

/**
 * The curl command that sends one message or several in order, as a line for the prompt and as a script.
 *
 * <p>It always has {@code --globoff}, since curl otherwise expands <code>{}</code> and {@code []} in URLs and file
 * names, and with {@code Expect:}, since some servers never answer it. Immutable.
 *
 * @param requests in sending order
 * @param auth how each request is authenticated
 * @param secrets header fields of each request whose values are in the environment
 */
public record CurlCommand(List<CurlRequest> requests, Auth auth, List<HeaderVariable> secrets) {
    private static final String MESSAGE_SUFFIX = ".mime";

    /**
     * Checks that the requests belong together.
     *
     * @throws IllegalArgumentException if the list is empty, they go to several URLs, or curl signs a URL or a header
     *     of theirs wrongly
     */
    public CurlCommand {
        requests = List.copyOf(requests);
        secrets = List.copyOf(secrets);
        if (requests.isEmpty()) {
            throw new IllegalArgumentException("a curl command needs at least one request");
        }
        Optional<TargetUrl> url = requests.get(0).url();
        for (CurlRequest request : requests) {
            if (!request.url().equals(url)) {
                throw new IllegalArgumentException("all messages of a script must go to one URL");
            }
        }
        if (auth instanceof Auth.AwsSigV4) {
            requests.forEach(Auth.AwsSigV4::requireSignable);
        }
    }

    /** The command for requests without secrets in other header fields; see the other constructor. */
    public CurlCommand(List<CurlRequest> requests, Auth auth) {
        this(requests, auth, List.of());
    }

    /** The command for requests without authentication; see the other constructor. */
    public CurlCommand(List<CurlRequest> requests) {
        this(requests, Auth.NONE);
    }

    /** The command of a single request. */
    public static CurlCommand of(CurlRequest request) {
        return new CurlCommand(List.of(request));
    }

    /** This command with another authentication. */
    public CurlCommand withAuth(Auth other) {
        return new CurlCommand(requests, other, secrets);
    }

    /**
     * The name of a file that goes with a message: {@code X.mime} and {@code .curl.sh} give {@code X.curl.sh}. For the
     * script of a split message, give the name before splitting.
     */
    public static String nameBeside(String messageName, String suffix) {
        boolean usual = messageName.endsWith(MESSAGE_SUFFIX) && messageName.length() > MESSAGE_SUFFIX.length();
        return (usual ? messageName.substring(0, messageName.length() - MESSAGE_SUFFIX.length()) : messageName)
                + suffix;
    }

    /**
     * The commands for the prompt, one per message, separated by line feeds, without one at the end. No argument holds
     * a secret; see {@link Auth}.
     *
     * @param folder the part of the message's path before the file name, as the user typed it, with the separator;
     *     empty for the working folder
     * @throws IllegalArgumentException if the shell cannot express the path ({@link Shell#quote})
     */
    public String commandLine(Shell shell, String folder) {
        StringBuilder out = new StringBuilder();
        for (CurlRequest request : requests) {
            out.append(out.isEmpty() ? "" : "\n").append(CommandLine.of(shell, request, this, folder));
        }
        return out.toString();
    }

    /**
     * The command for the prompt of a POSIX shell that reads a single message from its standard input; empty if it
     * needs its standard input for a secret.
     *
     * @throws IllegalStateException if there are several messages
     */
    public Optional<String> commandLineFromInput() {
        if (requests.size() > 1) {
            throw new IllegalStateException("expected one message, found " + requests.size());
        }
        return CommandLine.ofInput(requests.get(0), this);
    }

    /**
     * The script: it finds its messages in its own folder, sends them in order and stops at the first answer that does
     * not say that all was stored (PS3.18 table I.1-1).
     *
     * <p>Its exit code is 0 if all were stored, 1 if a message has another size than the request says, 2 without a URL
     * or a secret, 3 without a message or an answer, and 4 for any other answer. Arguments given to it go on to curl. The script for PowerShell has a byte order mark.
     *
     * @throws IllegalArgumentException if the shell cannot express a file's name ({@link Shell#quote})
     */
    public byte[] script(Shell shell) {
        return switch (shell) {
            case BASH -> PosixScript.of(this);
            case POWERSHELL -> PowerShellScript.of(this);
            case CMD -> CmdScript.of(this);
        };
    }
}
