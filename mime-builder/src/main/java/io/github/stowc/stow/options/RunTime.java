package io.github.stowc.stow.options;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The time of a run: the one given, or the system's when it is first asked for, as a look at the time zone costs. */
final class RunTime implements Supplier<LocalDateTime> {
    private @Nullable LocalDateTime time;

    RunTime(@Nullable LocalDateTime given) {
        this.time = given;
    }

    @Override
    public synchronized LocalDateTime get() {
        LocalDateTime now = time == null ? LocalDateTime.now(ZoneId.systemDefault()) : time;
        time = now;
        return now;
    }
}
