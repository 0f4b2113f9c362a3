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
import java.util.Optional;

/**
 * What answers mean for the messages that were sent. Immutable.
 *
 * @param problems what went wrong, one line each
 * @param remarks what else a person should know, one line each
 */
public record Verdict(List<Sentence> problems, List<Sentence> remarks) {
    /** Copies the lists. */
    public Verdict {
        problems = List.copyOf(problems);
        remarks = List.copyOf(remarks);
    }

    /**
     * The verdict on one answer.
     *
     * @param url the message's destination
     * @param sent the number of its instances
     */
    public static Verdict of(StoreResponse answer, TargetUrl url, int sent) {
        List<Sentence> problems = new ArrayList<>();
        List<Sentence> remarks = new ArrayList<>();
        int failed = answer.count(Outcome.FAILED);
        int named = answer.instances().size();
        String status = "status " + answer.status();
        String place = url.withoutQuery() + ": " + status;
        if (!answer.isSuccessful()) {
            problems.add(Sentence.of(place + ": ", refusal(url, answer)));
        } else if (!answer.isStoreResponse()) {
            problems.add(Sentence.of(place + ", but the answer "
                    + (answer.messages().isEmpty() ? "says nothing" : "is no Store Instances Response (PS3.18 I)")
                    + "; check which instances are there before you send again"));
        }
        if (failed > 0) {
            problems.add(Sentence.of(failed + " of " + Sentence.counted(Math.max(sent, named), "instance")
                    + " not stored (" + status + ")"));
        } else if (!answer.isRefused() && named < sent) {
            remarks.add(Sentence.of("the answer (" + status + ") names " + named + " of "
                    + Sentence.counted(sent, "instance") + "; it does not say that the others failed"));
        }
        return new Verdict(problems, remarks);
    }

    private static Sentence refusal(TargetUrl url, StoreResponse answer) {
        Optional<StatusMeaning> known = StatusMeanings.read().find(answer.status());
        String meaning = known.map(StatusMeaning::meaning).orElse("not stored");
        if (answer.status() < 400 && answer.location().isPresent()) {
            return elsewhere(meaning, url, answer.location().get());
        }
        return Sentence.of(
                meaning,
                known.isPresent() ? "; " : "",
                known.map(StatusMeaning::remedy).orElse(Sentence.EMPTY),
                answer.retryAfter().map(wait -> " (Retry-After: " + wait + ")").orElse(""));
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
