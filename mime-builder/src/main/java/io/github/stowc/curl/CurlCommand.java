package io.github.stowc.curl;

import java.util.List;
import java.util.Optional;

/**
 * The curl command of one message, or of several that are sent in order, as a line for the prompt and as a script.
 *
 * <p>Always with {@code --globoff}, since curl else expands <code>{}</code> and {@code []} in URLs and file names, and
 * with {@code Expect:}, since some servers never answer it. Immutable.
 *
 * @param requests in the order in which they are sent
 * @param auth how each proves who sends it
 */
public record CurlCommand(List<CurlRequest> requests, Auth auth) {
    private static final String MESSAGE_SUFFIX = ".mime";

    /**
     * Checks that the requests belong together.
     *
     * @throws IllegalArgumentException if there is none, if they go to several URLs, or if curl signs a URL or a header
     *     of theirs wrongly
     */
    public CurlCommand {
        requests = List.copyOf(requests);
        if (requests.isEmpty()) {
            throw new IllegalArgumentException("a curl command needs a request");
        }
        Optional<TargetUrl> url = requests.get(0).url();
        for (CurlRequest request : requests) {
            if (!request.url().equals(url)) {
                throw new IllegalArgumentException("the messages of one script go to one URL");
            }
        }
        if (auth instanceof Auth.AwsSigV4) {
            requests.forEach(Auth.AwsSigV4::requireSignable);
        }
    }

    /** The command of requests that prove nothing; see {@link #CurlCommand(List, Auth)}. */
    public CurlCommand(List<CurlRequest> requests) {
        this(requests, Auth.NONE);
    }

    /** The command of a single request. */
    public static CurlCommand of(CurlRequest request) {
        return new CurlCommand(List.of(request));
    }

    /** This command with another way to prove who sends it. */
    public CurlCommand withAuth(Auth other) {
        return new CurlCommand(requests, other);
    }

    /**
     * The name of a file that goes with a message: {@code X.mime} and {@code .curl.sh} give {@code X.curl.sh}. For the
     * script of a split message give the name that was split.
     */
    public static String nameBeside(String messageName, String suffix) {
        boolean usual = messageName.endsWith(MESSAGE_SUFFIX) && messageName.length() > MESSAGE_SUFFIX.length();
        return (usual ? messageName.substring(0, messageName.length() - MESSAGE_SUFFIX.length()) : messageName)
                + suffix;
    }

    /**
     * The command for the prompt, one a message, separated by line feeds, without one at the end. Where a secret is
     * needed, it stands in no argument; see {@link Auth}.
     *
     * @param folder what stands before the file name in the message's path as the user typed it, with the separator;
     *     empty for the working folder
     * @throws IllegalArgumentException if the shell cannot be told the path ({@link Shell#quote})
     */
    public String commandLine(Shell shell, String folder) {
        StringBuilder out = new StringBuilder();
        for (CurlRequest request : requests) {
            out.append(out.isEmpty() ? "" : "\n").append(CommandLine.of(shell, request, auth, folder));
        }
        return out.toString();
    }

    /**
     * The script, which finds its messages beside itself, sends them in order and stops at the first whose answer has
     * another status than 200.
     *
     * <p>Its exit code is 0 where all were stored, 2 without a URL or a secret, 3 without a message or an answer, and 4 for any other
     * status. Arguments given to it go on to curl. The script for PowerShell has a byte order mark.
     *
     * @throws IllegalArgumentException if the shell cannot be told a file's name ({@link Shell#quote})
     */
    public byte[] script(Shell shell) {
        return switch (shell) {
            case BASH -> PosixScript.of(this);
            case POWERSHELL -> PowerShellScript.of(this);
            case CMD -> CmdScript.of(this);
        };
    }
}
