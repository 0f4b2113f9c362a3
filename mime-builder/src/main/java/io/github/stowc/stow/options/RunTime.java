package io.github.stowc.stow.options;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The time of a run: the one given, or else the system's at the first call, since the time zone takes time to load. */
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
