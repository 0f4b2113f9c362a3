package io.github.stowc.receiver.page;

import io.github.stowc.curl.CurlCommand;
import io.github.stowc.curl.CurlRequest;
import io.github.stowc.curl.Shell;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.receiver.received.ReceivedRequest;
import java.util.Optional;

/** The commands that send a request again from a file with its body. */
final class RepeatCommand {
    private RepeatCommand() {}

    /** The name of the file with the body. */
    static String file(ReceivedRequest request) {
        return "request-" + request.number() + ".mime";
    }

    /**
     * The command for a shell; empty if a field of the request cannot be written in one.
     *
     * @param service the URL of the receiver, without a path
     */
    static Optional<String> of(ReceivedRequest request, String service, Shell shell) {
        try {
            CurlRequest repeated = CurlRequest.of(
                    Optional.of(TargetUrl.parse(service + request.target())),
                    request.field("Content-Type").orElse(""),
                    file(request),
                    request.size());
            String accept = request.field("Accept").orElse("*/*");
            return Optional.of(
                    CurlCommand.of(repeated.withHeader("Accept", accept)).commandLine(shell, ""));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
