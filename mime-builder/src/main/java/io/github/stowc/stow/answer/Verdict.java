package io.github.stowc.stow.answer;

import io.github.stowc.bytes.Printable;
import io.github.stowc.curl.Shell;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.stow.answer.InstanceResult.Outcome;
import io.github.stowc.stow.answer.StatusMeanings.StatusMeaning;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What answers mean for the messages that were sent. Immutable.
 *
 * @param problems what went wrong, one line each
 * @param remarks what else a person should know, one line each
 */
public record Verdict(List<Sentence> problems, List<Sentence> remarks) {
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int RESET_CONTENT = 205;
    private static final int UNAUTHORIZED = 401;
    private static final String LOOK = "check which instances are there before you send again";

    /** Copies the lists. */
    public Verdict {
        problems = List.copyOf(problems);
        remarks = List.copyOf(remarks);
    }

    /**
     * The verdict on one answer.
     *
     * @param url the message's destination
     */
    public static Verdict of(StoreResponse answer, TargetUrl url) {
        List<Sentence> problems = new ArrayList<>();
        List<Sentence> remarks = new ArrayList<>();
        int failed = answer.count(Outcome.FAILED);
        String status = "status " + answer.status();
        String place = url.withoutQuery() + ": " + status;
        if (!answer.isSuccessful()) {
            problems.add(Sentence.of(place + ": ", refusal(url, answer)));
        } else if (answer.status() == NO_CONTENT || answer.status() == RESET_CONTENT) {
            problems.add(Sentence.of(place + ": ", refusal(url, answer)));
        } else if (!answer.isStoreResponse()) {
            problems.add(Sentence.of(place + ", but the answer "
                    + (answer.messages().isEmpty() ? "says nothing" : "is no Store Instances Response (PS3.18 I)")
                    + "; " + LOOK));
        }
        if (failed > 0) {
            int named = Math.max(answer.sent().instances(), answer.instances().size());
            problems.add(Sentence.of(
                    failed + " of " + Sentence.counted(named, "instance") + " not stored (" + status + ")"));
        } else if (answer.isSuccessful() && answer.isStoreResponse() && answer.isRefused()) {
            problems.add(Sentence.of(place + ", but the answer " + otherThanSent(answer)));
        }
        if (problems.isEmpty() && answer.status() != OK) {
            remarks.add(Sentence.of(status + ": ", meaning(answer.status()).meaning()));
        }
        return new Verdict(problems, remarks);
    }

    /** How the instances that an answer names differ from those that were sent. */
    private static String otherThanSent(StoreResponse answer) {
        Set<String> named = answer.stored();
        int sent = answer.sent().instances();
        if (named.isEmpty() || named.size() < sent) {
            return "names " + (sent == 0 ? "no instance" : named.size() + " of " + Sentence.counted(sent, "instance"))
                    + "; " + LOOK;
        }
        if (answer.sent().sopInstances().isEmpty()) {
            return "names " + Sentence.counted(named.size(), "instance") + ", and " + sent + " were sent; " + LOOK;
        }
        return "names instances that were not sent: the server may have given them new UIDs; look before you send again";
    }

    private static StatusMeaning meaning(int status) {
        return StatusMeanings.read().orItsClass(status);
    }

    private static Sentence refusal(TargetUrl url, StoreResponse answer) {
        StatusMeaning known = meaning(answer.status());
        if (answer.status() < 400 && answer.location().isPresent()) {
            return elsewhere(known.meaning(), url, answer.location().get());
        }
        String wait =
                answer.retryAfter().map(text -> " (Retry-After: " + text + ")").orElse("");
        if (answer.status() == UNAUTHORIZED && answer.sent().isWithAccount()) {
            return Sentence.of("the server does not accept this account; check user, password or token" + wait);
        }
        int stored = answer.stored().size();
        // The status speaks of all instances, the answer of each.
        String meaning = stored == 0 ? known.meaning() : "the server stored only part of the message (" + stored + ")";
        return Sentence.of(meaning + "; ", known.remedy(), wait);
    }

    /** The place that the server names may be anything: quoted, it is one word in the shell that it is pasted into. */
    private static Sentence elsewhere(String meaning, TargetUrl url, String location) {
        try {
            URI place = URI.create(url.value()).resolve(location);
            if (place.getHost() != null && ("http".equals(place.getScheme()) || "https".equals(place.getScheme()))) {
                return Sentence.of(
                        meaning + "; nothing was stored; if you trust that server, send there: ",
                        Choice.URL,
                        " " + Shell.BASH.quote(place.toString()));
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        return Sentence.of(meaning + "; nothing was stored; it names " + Printable.escaped(Printable.masked(location))
                + ", which is not an http(s) URL");
    }
}
