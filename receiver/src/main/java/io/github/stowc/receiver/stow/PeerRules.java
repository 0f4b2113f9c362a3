package io.github.stowc.receiver.stow;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.receiver.web.DatasetForm;
import io.github.stowc.receiver.web.DicomPath;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.receiver.web.WebRequest;
import io.github.stowc.stow.input.StoredMessage.StoredPart;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What another server refuses beyond PS3.18 10.5, and how it words its answers; without overriding, nothing. Safe to share
 * between threads.
 */
public interface PeerRules {
    /** The rules of no other server. */
    PeerRules NONE = new PeerRules() {};

    /**
     * A message with its head. Immutable.
     *
     * @param head the head of the request
     * @param path where it was sent to
     * @param body the message
     * @param anatomy what every byte of the body is
     * @param parts in order
     */
    record Message(WebRequest head, DicomPath path, Source body, Anatomy anatomy, List<StoredPart> parts) {
        /** Copies the list. */
        public Message {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Why an instance is not stored.
     *
     * @param reason a Failure Reason (0008,1197)
     * @param comment a sentence for people
     */
    record Refusal(int reason, String comment) {}

    /**
     * The answer to a message that is refused as a whole; asked before the receiver's own rules.
     *
     * @throws IOException if the body cannot be read
     */
    default Optional<WebAnswer> refusal(Message message) throws IOException {
        return Optional.empty();
    }

    /**
     * What is refused of the instances of a message.
     *
     * @throws IOException if the body cannot be read
     */
    default InstanceRule instances(Message message) throws IOException {
        return (part, dataset) -> Optional.empty();
    }

    /** What is refused of the instances of one message. */
    @FunctionalInterface
    interface InstanceRule {
        /**
         * Why an instance is refused; asked before the receiver's own rules.
         *
         * @param part the index of its part, from 0
         * @param dataset its attributes as they were sent; of a DICOM file, its UIDs
         * @throws IOException if the body cannot be read
         */
        Optional<Refusal> refusal(int part, Dataset dataset) throws IOException;
    }

    /**
     * The parts that are looked at, whatever is wrong with the framing; empty if the receiver's own rules decide.
     *
     * @throws IOException if the body cannot be read
     */
    default Optional<List<StoredPart>> taken(Message message) throws IOException {
        return Optional.empty();
    }

    /** Whether an instance whose UID is there with other bytes is answered like a stored one; the first stays. */
    default boolean ignoresDuplicates() {
        return false;
    }

    /** The Failure Reason of a DICOM file that cannot be read. */
    default int unreadable() {
        return 0xC000;
    }

    /** The media type of the answer to a request without Accept. */
    default String preferredAnswer() {
        return DatasetForm.JSON.mediaType();
    }

    /**
     * The answer as that server words it.
     *
     * @param answer what the receiver would answer
     * @param response the dataset in it (PS3.18 table 10.5.3-1)
     * @param failures of the instances that failed, in order
     * @throws IOException if it cannot be written
     */
    default WebAnswer word(WebAnswer answer, Dataset response, List<Refusal> failures) throws IOException {
        return answer;
    }
}
