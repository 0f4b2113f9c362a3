import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The results of a case in seconds; ratios are per pair. */
record BenchResult(
        BenchCase of,
        List<Double> ours,
        List<Double> yardstick,
        BenchRuns.Use oursUse,
        BenchRuns.Use yardstickUse) {
    static final String HEADING =
            "| case | ours / yardstick | ours s | yardstick s | ratio (quarter to three quarters) | ratio of the quickest |"
                    + " ours MiB | CPU s, ours / yardstick | aim |\n|---|---|---|---|---|---|---|---|---|";

    static double of(List<Double> values, ToDoubleFunction<double[]> statistic) {
        return statistic.applyAsDouble(
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    /** The quotients of two lists, in order. */
    static double[] ratios(List<Double> above, List<Double> below) {
        double[] ratios = new double[above.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = above.get(i) / below.get(i);
        }
        Arrays.sort(ratios);
        return ratios;
    }

    private String met(double ratio) {
        BenchCase.Aims aims = of.aims();
        boolean met = (aims.ratio() == 0 || ratio <= aims.ratio())
                && (aims.seconds() == 0 || of(ours, BenchRuns::median) <= aims.seconds())
                && (aims.mebibytes() == 0 || oursUse.mebibytes() <= aims.mebibytes());
        List<String> texts = new ArrayList<>();
        if (aims.ratio() > 0) {
            texts.add("ratio " + aims.ratio());
        }
        if (aims.seconds() > 0) {
            texts.add(aims.seconds() + " s");
        }
        if (aims.mebibytes() > 0) {
            texts.add((int) aims.mebibytes() + " MiB");
        }
        return texts.isEmpty() ? "none" : String.join(", ", texts) + (met ? ": met" : ": **missed**");
    }

    /** The row of a table. */
    String row() {
        double[] ratios = ratios(ours, yardstick);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.3f | %.3f | %.2f (%.2f to %.2f) | %.2f | %.0f | %.2f / %.2f | %s |",
                of.name(),
                of.what(),
                of(ours, BenchRuns::median),
                of(yardstick, BenchRuns::median),
                BenchRuns.median(ratios),
                ratios[ratios.length / 4],
                ratios[ratios.length * 3 / 4],
                // What a run takes on an idle machine.
                of(ours, sorted -> sorted[0]) / of(yardstick, sorted -> sorted[0]),
                oursUse.mebibytes(),
                oursUse.cpuSeconds(),
                yardstickUse.cpuSeconds(),
                met(BenchRuns.median(ratios)));
    }
}
