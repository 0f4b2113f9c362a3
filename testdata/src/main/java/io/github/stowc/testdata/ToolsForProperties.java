package io.github.stowc.testdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.junit.jupiter.api.Assertions;

/** Skips jqwik's properties as {@link NeedsTools} says; jqwik would count an assumption as a rejected try. */
final class ToolsForProperties implements SkipExecutionHook {

    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
        Optional<String> missing = Tools.whatIsMissing(tools(context));
        if (missing.isEmpty()) {
            return SkipResult.doNotSkip();
        }
        if (Tools.areRequired()) {
            Assertions.fail(missing.get());
        }
        return SkipResult.skip(missing.get());
    }

    private static List<String> tools(LifecycleContext context) {
        List<NeedsTools> needs = new ArrayList<>(context.findAnnotationsInContainer(NeedsTools.class));
        context.findAnnotation(NeedsTools.class).ifPresent(needs::add);
        return needs.stream().flatMap(need -> Stream.of(need.value())).toList();
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }
}
