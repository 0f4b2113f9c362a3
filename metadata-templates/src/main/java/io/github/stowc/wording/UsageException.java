package io.github.stowc.wording;

/**
 * Choices that do not fit each other or the input, or a value that a choice does not take. Whoever chose must choose again.
 */
public class UsageException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    /** Says which choice is wrong, why, and what to do. */
    public UsageException(Sentence sentence) {
        super(sentence.toString());
        this.sentence = sentence;
    }

    /** Like {@link #UsageException(Sentence)}, for a text that names no choice. */
    public UsageException(String text) {
        this(Sentence.of(text));
    }

    /** Like {@link #UsageException(String)}, with the exception that refused the value. */
    public UsageException(String text, Throwable cause) {
        super(text, cause);
        this.sentence = Sentence.of(text);
    }

    /** What is wrong, as a sentence whose choices can be renamed. */
    public Sentence sentence() {
        return sentence;
    }
}
