package io.github.stowc.stow.answer;

import io.github.stowc.stow.answer.InstanceResult.Outcome;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A server's answer to a store request (PS3.18 10.5.3): its status and the outcome for each instance. Immutable.
 *
 * @param status the HTTP status, 100 to 999
 * @param isStoreResponse whether the body was a Store Instances Response (PS3.18 I), in DICOM JSON or Native DICOM XML
 * @param instances the outcome for each instance, stored ones first
 * @param retrieveUrl where all of them can be retrieved; empty if missing
 * @param location where the server redirects the request; empty if it does not
 * @param retryAfter the Retry-After field as received; empty if missing
 * @param sent what was sent
 * @param messages the server's other messages: its Warning fields, and the beginning of a body in another form as plain
 *     text, one per line
 */
public record StoreResponse(
        int status,
        boolean isStoreResponse,
        List<InstanceResult> instances,
        Optional<String> retrieveUrl,
        Optional<String> location,
        Optional<String> retryAfter,
        Sent sent,
        List<String> messages) {

    /** Copies the lists. */
    public StoreResponse {
        instances = List.copyOf(instances);
        messages = List.copyOf(messages);
    }

    /**
     * Reads an answer; never fails, since a body in an unknown form becomes part of the messages.
     *
     * @param status the HTTP status
     * @param headers the answer's header fields
     * @param body the answer's body, decoded
     * @param sent what was sent
     */
    public static StoreResponse of(int status, HttpHeaders headers, byte[] body, Sent sent) {
        return new StoreResponseReader(status, headers, body, sent).read();
    }

    /** The number of instances with an outcome. */
    public int count(Outcome outcome) {
        return (int) instances.stream()
                .filter(instance -> instance.outcome() == outcome)
                .count();
    }

    /** Whether the status means success, 200 to 299. */
    public boolean isSuccessful() {
        return status >= 200 && status < 300;
    }

    /**
     * Whether all or part of the message was refused or the outcome is unknown: the status is not a success, the body
     * is no Store Instances Response, or it names failures, fewer instances than were sent, or others (PS3.18 table
     * I.1-1).
     */
    public boolean isRefused() {
        return !isSuccessful() || !isStoreResponse || count(Outcome.FAILED) > 0 || namesOthersThanSent();
    }

    private boolean namesOthersThanSent() {
        Set<String> stored = stored();
        boolean known = !sent.sopInstances().isEmpty();
        return stored.isEmpty()
                || (known
                        ? !stored.equals(sent.sopInstances())
                        : sent.instances() > 0 && stored.size() != sent.instances());
    }

    /** The SOP Instance UIDs of the instances that the answer says are stored. */
    Set<String> stored() {
        Set<String> stored = new TreeSet<>();
        for (InstanceResult instance : instances) {
            if (instance.outcome() != Outcome.FAILED) {
                instance.sopInstance().ifPresent(stored::add);
            }
        }
        return stored;
    }
}
