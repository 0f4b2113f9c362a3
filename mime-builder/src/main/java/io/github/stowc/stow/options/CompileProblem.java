package io.github.stowc.stow.options;

import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.part10.Part10Exception;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.wording.Sentence;
import java.util.Optional;

/**
 * Why input cannot be compiled. Immutable.
 *
 * @param source the file, instance or choice that it concerns; empty if all
 * @param tag the attribute; empty if none
 * @param message what was expected and what was found
 * @param remedy what to do; empty if nothing simple helps
 * @param finding the broken rule with the place; empty if the problem breaks none
 * @param instances the number of instances with the finding
 * @param cause the exception on reading the file; empty if none
 */
public record CompileProblem(
        Sentence source,
        Optional<Tag> tag,
        Sentence message,
        Sentence remedy,
        Optional<Finding> finding,
        int instances,
        Optional<Exception> cause) {

    /** A problem that breaks no rule and concerns no single attribute. */
    public static CompileProblem of(Sentence source, Sentence message, Sentence remedy) {
        return new CompileProblem(source, Optional.empty(), message, remedy, Optional.empty(), 1, Optional.empty());
    }

    /** Like {@link #of(Sentence, Sentence, Sentence)}, for a named file or instance. */
    public static CompileProblem of(String name, Sentence message, Sentence remedy) {
        return of(text(name), message, remedy);
    }

    /** Like {@link #of(String, Sentence, Sentence)}, with texts that name no choice. */
    public static CompileProblem of(String name, String message, String remedy) {
        return of(name, text(message), text(remedy));
    }

    /**
     * An error that a rule found.
     *
     * @param source the file's name in the finding
     * @param instances the number of instances that have it
     */
    public static CompileProblem of(Sentence source, Finding finding, int instances) {
        return new CompileProblem(
                source,
                Optional.ofNullable(finding.tag()),
                text(finding.message()),
                text(finding.remedy()),
                Optional.of(finding),
                instances,
                Optional.empty());
    }

    /** A file whose content cannot be sent. */
    public static CompileProblem of(MediaException refusal) {
        String place = refusal.offset().isPresent() ? "byte " + refusal.offset().getAsLong() + ": " : "";
        return of(refusal.source(), text(place + refusal.problem()), refusal.advice())
                .by(refusal);
    }

    /** A DICOM file that cannot be read. */
    public static CompileProblem of(Part10Exception refusal) {
        String whole = String.valueOf(refusal.getMessage());
        String message = whole.substring(
                refusal.file().length() + 2, whole.length() - refusal.remedy().length() - 2);
        return new CompileProblem(
                text(refusal.file()),
                refusal.tag(),
                text(message),
                text(refusal.remedy()),
                Optional.empty(),
                1,
                Optional.of(refusal));
    }

    private static Sentence text(String text) {
        return text.isEmpty() ? Sentence.EMPTY : Sentence.of(text);
    }

    /** This problem for an attribute. */
    public CompileProblem at(Tag attribute) {
        return new CompileProblem(source, Optional.of(attribute), message, remedy, finding, instances, cause);
    }

    /** This problem with its cause. */
    public CompileProblem by(Exception thrown) {
        return new CompileProblem(source, tag, message, remedy, finding, instances, Optional.of(thrown));
    }

    /** The file or instance that it concerns, by its given name; empty if all. */
    public String file() {
        return source.toString();
    }

    /** The name of the broken rule; empty if none. */
    public Optional<String> rule() {
        return finding.map(found -> found.rule().slug());
    }

    /** Its severity: always an error, since it stops the compiler. */
    public Severity severity() {
        return finding.map(Finding::severity).orElse(Severity.ERROR);
    }

    /** The whole problem on one line: file and place, what was expected, what was found, and the remedy. */
    public Sentence text() {
        if (finding.isPresent()) {
            String line = finding.get().oneLine();
            String more = instances == 1 ? "" : " (in " + instances + " instances)";
            return Sentence.of(source, line.substring(finding.get().file().length()) + more);
        }
        return Sentence.of(source, source.isEmpty() ? "" : ": ", message, remedy.isEmpty() ? "" : "; ", remedy);
    }

    /** {@link #text} in the libraries' own words. */
    @Override
    public String toString() {
        return text().toString();
    }
}
