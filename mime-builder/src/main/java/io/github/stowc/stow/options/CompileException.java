package io.github.stowc.stow.options;

import java.util.List;

/** Input that cannot be compiled, with every problem that was found. */
public final class CompileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * Says what is wrong.
     *
     * @param problems one or more, each naming the file, what was expected, what was found and the remedy
     */
    public CompileException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public CompileException(String problem) {
        this(List.of(problem));
    }

    /** The problems in the order of the input. */
    public List<String> problems() {
        return problems;
    }
}
