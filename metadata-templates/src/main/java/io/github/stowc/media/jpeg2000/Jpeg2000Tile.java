package io.github.stowc.media.jpeg2000;

import io.github.stowc.media.jpeg2000.Jpeg2000Packets.Completeness;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One tile of a JPEG 2000 picture whose components all have a sample for each pixel: its precincts and blocks, and the
 * order of its packets (ISO/IEC 15444-1 B.6 to B.12).
 */
final class Jpeg2000Tile {
    /** More blocks and precincts are not looked at: each takes some forty bytes. */
    private static final int MOST_PARTS = 400_000;

    private final Jpeg2000Coding coding;
    private final long left;
    private final long top;
    private final long right;
    private final long bottom;
    private final List<Precinct> precincts = new ArrayList<>();
    private long parts;

    /** A tile by its sides on the reference grid, the right and the lower one exclusive. */
    Jpeg2000Tile(Jpeg2000Coding coding, long left, long top, long right, long bottom) {
        this.coding = coding;
        this.left = left;
        this.top = top;
        this.right = right;
        this.bottom = bottom;
    }

    /**
     * The blocks that share packets, one packet per layer.
     *
     * @param number among those of its resolution and component, from left to right and top to bottom
     * @param x on the reference grid
     * @param y on the reference grid
     */
    private record Precinct(int component, int resolution, long number, long x, long y, List<Jpeg2000Blocks> bands) {}

    /** Reads the headers of the packets. */
    Completeness look(Jpeg2000Bits bits) throws IOException {
        for (int component = 0; component < coding.components(); component++) {
            for (int resolution = 0; resolution <= coding.levels(); resolution++) {
                if (!addPrecincts(component, resolution)) {
                    return Completeness.UNKNOWN;
                }
            }
        }
        for (List<Precinct> group : groups()) {
            for (int layer = 0; layer < coding.layers(); layer++) {
                for (Precinct precinct : group) {
                    read(bits, precinct, layer);
                    if (bits.hasRunOut()) {
                        return Completeness.CUT;
                    }
                }
            }
        }
        for (Precinct precinct : precincts) {
            for (Jpeg2000Blocks blocks : precinct.bands()) {
                if (!blocks.areWhole(coding.isHighThroughput())) {
                    return Completeness.CUT;
                }
            }
        }
        return Completeness.WHOLE;
    }

    private void read(Jpeg2000Bits bits, Precinct precinct, int layer) throws IOException {
        bits.passOver(Jpeg2000Markers.SOP, 6);
        long length = 0;
        if (bits.bit() == 1) {
            for (Jpeg2000Blocks blocks : precinct.bands()) {
                length += blocks.read(bits, coding, layer);
            }
        }
        bits.align();
        bits.passOver(Jpeg2000Markers.EPH, 2);
        bits.skip(length);
    }

