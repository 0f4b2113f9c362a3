package io.github.stowc.stow.batch.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.stow.batch.table.TableRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RowSorterProperties {
    @Property(tries = 200)
    void sortsByStudyAndLeavesNothingBehind(
            @ForAll @Size(max = 120) List<@IntRange(min = 0, max = 9) Integer> studies,
            @ForAll @Size(max = 3) List<String> cells,
            @ForAll @IntRange(min = 1024, max = 4096) int buffer)
            throws IOException {
        Path folder = Files.createTempDirectory("stowc-sorter");
        List<SortedRow> rows = new ArrayList<>();
        for (int i = 0; i < studies.size(); i++) {
            // Text in UTF-8 has no half surrogates.
            List<String> text =
                    cells.stream().map(cell -> cell.replaceAll("\\p{Cs}", "")).toList();
            rows.add(new SortedRow(studies.get(i), SortedRow.Doubt.values()[i % 3], new TableRow(i + 1, 2L * i, text)));
        }
        List<SortedRow> sorted = new ArrayList<>();
        try (RowSorter sorter = new RowSorter(folder, buffer)) {
            for (SortedRow row : rows) {
                sorter.add(row);
            }
            RowSorter.Rows all = sorter.sorted();
            for (SortedRow row = all.next(); row != null; row = all.next()) {
                sorted.add(row);
            }
        }
        rows.sort(Comparator.comparingInt(SortedRow::study));
        assertEquals(rows, sorted);
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
        Files.delete(folder);
    }
}
