package io.github.stowc.curl;

import io.github.stowc.curl.ScriptTemplate.Filling;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The script for PowerShell, from the template {@code send.ps1}. The answer goes through a temporary file, since
 * Windows PowerShell decodes and wraps what a program writes.
 */
final class PowerShellScript {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private PowerShellScript() {}

    static byte[] of(CurlCommand command) {
        List<CurlRequest> requests = command.requests();
        Auth auth = command.auth();
        Filling script = new Filling()
                .set("NAMES", names(requests))
                .set("UNKNOWN", PosixScript.unknown(auth))
                .set("SPLAT", auth instanceof Auth.None && command.secrets().isEmpty() ? "" : "@credentials ");
        Optional<TargetUrl> url = requests.get(0).url();
        if (url.isPresent()) {
            script.add("url").set("URL", literal(CommandLine.urlFor(Shell.POWERSHELL, url.get())));
        } else {
            Filling environment = script.add("environment");
            requests.get(0).study().ifPresent(uid -> environment.add("study").set("STUDY", '/' + uid));
        }
        addAuth(script, command, url);
        for (CurlRequest request : requests) {
            script.add("file")
                    .set("MESSAGE", literal(request.messageName()))
                    .set("SIZE", Long.toString(request.messageLength()));
            script.add("message")
                    .set("MESSAGE", literal(request.messageName()))
                    .set("COUNT", Integer.toString(request.instances().count()))
                    .set("HEADERS", literal(request.headersName()))
                    .addIf(!request.expects(auth), "expect-nothing")
                    .addIf(auth instanceof Auth.AwsSigV4 && request.isStreamed(), "hashed")
                    .addIf(!request.isStreamed(), "whole")
                    .addIf(request.isStreamed(), "streamed");
        }
        // A line feed inside a name is kept: only the template's own lines get the line ends of Windows.
        String lines = ScriptTemplate.read("send.ps1", "\r\n").fill(script);
        return (BYTE_ORDER_MARK + lines).getBytes(StandardCharsets.UTF_8);
    }

    private static String names(List<CurlRequest> requests) {
        StringBuilder names = new StringBuilder();
        for (CurlRequest request : requests) {
            names.append(names.isEmpty() ? "" : ", ").append(literal(request.messageName()));
            names.append(", ").append(literal(request.headersName()));
        }
        return names.toString();
    }

    private static void addAuth(Filling script, CurlCommand command, Optional<TargetUrl> url) {
        Auth auth = command.auth();
        boolean secrets = !command.secrets().isEmpty();
        if (auth instanceof Auth.None && !secrets) {
            return;
        }
        if (auth instanceof Auth.Netrc) {
            script.add("netrc");
        }
        if (auth instanceof Auth.Netrc && !secrets) {
            return;
        }
        script.add("variables");
        for (HeaderVariable secret : command.secrets()) {
            script.add("secret").set("NAME", secret.name()).set("VARIABLE", secret.variable());
        }
        List<String> arguments = auth instanceof Auth.Netrc ? List.of() : CurlVariables.arguments(auth);
        String more = "";
        if (auth instanceof Auth.Bearer bearer) {
            script.add("bearer").set("VARIABLE", bearer.variable());
        } else if (auth instanceof Auth.Gcloud) {
            script.add("gcloud");
        } else if (auth instanceof Auth.User user) {
            script.add("user").set("USER", literal(user.name()));
            arguments = CurlVariables.password(user);
        } else if (auth instanceof Auth.AwsSigV4 aws) {
            script.add("aws");
            aws.regionFor(url)
                    .ifPresentOrElse(
                            region -> script.add("region").set("REGION", literal(region)),
                            () -> script.add("environment-region"));
            more = ", '--aws-sigv4', ('aws:amz:' + $region + ':" + aws.service() + "')";
        }
        List<String> all = new ArrayList<>(CurlVariables.headers(command.secrets()));
        all.addAll(arguments);
        script.add("credentials")
                .set("BEFORE", auth instanceof Auth.Netrc ? "$credentials + " : "")
                .set("CREDENTIALS", literals(all) + more);
    }

    private static String literals(List<String> arguments) {
        StringBuilder out = new StringBuilder();
        for (String argument : arguments) {
            out.append(out.isEmpty() ? "" : ", ").append(literal(argument));
        }
        return out.toString();
    }

    /** A quoted string: in an expression, a bare word would be a command. */
    static String literal(String text) {
        String quoted = Quoting.powerShell(text);
        return quoted.startsWith("'") ? quoted : '\'' + quoted + '\'';
    }
}