    /** The precincts in the order of the packets; within a group, layer follows layer (B.12.1). */
    private List<List<Precinct>> groups() {
        Comparator<Precinct> order = switch (coding.progression()) {
            case 0, 1 -> Comparator.comparingInt(Precinct::resolution).thenComparingInt(Precinct::component);
            case 2 ->
                Comparator.comparingInt(Precinct::resolution)
                        .thenComparingLong(Precinct::y)
                        .thenComparingLong(Precinct::x)
                        .thenComparingInt(Precinct::component);
            case 3 ->
                Comparator.comparingLong(Precinct::y)
                        .thenComparingLong(Precinct::x)
                        .thenComparingInt(Precinct::component)
                        .thenComparingInt(Precinct::resolution);
            default ->
                Comparator.comparingInt(Precinct::component)
                        .thenComparingLong(Precinct::y)
                        .thenComparingLong(Precinct::x)
                        .thenComparingInt(Precinct::resolution);
        };
        precincts.sort(order.thenComparingLong(Precinct::number));
        List<List<Precinct>> groups = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= precincts.size(); i++) {
            if (i == precincts.size() || !areTogether(precincts.get(i - 1), precincts.get(i))) {
                groups.add(precincts.subList(from, i));
                from = i;
            }
        }
        return groups;
    }

    private boolean areTogether(Precinct one, Precinct other) {
        return coding.progression() == 0 || (coding.progression() == 1 && one.resolution() == other.resolution());
    }

    /** Adds the precincts of a resolution; false if there are too many. */
    private boolean addPrecincts(int component, int resolution) {
        int reduced = coding.levels() - resolution;
        int width = coding.precinctWidth(resolution);
        int height = coding.precinctHeight(resolution);
        Span across = Span.of(left, right, reduced, width);
        Span down = Span.of(top, bottom, reduced, height);
        parts += across.count() * down.count();
        for (long py = 0; parts <= MOST_PARTS && py < down.count(); py++) {
            for (long px = 0; parts <= MOST_PARTS && px < across.count(); px++) {
                precincts.add(new Precinct(
                        component,
                        resolution,
                        py * across.count() + px,
                        Math.max(left, across.start(px) << reduced),
                        Math.max(top, down.start(py) << reduced),
                        bands(component, resolution, across.start(px), down.start(py))));
            }
        }
        return parts <= MOST_PARTS;
    }

    /** The side of a resolution, cut into precincts. */
    private record Span(long first, long count, int size) {
        static Span of(long from, long to, int reduced, int size) {
            long start = ceil(from, reduced);
            long end = ceil(to, reduced);
            long first = start >> size;
            return new Span(first, end > start ? ceil(end, size) - first : 0, size);
        }

        long start(long index) {
            return (first + index) << size;
        }
    }

    private List<Jpeg2000Blocks> bands(int component, int resolution, long x, long y) {
        List<Jpeg2000Blocks> bands = new ArrayList<>();
        if (resolution == 0) {
            add(bands, component, 0, coding.levels(), 0, 0, x, y);
            return bands;
        }
        int level = coding.levels() - resolution + 1;
        int first = 3 * (resolution - 1) + 1;
        // The subband with high frequencies across comes first, then the one with those down, then both (B.9).
        add(bands, component, first, level, 1, 0, x, y);
        add(bands, component, first + 1, level, 0, 1, x, y);
        add(bands, component, first + 2, level, 1, 1, x, y);
        return bands;
    }

    private void add(
            List<Jpeg2000Blocks> bands, int component, int band, int level, int highX, int highY, long x, long y) {
        int resolution = band == 0 ? 0 : (band - 1) / 3 + 1;
        int half = resolution == 0 ? 0 : 1;
        int columns = blocks(
                ends(left, right, level, highX),
                x >> half,
                coding.precinctWidth(resolution) - half,
                coding.blockWidth());
        int rows = blocks(
                ends(top, bottom, level, highY),
                y >> half,
                coding.precinctHeight(resolution) - half,
                coding.blockHeight());
        parts += (long) columns * rows;
        if (columns > 0 && rows > 0 && parts <= MOST_PARTS) {
            bands.add(new Jpeg2000Blocks(columns, rows, coding.bitPlanes(component, band)));
        }
    }

    /** Where a subband begins and ends (B-15). */
    private static long[] ends(long from, long to, int level, int high) {
        long shift = high == 0 ? 0 : 1L << (level - 1);
        return new long[] {ceil(from - shift, level), ceil(to - shift, level)};
    }

    /** The number of blocks along the side of a precinct in a subband (B.7). */
    private static int blocks(long[] ends, long start, int precinct, int block) {
        long from = Math.max(ends[0], start);
        long to = Math.min(ends[1], start + (1L << precinct));
        int size = Math.min(block, precinct);
        return to > from ? (int) (ceil(to, size) - (from >> size)) : 0;
    }

    /** A number divided by a power of two, rounded up. */
    private static long ceil(long number, int power) {
        return -(-number >> power);
    }
}
