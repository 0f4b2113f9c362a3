package io.github.stowc.curl;

import io.github.stowc.dicom.Uid;
import io.github.stowc.wording.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One POST request of a stored message (PS3.18 10.5), as curl sends it. Immutable.
 *
 * @param url the destination; if empty, the environment variable {@code STOW_URL} gives it when sending
 * @param study the Study Instance UID to append to the URL from the environment; {@code url} already has its own
 * @param headers the header fields in order, Content-Type and Accept among them
 * @param messageName the message's file name, without a folder
 * @param messageLength the message's length in bytes
 * @param instances the instances that the message holds, by which a script judges the answer
 */
public record CurlRequest(
        Optional<TargetUrl> url,
        Optional<String> study,
        List<RequestHeader> headers,
        String messageName,
        long messageLength,
        SentInstances instances) {
    /** The length in bytes from which curl streams the message instead of reading it into memory first: 16 MiB. */
    public static final long STREAMED_FROM = 16L << 20;

    private static final RequestHeader ACCEPT = new RequestHeader("Accept", "application/dicom+json");

    /**
     * Checks the name and the length.
     *
     * @throws IllegalArgumentException if the name is empty or has a slash or a NUL, or the length is negative
     */
    public CurlRequest {
        headers = List.copyOf(headers);
        if (messageName.isEmpty() || messageName.indexOf('/') >= 0) {
            throw new UsageException(Quoting.shown(messageName) + " is not a file name; leave out its folder");
        }
        Quoting.requireText(messageName);
        if (study.isPresent() && Uid.problem(study.get()).isPresent()) {
            throw new IllegalArgumentException(Quoting.shown(study.get()) + " is not a Study Instance UID (PS3.5 9.1)");
        }
        if (messageLength < 0) {
            throw new IllegalArgumentException("expected a length of at least 0, found " + messageLength);
        }
    }

    /** A request with a Content-Type, whose instances are not known, that asks for an answer in {@code application/dicom+json}. */
    public static CurlRequest of(Optional<TargetUrl> url, String contentType, String messageName, long messageLength) {
        return new CurlRequest(
                url,
                Optional.empty(),
                List.of(new RequestHeader("Content-Type", contentType), ACCEPT),
                messageName,
                messageLength,
                SentInstances.UNKNOWN);
    }

    /** This request for a certain study, for a URL from the environment. */
    public CurlRequest withStudy(String uid) {
        return new CurlRequest(url, Optional.of(uid), headers, messageName, messageLength, instances);
    }

    /** This request as for a message that curl reads into memory. */
    CurlRequest asShort() {
        return new CurlRequest(url, study, headers, messageName, 0, instances);
    }

    /** This request for a message with certain instances. */
    public CurlRequest withInstances(SentInstances sent) {
        return new CurlRequest(url, study, headers, messageName, messageLength, sent);
    }

    /** This request with a header field, which replaces those of the same name or else comes last. */
    public CurlRequest withHeader(String name, String value) {
        List<RequestHeader> changed = new ArrayList<>(headers);
        int place = changed.size();
        for (int i = changed.size() - 1; i >= 0; i--) {
            if (changed.get(i).name().equalsIgnoreCase(name)) {
                changed.remove(i);
                place = i;
            }
        }
        changed.add(place, new RequestHeader(name, value));
        return new CurlRequest(url, study, changed, messageName, messageLength, instances);
    }

    /**
     * The file name for {@link #headersFile()}: the message's with {@code .headers} instead of {@code .mime}. The file
     * is in the message's folder.
     */
    public String headersName() {
        return CurlCommand.nameBeside(messageName, ".headers");
    }

    /** The values for curl's {@code -H}, including the one that removes Expect. */
    List<String> headersFor(Auth auth) {
        List<String> values = new ArrayList<>();
        if (!expects(auth)) {
            values.add("Expect:");
        }
        headers.forEach(header -> values.add(header.forCurl()));
        return values;
    }

    /** Whether curl may send Expect: if told to leave it out, curl 7.88 still signs it for AWS. */
    boolean expects(Auth auth) {
        return auth instanceof Auth.AwsSigV4;
    }

    /**
     * The header fields for {@code curl -H @FILE}, one per line. The commands for PowerShell and cmd.exe use it, since
     * those shells corrupt double quotes.
     */
    public byte[] headersFile() {
        StringBuilder out = new StringBuilder();
        for (RequestHeader header : headers) {
            out.append(header.forCurl()).append('\n');
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The suffix for the URL from the environment: a slash and the study, or nothing. */
    String studyPath() {
        return study.map(uid -> '/' + uid).orElse("");
    }

    /** Whether curl reads the message while sending ({@code -T}) rather than before ({@code --data-binary}). */
    boolean isStreamed() {
        return messageLength >= STREAMED_FROM;
    }
}
