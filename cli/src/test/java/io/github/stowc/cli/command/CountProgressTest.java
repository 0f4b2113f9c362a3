package io.github.stowc.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CountProgressTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong();

    private CountProgress progress(boolean interactive, boolean quiet) {
        Terminal terminal =
                new Terminal(InputStream.nullInputStream(), new ByteArrayOutputStream(), err, Map.of(), interactive);
        return new CountProgress(terminal, quiet, "rows", clock::get);
    }

    private String shownAfter(long seconds) {
        clock.set(TimeUnit.SECONDS.toNanos(seconds));
        err.reset();
        return err.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void showsABarWithRateAndTimeLeftOnATerminal() {
        try (CountProgress progress = progress(true, false)) {
            progress.update(0, 1_000_000, "making");
            assertEquals("", err());
            shownAfter(100);
            progress.update(460_000, 1_000_000, "making");
            assertEquals(
                    "\r\u001B[K[#############.................] making: 46 %, 460,000 of 1,000,000 rows, 4,600/s,"
                            + " 1 min 57 s left",
                    err());
            shownAfter(100);
        }
        assertEquals("\r\u001B[K", err());
    }

    @Test
    void countsTheRateFromWhereThisRunBegan() {
        CountProgress progress = progress(true, false);
        progress.update(900_000, 1_000_000, "making");
        shownAfter(10);
        progress.update(910_000, 1_000_000, "making");
        assertEquals(
                "\r\u001B[K[###########################...] making: 91 %, 910,000 of 1,000,000 rows, 1,000/s, 90 s left",
                err());
    }

    @Test
    void printsOneLineAMinuteWhereNobodyWatches() {
        CountProgress progress = progress(false, false);
        StringBuilder all = new StringBuilder();
        for (int second = 0; second <= 190; second++) {
            shownAfter(second);
            progress.update(second, 0, "reading");
            all.append(err());
        }
        assertEquals(
                "reading: 60 rows, 1/s\nreading: 120 rows, 1/s\nreading: 180 rows, 1/s\n",
                all.toString().replace("\r\n", "\n"));
        progress.close();
    }

    @Test
    void saysNothingIfQuiet() {
        CountProgress progress = progress(true, true);
        shownAfter(100);
        progress.update(1, 2, "making");
        progress.close();
        assertEquals("", err());
    }

    @Test
    void writesTimesForPeople() {
        assertEquals("99 s", CountProgress.time(99));
        assertEquals("3 min 20 s", CountProgress.time(200));
        assertEquals("2 h 5 min", CountProgress.time(7500));
    }
}
