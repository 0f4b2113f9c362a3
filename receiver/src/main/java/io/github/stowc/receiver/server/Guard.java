package io.github.stowc.receiver.server;

import io.github.stowc.receiver.received.HeaderField;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.receiver.web.WebRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may talk to the receiver: pages of other origins may not, nor may a name that was made to mean this machine (DNS
 * rebinding). Programs that are no browsers send no Origin, and are let through. Immutable.
 */
final class Guard {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+]");
    private static final Pattern PORT = Pattern.compile(":[0-9]*$");
    private static final String METHODS = "GET, HEAD, POST, OPTIONS";
    private static final String READING = "GET, HEAD, OPTIONS";

    private final Set<String> hosts;
    private final Set<String> origins;
    private final boolean everywhere;

    /**
     * Lets requests through.
     *
     * @param hosts names in Host, apart from those of the loopback address
     * @param origins values of Origin
     * @param everywhere whether it listens on all addresses of the machine; then Host may be any address, which no name
     *     server can make up
     */
    Guard(Set<String> hosts, Set<String> origins, boolean everywhere) {
        this.hosts = hosts;
        this.origins = origins;
        this.everywhere = everywhere;
    }

    /**
     * The answer to a request that is not let through.
     *
     * @param isOld whether it is of HTTP/1.0, which has no Host, and which no browser speaks
     */
    Optional<WebAnswer> refusal(WebRequest request, boolean isOld) {
        String host = name(request.field("Host").orElse(""));
        boolean isKnown = LOOPBACK.contains(host)
                || hosts.contains(host)
                || (everywhere && ADDRESS.matcher(host).matches())
                || (isOld && host.isEmpty());
        if (!isKnown) {
            return Optional.of(WebAnswer.text(403, "this receiver does not answer to the name in Host"));
        }
        List<String> given = values(request, "Origin");
        boolean isForeign = given.stream().anyMatch(origin -> !isOwn(origin, request) && !origins.contains(origin));
        // Pictures and forms that are fetched without Origin.
        boolean isForeignPart = given.isEmpty()
                && request.field("Sec-Fetch-Site")
                        .filter(site -> !site.equals("same-origin") && !site.equals("none"))
                        .isPresent()
                && !isLink(request);
        return isForeign || isForeignPart
                ? Optional.of(WebAnswer.text(403, "this receiver does not answer to pages of another origin"))
                : Optional.empty();
    }

    /** Whether somebody follows a link to the receiver, whose page then cannot be read by the one with the link. */
    private static boolean isLink(WebRequest request) {
        return request.method().equals("GET")
                && request.field("Sec-Fetch-Mode").filter("navigate"::equals).isPresent()
                && request.field("Sec-Fetch-Dest").filter("document"::equals).isPresent();
    }

    private static List<String> values(WebRequest request, String name) {
        List<String> values = new ArrayList<>();
        for (HeaderField field : request.fields()) {
            if (field.name().equalsIgnoreCase(name)) {
                values.add(field.value());
            }
        }
        return values;
    }

    /** Whether the page is the receiver's own. */
    private static boolean isOwn(String origin, WebRequest request) {
        return origin.equals("http://" + request.field("Host").orElse(""));
    }

    /** What every answer to a request that was let through says to browsers. */
    List<HeaderField> fields(WebRequest request) {
        List<HeaderField> fields = new ArrayList<>();
        fields.add(new HeaderField("Cross-Origin-Resource-Policy", "same-origin"));
        fields.add(new HeaderField("X-Content-Type-Options", "nosniff"));
        if (!origins.isEmpty()) {
            fields.add(new HeaderField("Vary", "Origin"));
            request.field("Origin").filter(origins::contains).ifPresent(origin -> {
                fields.add(new HeaderField("Access-Control-Allow-Origin", origin));
                fields.add(new HeaderField("Access-Control-Expose-Headers", "Content-Location, Retry-After, Warning"));
            });
        }
        return fields;
    }

    /** The answer to OPTIONS: what can be done, and what a page of another origin may do (CORS preflight). */
    WebAnswer options(WebRequest request) {
        WebAnswer answer = WebAnswer.of(204).with("Allow", METHODS);
        if (request.field("Origin").filter(origins::contains).isEmpty()
                || request.field("Access-Control-Request-Method").isEmpty()) {
            return answer;
        }
        answer = answer.with("Access-Control-Allow-Methods", METHODS).with("Access-Control-Max-Age", "600");
        String wanted = request.field("Access-Control-Request-Headers").orElse("");
        if (!wanted.isEmpty()) {
            answer = answer.with("Access-Control-Allow-Headers", wanted);
        }
        return request.field("Access-Control-Request-Private-Network").isPresent()
                ? answer.with("Access-Control-Allow-Private-Network", "true")
                : answer;
    }

    /**
     * The answer to a method that a resource does not have (RFC 9110 15.5.6).
     *
     * @param isStore whether messages are sent to it
     */
    static WebAnswer noSuchMethod(boolean isStore) {
        return isStore
                ? WebAnswer.text(405, "expected GET, HEAD or POST").with("Allow", METHODS)
                : WebAnswer.text(405, "expected GET or HEAD; messages are sent to …/studies or …/studies/UID")
                        .with("Allow", READING);
    }

    /** The name of a Host field, without the port; what follows its colon stays if it is no port. */
    private static String name(String host) {
        return PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT);
    }
}
