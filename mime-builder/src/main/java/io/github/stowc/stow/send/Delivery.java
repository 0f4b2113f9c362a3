package io.github.stowc.stow.send;

import io.github.stowc.curl.TargetUrl;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.answer.StoreResponse;
import io.github.stowc.stow.answer.Verdict;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of messages that were sent in order, up to the first that was not stored. Immutable.
 *
 * @param answers the answers in order, for each message that got one
 * @param unsent the number of messages that were not sent, since one before them failed
 * @param failure why the last message that was sent got no answer: a {@link NoAnswerException}, or the exception on
 *     reading it; empty if it got one
 */
public record Delivery(List<StoreResponse> answers, int unsent, Optional<IOException> failure) {

    private static final int BAD_REQUEST = 400;

    /** Copies the answers. */
    public Delivery {
        answers = List.copyOf(answers);
    }

    /**
     * The verdict on the messages.
     *
     * @param url their destination
     * @param messages all of them, in order
     */
    public Verdict verdict(TargetUrl url, List<StowMessage> messages) {
        List<Sentence> problems = new ArrayList<>();
        List<Sentence> remarks = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            Verdict verdict = Verdict.of(answers.get(i), url);
            problems.addAll(verdict.problems());
            remarks.addAll(verdict.remarks());
            silentLimit(answers.get(i), messages.get(i)).ifPresent(remarks::add);
        }
        if (unsent > 0) {
            problems.add(Sentence.of(Sentence.counted(unsent, "message") + " after it not sent"));
        }
        if (isBrokenOff()) {
            remarks.add(Sentence.of("the request was aborted; the server may still use the part that it got"));
        }
        return new Verdict(problems, remarks);
    }

    /** A server that finds a message too large may say no more than that the request is bad. */
    private static Optional<Sentence> silentLimit(StoreResponse answer, StowMessage message) {
        boolean silent = answer.status() == BAD_REQUEST
                && !answer.isStoreResponse()
                && answer.messages().isEmpty();
        return message.target()
                .silentLimit()
                .filter(limit -> silent && message.length() >= limit.bytes())
                .map(limit -> Sentence.of(
                        "the message has " + message.length() + " bytes, and the answer says nothing: ", limit.hint()));
    }

    /** Whether the last message could not be read completely. */
    private boolean isBrokenOff() {
        return failure.isPresent() && !(failure.get() instanceof NoAnswerException);
    }

    /** Whether something may have been stored that no answer mentions. */
    public boolean mayHaveBeenStored() {
        return isBrokenOff()
                || failure.filter(thrown -> thrown instanceof NoAnswerException none && none.mayHaveBeenStored())
                        .isPresent();
    }

    /** Whether every message got an answer and none was refused, not even in part. */
    public boolean isComplete() {
        return unsent == 0 && failure.isEmpty() && answers.stream().noneMatch(StoreResponse::isRefused);
    }
}
