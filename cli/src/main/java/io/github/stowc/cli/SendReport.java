package io.github.stowc.cli;

import io.github.stowc.cli.options.Wording;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.answer.InstanceResult;
import io.github.stowc.stow.answer.InstanceResult.Outcome;
import io.github.stowc.stow.answer.StoreResponse;
import io.github.stowc.stow.answer.Verdict;
import io.github.stowc.stow.send.Delivery;
import io.github.stowc.stow.send.NoAnswerException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be said of a delivery.
 *
 * @param url where it went
 * @param answers what came back
 * @param instances every instance that an answer names
 * @param problems what went wrong, one line each
 * @param remarks what else a person should know, one line each
 * @param target the name of the server's kind, whose own codes come first
 * @param failure why the last message got no answer; empty if it got one
 * @param uncertain whether something may have been stored without an answer that says so
 */
record SendReport(
        TargetUrl url,
        String target,
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
     * @param file where it came from; empty if that is not known
     */
    record Line(InstanceResult result, Optional<String> file) {}

    /** The report of a delivery. */
    static SendReport of(TargetUrl url, List<StowMessage> messages, Delivery delivery) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < delivery.answers().size(); i++) {
            lines.addAll(lines(messages.get(i), delivery.answers().get(i)));
        }
        Verdict verdict = delivery.verdict(url, messages);
        return new SendReport(
                url,
                messages.get(0).target().name(),
                delivery.answers(),
                lines,
                verdict.problems().stream().map(Wording::of).toList(),
                verdict.remarks().stream().map(Wording::of).toList(),
                delivery.failure().map(SendReport::text),
                delivery.mayHaveBeenStored());
    }

    private static String text(IOException failure) {
        return failure instanceof NoAnswerException none
                ? Wording.of(none.sentence())
                : String.valueOf(failure.getMessage());
    }

    private static List<Line> lines(StowMessage message, StoreResponse answer) {
        List<Line> lines = new ArrayList<>();
        for (InstanceResult result : answer.instances()) {
            lines.add(new Line(result, result.sopInstance().flatMap(message::fileOf)));
        }
        return lines;
    }

    /** Where it went, without the query, which may hold a secret. */
    String place() {
        return url.withoutQuery();
    }

    /** The lines of an outcome. */
    List<Line> of(Outcome outcome) {
        return instances.stream()
                .filter(line -> line.result().outcome() == outcome)
                .toList();
    }

    /** What else the server says. */
    List<String> messages() {
        return answers.stream().flatMap(answer -> answer.messages().stream()).toList();
    }
}
