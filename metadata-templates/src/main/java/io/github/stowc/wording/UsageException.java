package io.github.stowc.wording;

/** Choices that do not go together or with the input, or a value that is none for a choice: whoever chose must choose anew. */
public class UsageException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    /** Says what is wrong with which choice, and what to do. */
    public UsageException(Sentence sentence) {
        super(sentence.toString());
        this.sentence = sentence;
    }

    /** Like {@link #UsageException(Sentence)}, in words that name no choice. */
    public UsageException(String text) {
        this(Sentence.of(text));
    }

    /** Like {@link #UsageException(String)}, with what refused the value. */
    public UsageException(String text, Throwable cause) {
        super(text, cause);
        this.sentence = Sentence.of(text);
    }

    /** What is wrong, as a sentence whose choices may be named otherwise. */
    public Sentence sentence() {
        return sentence;
    }
}
