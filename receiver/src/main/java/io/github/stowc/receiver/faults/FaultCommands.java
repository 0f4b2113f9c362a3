package io.github.stowc.receiver.faults;

import io.github.stowc.curl.CurlCommand;
import io.github.stowc.curl.CurlRequest;
import io.github.stowc.curl.Shell;
import io.github.stowc.curl.TargetUrl;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** The commands that give a message the same fault and send it. */
final class FaultCommands {
    private FaultCommands() {}

    /**
     * Writes an object: {@code send} breaks and sends at once, {@code write} breaks into a file if the fault is in the body,
     * and a member for each shell is the curl command that sends it, if curl can.
     *
     * @param service the URL of the receiver, without a path
     */
    static void write(Broken broken, String service, JsonGenerator json) {
        String slug = broken.fault().slug();
        String good = broken.good().name();
        json.writeStartObject();
        json.writeStringProperty("send", "stowc break " + slug + " " + good + " --send " + service + "/studies");
        boolean isBody = !broken.message().isRequest();
        if (isBody) {
            json.writeStringProperty("write", "stowc break " + slug + " " + good + " -o " + slug + ".mime");
        }
        if (!RawExchange.isRaw(broken.message())) {
            for (Shell shell : Shell.values()) {
                curl(broken, isBody ? slug + ".mime" : good, service, shell)
                        .ifPresent(
                                command -> json.writeStringProperty(shell.name().toLowerCase(Locale.ROOT), command));
            }
        }
        json.writeEndObject();
    }

    /** Empty if a field of a kept request cannot be written in a command. */
    private static Optional<String> curl(Broken broken, String file, String service, Shell shell) {
        try {
            CurlRequest request = CurlRequest.of(
                    Optional.of(TargetUrl.parse(service + "/studies")),
                    broken.contentType(),
                    file,
                    broken.message().bodySize());
            return Optional.of(CurlCommand.of(request).commandLine(shell, ""));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
