package io.github.stowc.testdata;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips JUnit's tests as {@link NeedsTools} says. */
final class ToolsForTests implements ExecutionCondition, BeforeAllCallback, BeforeEachCallback {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> missing = missing(context);
        return missing.isEmpty() || Tools.areRequired()
                ? ConditionEvaluationResult.enabled("")
                : ConditionEvaluationResult.disabled(missing.get());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        missing(context).ifPresent(Assertions::fail);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        missing(context).ifPresent(Assertions::fail);
    }

    private static Optional<String> missing(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), NeedsTools.class)
                .flatMap(needs -> Tools.whatIsMissing(List.of(needs.value())));
    }
}
