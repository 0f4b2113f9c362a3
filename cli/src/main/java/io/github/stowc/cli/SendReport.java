package io.github.stowc.cli;

import io.github.stowc.curl.TargetUrl;
import io.github.stowc.stow.InstanceFiles;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.answer.InstanceResult;
import io.github.stowc.stow.answer.InstanceResult.Outcome;
import io.github.stowc.stow.answer.StatusMeanings;
import io.github.stowc.stow.answer.StatusMeanings.StatusMeaning;
import io.github.stowc.stow.answer.StoreResponse;
import io.github.stowc.stow.send.Delivery;
import io.github.stowc.stow.send.NoAnswerException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is to be said of a delivery.
 *
 * @param url where it went
 * @param answers what came back
 * @param instances every instance that an answer names
 * @param problems what went wrong, a line each
 * @param remarks what a person should know besides, a line each
 * @param failure why the last message got no answer; empty where it got one
 * @param uncertain whether something may have been stored of which no answer tells
 */
record SendReport(
        TargetUrl url,
        List<StoreResponse> answers,
        List<Line> instances,
        List<String> problems,
        List<String> remarks,
        Optional<String> failure,
        boolean uncertain) {

    /**
     * An instance.
     *
     * @param result what became of it
     * @param file where it came from; empty where that is not known
     */
    record Line(InstanceResult result, Optional<String> file) {}

    /** The report of a delivery. */
    static SendReport of(TargetUrl url, List<StowMessage> messages, Delivery delivery) {
        List<Line> lines = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (int i = 0; i < delivery.answers().size(); i++) {
            StoreResponse answer = delivery.answers().get(i);
            lines.addAll(lines(messages.get(i), answer));
            judge(url, messages.get(i).instanceCount(), answer, problems, remarks);
        }
        if (delivery.unsent() > 0) {
            problems.add(counted(delivery.unsent(), "message") + " behind it not sent");
        }
        IOException failure = delivery.failure().orElse(null);
        boolean broken = failure != null && !(failure instanceof NoAnswerException);
        if (broken) {
            remarks.add("the request was broken off; what the server does with its beginning is not known");
        }
        return new SendReport(
                url,
                delivery.answers(),
                lines,
                problems,
                remarks,
                delivery.failure().map(IOException::getMessage),
                broken || (failure instanceof NoAnswerException none && none.mayHaveBeenStored()));
    }

    private static List<Line> lines(StowMessage message, StoreResponse answer) {
        Set<String> uids = answer.instances().stream()
                .flatMap(result -> result.sopInstance().stream())
                .collect(Collectors.toSet());
        Map<String, String> files;
        try {
            files = InstanceFiles.of(message, uids);
        } catch (IOException e) {
            // They are only for the reader's convenience.
            files = Map.of();
        }
        List<Line> lines = new ArrayList<>();
        for (InstanceResult result : answer.instances()) {
            lines.add(new Line(result, result.sopInstance().map(files::get)));
        }
        return lines;
    }

    private static void judge(
            TargetUrl url, int sent, StoreResponse answer, List<String> problems, List<String> remarks) {
        int failed = answer.count(Outcome.FAILED);
        int named = answer.instances().size();
        String status = "status " + answer.status();
        if (!answer.isSuccessful()) {
            problems.add(place(url) + ": " + status + ": " + refusal(url, answer));
        } else if (!answer.isStoreResponse()) {
            problems.add(place(url) + ": " + status + ", but the answer "
                    + (answer.messages().isEmpty() ? "says nothing" : "is no Store Instances Response (PS3.18 I)")
                    + "; look which instances are there before you send again");
        }
        if (failed > 0) {
            problems.add(failed + " of " + counted(Math.max(sent, named), "instance") + " not stored (" + status + ")");
        } else if (!answer.isRefused() && named < sent) {
            remarks.add("the answer (" + status + ") names " + named + " of " + counted(sent, "instance")
                    + "; it does not say that the others failed");
        }
    }

    private static String refusal(TargetUrl url, StoreResponse answer) {
        Optional<StatusMeaning> known = StatusMeanings.read().find(answer.status());
        StringBuilder text = new StringBuilder(known.map(StatusMeaning::meaning).orElse("not stored"));
        if (answer.status() < 400 && answer.location().isPresent()) {
            return text + "; nothing was stored; if you trust it, send there: -u "
                    + resolved(url, answer.location().get());
        }
        known.ifPresent(meaning -> text.append("; ").append(meaning.remedy()));
        answer.retryAfter()
                .ifPresent(wait -> text.append(" (Retry-After: ").append(wait).append(')'));
        return text.toString();
    }

    private static String resolved(TargetUrl url, String location) {
        try {
            return URI.create(url.value()).resolve(location).toString();
        } catch (IllegalArgumentException e) {
            return location;
        }
    }

    /** Where it went, without the query, which may hold a secret. */
    String place() {
        return place(url);
    }

    private static String place(TargetUrl url) {
        int query = url.value().indexOf('?');
        return query < 0 ? url.value() : url.value().substring(0, query);
    }

    /** The lines of an outcome. */
    List<Line> of(Outcome outcome) {
        return instances.stream()
                .filter(line -> line.result().outcome() == outcome)
                .toList();
    }

    /** What the server says besides. */
    List<String> messages() {
        return answers.stream().flatMap(answer -> answer.messages().stream()).toList();
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
