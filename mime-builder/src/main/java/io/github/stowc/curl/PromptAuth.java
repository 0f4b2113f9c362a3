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
    static String before(Shell shell, CurlCommand command, CurlRequest request, String message) {
        Auth auth = command.auth();
        if (!shell.isWindows()) {
            return command.secrets().isEmpty() ? bashPipe(auth) : bashPipe(auth, command.secrets());
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

    /** Lines for curl's standard input: configuration for AWS, else header fields. */
    private static String bashPipe(Auth auth, List<HeaderVariable> secrets) {
        boolean keys = auth instanceof Auth.AwsSigV4;
        StringBuilder out = new StringBuilder("{ ");
        String first = bashPipe(auth);
        if (keys) {
            first = first.substring(2, first.indexOf(" }"));
        } else if (!first.isEmpty()) {
            first = first.substring(0, first.length() - 3) + ";";
        }
        out.append(first).append(first.isEmpty() ? "" : " ");
        for (HeaderVariable secret : secrets) {
            String field = secret.name() + ": ${" + secret.variable() + ":?}";
            out.append("echo \"")
                    .append(keys ? "header = \\\"" + field + "\\\"" : field)
                    .append("\"; ");
        }
        return out.append("} | ").toString();
    }

    /** curl's arguments, each preceded by a space. */
    static String arguments(Shell shell, CurlCommand command, CurlRequest request, String message) {
        Auth auth = command.auth();
        boolean secrets = !command.secrets().isEmpty();
        StringBuilder out = new StringBuilder();
        if (shell.isWindows()) {
            CurlVariables.headers(command.secrets())
                    .forEach(word -> out.append(' ').append(word.startsWith("--") ? word : shell.quote(word)));
        }
        if (auth instanceof Auth.User user) {
            // curl will ask for the password.
            out.append(" --user ").append(shell.quote(user.name()));
            return out.append(secrets && !shell.isWindows() ? " -H @-" : "").toString();
        }
        if (!shell.isWindows()) {
            boolean token = auth instanceof Auth.Bearer
                    || auth instanceof Auth.Gcloud
                    || (secrets && !(auth instanceof Auth.AwsSigV4));
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
