package io.github.stowc.receiver.builder;

import java.time.Duration;

/**
 * How much the drafts may take. Immutable.
 *
 * @param drafts how many there may be at once
 * @param files how many files one may have
 * @param draftBytes the bytes of the files of one
 * @param allBytes the bytes of the files of all
 * @param age how long one is kept that nobody uses
 */
record DraftLimits(int drafts, int files, long draftBytes, long allBytes, Duration age) {
    static final DraftLimits USUAL = new DraftLimits(32, 200, 1L << 30, 4L << 30, Duration.ofHours(1));
}
