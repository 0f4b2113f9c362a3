package io.github.stowc.stow.send;

import io.github.stowc.stow.answer.StoreResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What became of messages that were sent one after the other, up to the first that was not stored. Immutable.
 *
 * @param answers an answer for each message that got one, in order
 * @param unsent how many messages at the end were not sent, since one before failed
 * @param failure why the last message that was sent got no answer: a {@link NoAnswerException}, or what went wrong when
 *     it was read; empty where it got one
 */
public record Delivery(List<StoreResponse> answers, int unsent, Optional<IOException> failure) {

    /** Copies the answers. */
    public Delivery {
        answers = List.copyOf(answers);
    }

    /** Whether every message got an answer, and none was refused in whole or part. */
    public boolean isComplete() {
        return unsent == 0 && failure.isEmpty() && answers.stream().noneMatch(StoreResponse::isRefused);
    }
}
