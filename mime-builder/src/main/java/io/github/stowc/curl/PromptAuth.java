package io.github.stowc.curl;

import java.util.List;

/** The authentication in a command for the prompt; no argument holds a secret. */
final class PromptAuth {
    private static final String BASH_KEYS = "{ echo \"user = ${AWS_ACCESS_KEY_ID:?}:${AWS_SECRET_ACCESS_KEY:?}\";"
            + " echo \"${AWS_SESSION_TOKEN:+header = x-amz-security-token:$AWS_SESSION_TOKEN}\"; } | ";
    private static final String CMD_HASH = """
            certutil -hashfile @FILE@ SHA256 >"%TEMP%\\stow-hash.txt"
            set STOW_HASH=
            for /f "usebackq skip=1 delims=" %h in ("%TEMP%\\stow-hash.txt") do @if not defined STOW_HASH set STOW_HASH=%h
            """;

    private PromptAuth() {}

    /**
     * The text before {@code curl}.
     *
     * @param message the message's path as curl gets it
     */
    static String before(Shell shell, Auth auth, CurlRequest request, String message) {
        if (!shell.isWindows()) {
            return bashPipe(auth);
        }
        boolean cmd = shell == Shell.CMD;
        if (auth instanceof Auth.Gcloud) {
            return cmd
                    ? "for /f %t in ('gcloud auth print-access-token') do @set STOW_TOKEN=%t\n"
                    : "$env:STOW_TOKEN = gcloud auth print-access-token; ";
        }
        boolean hashed = cmd && auth instanceof Auth.AwsSigV4 && request.isStreamed();
        return hashed ? CMD_HASH.replace("@FILE@", shell.quote(message)) : "";
    }

    private static String bashPipe(Auth auth) {
        if (auth instanceof Auth.Bearer bearer) {
            return "echo \"Authorization: Bearer ${" + bearer.variable() + ":?}\" | ";
        }
        if (auth instanceof Auth.Gcloud) {
            return "echo \"Authorization: Bearer $(gcloud auth print-access-token)\" | ";
        }
        return auth instanceof Auth.AwsSigV4 ? BASH_KEYS : "";
    }

    /** curl's arguments, each preceded by a space. */
    static String arguments(Shell shell, Auth auth, CurlRequest request, String message) {
        StringBuilder out = new StringBuilder();
        if (auth instanceof Auth.User user) {
            // curl will ask for the password.
            return out.append(" --user ").append(shell.quote(user.name())).toString();
        }
        if (!shell.isWindows()) {
            boolean token = auth instanceof Auth.Bearer || auth instanceof Auth.Gcloud;
            out.append(auth instanceof Auth.Netrc ? " --netrc" : "").append(token ? " -H @-" : "");
            out.append(auth instanceof Auth.AwsSigV4 ? " -K -" : "");
        } else {
            List<String> arguments = CurlVariables.arguments(auth);
            arguments.forEach(
                    argument -> out.append(' ').append(argument.startsWith("--") ? argument : shell.quote(argument)));
        }
        if (auth instanceof Auth.AwsSigV4 aws) {
            String region = aws.regionFor(request.url()).map(shell::quote).orElse(region(shell));
            out.append(" --aws-sigv4 aws:amz:").append(region).append(':').append(aws.service());
            out.append(request.isStreamed() ? " -H " + hash(shell, message) : "");
        }
        return out.toString();
    }

    private static String region(Shell shell) {
        return switch (shell) {
            case BASH -> "\"${AWS_REGION:?}\"";
            case POWERSHELL -> "${env:AWS_REGION}";
            case CMD -> "%AWS_REGION%";
        };
    }

    private static String hash(Shell shell, String message) {
        return switch (shell) {
            case BASH -> "\"x-amz-content-sha256: $(sha256sum < " + shell.quote(message) + " | cut -c 1-64)\"";
            case POWERSHELL ->
                "('x-amz-content-sha256: ' + (Get-FileHash -LiteralPath " + PowerShellScript.literal(message)
                        + ").Hash.ToLower())";
            case CMD -> "\"x-amz-content-sha256: %STOW_HASH%\"";
        };
    }
}
