package io.github.stowc.testdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class SkippedTestsTest {
    /** Tests that are skipped in every way. Maven does not find it, since its name does not end in Test. */
    static class Sample {
        @Test
        void passes() {}

        @Test
        void wantsTools() {
            Assumptions.abort(Tools.sentence(List.of("convert", "dcmdump")));
        }

        @Test
        void wantsOneTool() {
            Assumptions.abort(Tools.sentence(List.of("dcmconv")));
        }

        @Test
        @Disabled("it is late")
        void isDisabled() {}
    }

    /** Skipped as a whole. */
    @Disabled("qpdf is not installed; to run this test: apt-get install qpdf")
    static class WholeClass {
        @Test
        void one() {}

        @Test
        void two() {}
    }

    @Test
    void sayHowManyForWantOfWhat() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SkippedTests skipped = new SkippedTests(new PrintStream(out, true, StandardCharsets.UTF_8));
        LauncherFactory.create(LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .build())
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(
                                        DiscoverySelectors.selectClass(Sample.class),
                                        DiscoverySelectors.selectClass(WholeClass.class))
                                .build(),
                        skipped);
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(5, lines.size(), lines.toString());
        assertTrue(
                lines.contains("skipped: SkippedTestsTest$Sample.wantsOneTool: dcmconv is not installed;"
                        + " to run this test: apt-get install dcmtk"),
                lines.toString());
        assertEquals(
                "skipped for want of tools: 4 (dcmtk 2, imagemagick 1, qpdf 2); for other reasons: 1 (it is late 1)",
                lines.get(4));
    }
}
