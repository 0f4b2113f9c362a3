package io.github.stowc.stow.options;

import java.util.List;
import java.util.stream.Collectors;

/** Input that cannot be compiled, with all problems found. */
public final class CompileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<CompileProblem> problems;

    /**
     * Reports problems; the cause is that of the first problem with one.
     *
     * @param problems one or more
     */
    public CompileException(List<CompileProblem> problems) {
        super(
                problems.stream().map(CompileProblem::toString).collect(Collectors.joining("\n")),
                problems.stream()
                        .flatMap(problem -> problem.cause().stream())
                        .findFirst()
                        .orElse(null));
        this.problems = List.copyOf(problems);
    }

    public CompileException(CompileProblem problem) {
        this(List.of(problem));
    }

    /**
     * Throws the problems if there are any.
     *
     * @throws CompileException if the list is not empty
     */
    public static void throwIfAny(List<CompileProblem> problems) throws CompileException {
        if (!problems.isEmpty()) {
            throw new CompileException(problems);
        }
    }

    /** The problems in the order of the input. */
    public List<CompileProblem> problems() {
        return problems;
    }
}
