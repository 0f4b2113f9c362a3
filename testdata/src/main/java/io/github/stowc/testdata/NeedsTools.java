package io.github.stowc.testdata;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test, a property or a class that runs programs. It is skipped if one is missing, with a line that
 * names the packages of Debian to install, or fails if {@link Tools#areRequired}. Its tag is {@value #TAG}, by
 * which {@code .ci/run} selects what to run again after installing all tools.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Tag(NeedsTools.TAG)
@net.jqwik.api.Tag(NeedsTools.TAG)
@ExtendWith(ToolsForTests.class)
@AddLifecycleHook(ToolsForProperties.class)
public @interface NeedsTools {
    /** The tag that it carries. */
    String TAG = "tools";

    /** The programs; empty if only the test itself can tell, by {@link Tools#require}. */
    String[] value() default {};
}
