package io.github.stowc.curl;

import io.github.stowc.curl.ScriptTemplate.Filling;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The script for cmd.exe, from the template {@code send.cmd}. It writes curl's messages to a temporary file and reads
 * the status from there; the answer goes straight to the script's output.
 */
final class CmdScript {
    private CmdScript() {}

    static byte[] of(CurlCommand command) {
        List<CurlRequest> requests = command.requests();
        Auth auth = command.auth();
        Filling script = new Filling().set("UNKNOWN", PosixScript.unknown(auth));
        Optional<TargetUrl> url = requests.get(0).url();
        if (url.isPresent()) {
            script.set("URL", Quoting.cmdScript(CommandLine.urlFor(Shell.CMD, url.get())));
        } else {
            script.set("URL", "\"%url%\"")
                    .add("environment")
                    .set("STUDY", requests.get(0).studyPath());
        }
        for (CurlRequest request : requests) {
            script.add("file").set("FILE", beside("", request.messageName()));
            script.add("file").set("FILE", beside("", request.headersName()));
            script.add("size")
                    .set("FILE", beside("", request.messageName()))
                    .set("SIZE", Long.toString(request.messageLength()));
        }
        addAuth(script, command, url);
        for (CurlRequest request : requests) {
            String file = beside("", request.messageName());
            script.add("message")
                    .set("MESSAGE", request.messageName().replace("%", "%%"))
                    .set("HEADERS", beside("@", request.headersName()))
                    .set("FILE", file)
                    .set("COUNT", Integer.toString(request.instances().count()))
                    .set(
                            "BODY",
                            request.isStreamed()
                                    ? "-X POST -T " + file
                                    : "--data-binary " + beside("@", request.messageName()))
                    .set("EXPECT", request.expects(auth) ? "" : "-H Expect: ")
                    .set("CREDENTIALS", secrets(command) + credentials(auth, request))
                    .addIf(auth instanceof Auth.Gcloud, "gcloud")
                    .addIf(auth instanceof Auth.AwsSigV4 && request.isStreamed(), "hashed");
        }
        return ScriptTemplate.read("send.cmd", "\r\n").fill(script).getBytes(StandardCharsets.UTF_8);
    }

    /** A file beside the script; {@code %~dp0} is the script's folder with a backslash at its end. */
    private static String beside(String prefix, String name) {
        Quoting.refuseForCmd(name);
        return '"' + prefix + "%~dp0" + name.replace("%", "%%") + '"';
    }

    private static void addAuth(Filling script, CurlCommand command, Optional<TargetUrl> url) {
        Auth auth = command.auth();
        boolean open = auth instanceof Auth.None || auth instanceof Auth.Netrc;
        for (HeaderVariable secret : command.secrets()) {
            script.add("secret").set("NAME", secret.name()).set("VARIABLE", secret.variable());
        }
        script.addIf(!open || !command.secrets().isEmpty(), "variables").addIf(auth instanceof Auth.Netrc, "netrc");
        if (auth instanceof Auth.Bearer bearer) {
            script.add("bearer").set("VARIABLE", bearer.variable());
        } else if (auth instanceof Auth.User user) {
            script.add("user")
                    .set("USER", Quoting.cmdScript(user.name()))
                    .set("ARGUMENTS", words(CurlVariables.password(user)));
        } else if (auth instanceof Auth.AwsSigV4 aws) {
            script.add("aws").addIf(aws.regionFor(url).isEmpty(), "environment-region");
        }
    }

    private static String secrets(CurlCommand command) {
        String words = words(CurlVariables.headers(command.secrets()));
        return words.isEmpty() ? "" : words + ' ';
    }

    /** curl's arguments, each followed by a space. */
    private static String credentials(Auth auth, CurlRequest request) {
        if (auth instanceof Auth.User || auth instanceof Auth.Netrc) {
            return "%credentials% ";
        }
        StringBuilder out = new StringBuilder(words(CurlVariables.arguments(auth)));
        out.append(out.isEmpty() ? "" : " ");
        if (auth instanceof Auth.AwsSigV4 aws) {
            String region = aws.regionFor(request.url()).map(Quoting::cmdScript).orElse("%AWS_REGION%");
            out.append("--aws-sigv4 aws:amz:")
                    .append(region)
                    .append(':')
                    .append(aws.service())
                    .append(' ');
            out.append(request.isStreamed() ? "-H \"x-amz-content-sha256: %hash%\" " : "");
        }
        return out.toString();
    }

    private static String words(List<String> arguments) {
        StringBuilder out = new StringBuilder();
        for (String argument : arguments) {
            out.append(out.isEmpty() ? "" : " ").append(Quoting.cmdScript(argument));
        }
        return out.toString();
    }
}
