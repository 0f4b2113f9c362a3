package io.github.stowc.stow.batch.deliver;

import io.github.stowc.curl.TargetUrl;
import io.github.stowc.stow.answer.FailureReasons;
import io.github.stowc.stow.answer.InstanceResult;
import io.github.stowc.stow.answer.InstanceResult.Outcome;
import io.github.stowc.stow.answer.StoreResponse;
import io.github.stowc.stow.answer.Verdict;
import io.github.stowc.stow.batch.deliver.Fate.Kind;
import io.github.stowc.stow.send.NoAnswerException;
import io.github.stowc.wording.Sentence;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes an opinion of each instance from the answer to its message, or from none. The server's own words stay out: they may name patients. */
final class Judgement {
    private final TargetUrl url;
    private final Reasons reasons;
    private final Set<String> sent = new LinkedHashSet<>();

    /**
     * A judgement of one message.
     *
     * @param url where it was sent
     * @param meanings those of the server's kind
     */
    Judgement(TargetUrl url, FailureReasons meanings, List<InstanceKey> instances) {
        this.url = url;
        this.reasons = new Reasons(meanings);
        instances.forEach(instance -> sent.add(instance.sopInstance()));
    }

    /** The opinions if no whole answer came. */
    Map<String, Opinion> of(NoAnswerException e) {
        if (!e.mayHaveBeenStored()) {
            return all(Opinion.sure(new Fate(Kind.UNREACHABLE, Fate.REFUSED_RULE, e.sentence())));
        }
        Sentence missing = Sentence.of(e.reason(), "; the server does not have it");
        return all(Opinion.open(
                new Fate(Kind.MISSING, Fate.UNKNOWN_RULE, missing),
                new Fate(Kind.UNKNOWN, Fate.UNKNOWN_RULE, e.sentence())));
    }

    /** The opinions after an answer. */
    Map<String, Opinion> of(StoreResponse answer) {
        Map<String, Opinion> opinions = new LinkedHashMap<>();
        Set<String> others = new LinkedHashSet<>();
        boolean isPartStored = false;
        for (InstanceResult result : answer.instances()) {
            boolean failed = result.outcome() == Outcome.FAILED;
            String uid = result.sopInstance().orElse("");
            isPartStored |= !failed;
            if (sent.contains(uid)) {
                opinions.put(uid, failed ? reasons.opinion(result.reason()) : Opinion.STORED);
            } else if (!failed) {
                others.add(uid);
            }
        }
        Opinion rest = answer.isSuccessful()
                ? unnamed(answer, others.isEmpty(), sent.size() - opinions.size())
                : Statuses.opinion(answer.status(), isPartStored, status(answer));
        sent.forEach(uid -> opinions.putIfAbsent(uid, rest));
        return opinions;
    }

    private Map<String, Opinion> all(Opinion opinion) {
        Map<String, Opinion> opinions = new LinkedHashMap<>();
        sent.forEach(uid -> opinions.put(uid, opinion));
        return opinions;
    }

    private Sentence status(StoreResponse answer) {
        return Verdict.of(answer, url).problems().get(0);
    }

    /**
     * The opinion of instances that a successful answer does not name.
     *
     * @param isOnlyOfSent whether it says that no others are stored
     * @param count how many they are
     */
    private Opinion unnamed(StoreResponse answer, boolean isOnlyOfSent, int count) {
        String status = "status " + answer.status() + ", but the answer does not name this instance";
        Fate unknown = new Fate(
                Kind.UNKNOWN, Fate.UNKNOWN_RULE, status + "; check whether the server has it before it is sent again");
        if (!isOnlyOfSent) {
            Fate renamed = new Fate(
                    Kind.UNKNOWN,
                    Fate.UNKNOWN_RULE,
                    status + " and names others: the server may have given it a new UID; look before it is sent again");
            return Opinion.open(renamed, renamed);
        }
        // Failures in Other Failures Sequence (0008,119A) have no UID.
        List<InstanceResult> nameless = answer.instances().stream()
                .filter(result -> result.outcome() == Outcome.FAILED
                        && result.sopInstance().isEmpty())
                .toList();
        if (nameless.isEmpty()) {
            return Opinion.open(new Fate(Kind.MISSING, Fate.UNKNOWN_RULE, status), unknown);
        }
        Fate failed = reasons.opinion(nameless.get(0).reason()).ifMissing();
        return Opinion.open(failed, nameless.size() == count ? failed : unknown);
    }
}
