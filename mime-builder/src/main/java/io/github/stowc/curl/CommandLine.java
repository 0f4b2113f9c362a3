package io.github.stowc.curl;

import java.util.Optional;

/** The command as a user types it at a prompt. */
final class CommandLine {
    private CommandLine() {}

    static String of(Shell shell, CurlRequest request, CurlCommand command, String folder) {
        return of(shell, request, command, folder, undashed(folder + request.messageName()));
    }

    private static String of(Shell shell, CurlRequest request, CurlCommand command, String folder, String message) {
        Auth auth = command.auth();
        boolean windows = shell.isWindows();
        StringBuilder out = new StringBuilder(PromptAuth.before(shell, command, request, message));
        out.append(windows ? "curl.exe" : "curl");
        out.append(PromptAuth.arguments(shell, command, request, message)).append(" --globoff");
        if (windows) {
            out.append(request.expects(auth) ? "" : " -H Expect:");
            out.append(" -H ").append(shell.quote('@' + undashed(folder + request.headersName())));
        } else {
            for (String header : request.headersFor(auth)) {
                out.append(" -H ").append(header.equals("Expect:") ? "'Expect:'" : shell.quote(header));
            }
        }
        if (request.isStreamed()) {
            out.append(" -X POST -T ").append(shell.quote(message));
        } else {
            out.append(" --data-binary ").append(shell.quote('@' + message));
        }
        return out.append(' ')
                .append(request.url()
                        .map(url -> shell.quote(urlFor(shell, url)))
                        .orElse(urlVariable(shell, request.studyPath())))
                .toString();
    }

    /**
     * The command that reads the message from its standard input; empty if it needs this for a secret.
     *
     * <p>curl reads the whole message into memory, since it would otherwise send it without its length.
     */
    static Optional<String> ofInput(CurlRequest request, CurlCommand command) {
        Auth auth = command.auth();
        boolean secret = auth instanceof Auth.Bearer
                || auth instanceof Auth.Gcloud
                || auth instanceof Auth.AwsSigV4
                || !command.secrets().isEmpty();
        return secret ? Optional.empty() : Optional.of(of(Shell.BASH, request.asShort(), command, "", "-"));
    }

    /** A path that no program mistakes for an option or for its standard input. */
    static String undashed(String path) {
        return path.startsWith("-") ? "./" + path : path;
    }

    /** The URL; a double quote, which RFC 3986 does not allow, is percent-encoded if the shell cannot pass it. */
    static String urlFor(Shell shell, TargetUrl url) {
        return shell.isWindows() ? url.value().replace("\"", "%22") : url.value();
    }

    private static String urlVariable(Shell shell, String study) {
        return switch (shell) {
            case BASH -> "\"${STOW_URL:?}\"" + study;
            case POWERSHELL -> study.isEmpty() ? "$env:STOW_URL" : "\"$env:STOW_URL" + study + '"';
            case CMD -> "\"%STOW_URL%" + study + '"';
        };
    }
}
