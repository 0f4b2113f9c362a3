package io.github.stowc.curl;

import io.github.stowc.curl.ScriptTemplate.Filling;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The script for a POSIX shell, from the template {@code send.sh}. Its variables avoid names with a meaning
 * in zsh, such as {@code path} and {@code status}. Here-documents pass secrets to curl's standard input: they
 * stay inside the shell, while everybody can read a program's arguments in the list of processes.
 */
final class PosixScript {
    private static final String NETRC = " --netrc ${NETRC:+\"--netrc-file\"} ${NETRC:+\"$NETRC\"}";

    private PosixScript() {}

    static byte[] of(CurlCommand command) {
        List<CurlRequest> requests = command.requests();
        Filling script = filling(command, requests.stream().anyMatch(CurlRequest::isStreamed));
        script.add("named");
        for (CurlRequest request : requests) {
            script.add("file")
                    .set("NAME", Quoting.posix(request.messageName()))
                    .set("SIZE", Long.toString(request.messageLength()));
            addMessage(script.add("message"), request, command.auth());
        }
        return text(script);
    }

    /**
     * The script that reads names, sizes, Content-Types, numbers of instances and their checksums from a list.
     *
     * @param command its first request stands for all
     */
    static byte[] ofList(CurlCommand command, String listName, ListScript.Listed listed) {
        CurlRequest request = command.requests().get(0);
        Filling script = filling(command, listed.streamed());
        Filling list = script.add("listed")
                .set("LIST", Quoting.posix(listName))
                .set("LISTED", listed.checksum())
                .set("TOTAL", Integer.toString(listed.count()))
                .set("EXPECTED", listed.count() == 1 ? "there is one, 1" : "there are 1 to " + listed.count())
                .set("STREAMED_FROM", Long.toString(CurlRequest.STREAMED_FROM))
                .addIf(command.auth() instanceof Auth.AwsSigV4 && listed.streamed(), "hashed");
        for (String header : request.headersFor(command.auth())) {
            if (!header.regionMatches(true, 0, "Content-Type:", 0, 13)) {
                addHeader(list, header);
            }
        }
        return text(script);
    }

    private static byte[] text(Filling script) {
        return ScriptTemplate.read("send.sh", "\n").fill(script).getBytes(StandardCharsets.UTF_8);
    }

    /** What all messages have in common. */
    private static Filling filling(CurlCommand command, boolean streamed) {
        CurlRequest first = command.requests().get(0);
        Auth auth = command.auth();
        boolean open = command.secrets().isEmpty() && (auth instanceof Auth.None || auth instanceof Auth.Netrc);
        Filling script = new Filling()
                .set("UNKNOWN", unknown(auth))
                .set("RUNNER", open ? "" : "authorized ")
                .set("NETRC", auth instanceof Auth.Netrc ? NETRC : "");
        Optional<TargetUrl> url = first.url();
        if (url.isPresent()) {
            script.add("url").set("URL", Quoting.posix(url.get().value()));
        } else {
            script.add("environment").set("STUDY", first.studyPath());
        }
        addAuth(script, command, streamed);
        return script;
    }

    /** What status 401 means, in a script; it has no single quote. */
    static String unknown(Auth auth) {
        return auth instanceof Auth.None
                ? "the server wants to know who is asking: give curl an account, such as --netrc or --user NAME"
                : "the server does not accept this account; check user, password or token";
    }

    private static void addAuth(Filling script, CurlCommand command, boolean streamed) {
        Auth auth = command.auth();
        List<HeaderVariable> secrets = command.secrets();
        // Of header fields and configuration, curl reads only one from its standard input.
        boolean configuration = auth instanceof Auth.User || auth instanceof Auth.AwsSigV4;
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < secrets.size(); i++) {
            HeaderVariable secret = secrets.get(i);
            script.add("secret")
                    .set("NAME", secret.name())
                    .set("VARIABLE", secret.variable())
                    .set("NUMBER", String.valueOf(i + 1))
                    .addIf(configuration, "escaped");
            String field = secret.name() + ": $secret" + (i + 1);
            lines.append(configuration ? "header = \"" + field + '"' : field).append('\n');
        }
        script.addIf(configuration && !secrets.isEmpty(), "escaping");
        script.set("SECRETS", lines.toString());
        if (auth instanceof Auth.Bearer bearer) {
            script.add("bearer").set("VARIABLE", bearer.variable());
            script.add("token");
        } else if (auth instanceof Auth.Gcloud) {
            script.add("token");
            script.add("gcloud");
        } else if (auth instanceof Auth.User user) {
            script.add("user").set("USER", Quoting.posix(user.name())).addIf(secrets.isEmpty(), "escaping");
        } else if (!configuration && !secrets.isEmpty()) {
            script.add("secrets");
        } else if (auth instanceof Auth.AwsSigV4 aws) {
            Filling signed = script.add("aws")
                    .set("SERVICE", aws.service())
                    .set("STREAMED", Boolean.toString(streamed))
                    .addIf(streamed, "streaming");
            aws.regionFor(command.requests().get(0).url())
                    .ifPresentOrElse(
                            region -> signed.add("region").set("REGION", Quoting.posix(region)),
                            () -> signed.add("environment-region"));
        }
    }

    private static void addMessage(Filling message, CurlRequest request, Auth auth) {
        String name = Quoting.posix(request.messageName());
        // A name that needs no quotes may also be inside those of the folder.
        String path = name.equals(request.messageName()) ? "$folder/" + name + '"' : "$folder/\"" + name;
        message.set("COUNT", Integer.toString(request.instances().count()))
                .set("SUM", request.instances().checksum().orElse(""));
        message.set("NAME", name).set("PATH", '"' + path).set("FILE", "\"@" + path);
        for (String header : request.headersFor(auth)) {
            addHeader(message, header);
        }
        message.addIf(auth instanceof Auth.AwsSigV4 && request.isStreamed(), "hashed")
                .addIf(request.isStreamed(), "streamed")
                .addIf(!request.isStreamed(), "whole");
    }

    private static void addHeader(Filling message, String header) {
        message.add("header").set("HEADER", header.equals("Expect:") ? "'Expect:'" : Quoting.posix(header));
    }
}
