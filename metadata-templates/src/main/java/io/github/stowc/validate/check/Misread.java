package io.github.stowc.validate.check;

import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.text.Place;
import io.github.stowc.dicom.text.Problem;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.validate.finding.Finding;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong that a reader of JSON or XML found. Immutable.
 *
 * @param rule the rule's slug
 * @param severity how grave it is
 * @param place where it is in the text
 * @param instance the index of the instance; -1 for what belongs to none
 * @param tag the attribute; null for what belongs to none
 * @param path the way to the attribute; empty for what belongs to none
 * @param message what is wrong
 * @param fix what to do; empty where nothing simple helps
 */
public record Misread(
        String rule,
        Severity severity,
        Place place,
        int instance,
        @Nullable Tag tag,
        String path,
        String message,
        String fix) {

    /** The Native DICOM Model has one instance in a document, which its reader does not count. */
    public static Misread of(Problem problem) {
        return new Misread(
                problem.rule().slug(),
                problem.rule().severity(),
                problem.place(),
                problem.instance() < 0 && !problem.path().isEmpty() ? 0 : problem.instance(),
                problem.tag(),
                problem.path(),
                problem.message(),
                problem.remedy());
    }

    /** The rule's name without its group. */
    String name() {
        return rule.substring(rule.indexOf('/') + 1);
    }

    Finding finding(String file) {
        return new Finding(
                rule,
                severity,
                file,
                place.line(),
                place.column(),
                instance,
                tag,
                Optional.ofNullable(tag).map(Issue::keyword).orElse(""),
                path,
                message,
                fix);
    }
}
