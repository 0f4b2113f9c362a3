package io.github.stowc.media.jpeg.turn;

import java.util.List;

/**
 * A sequential JPEG of one scan, its picture data still coded.
 *
 * @param frameMarker SOF0 or SOF1, as the byte after FF
 * @param precision bits a sample
 * @param tables the quantisation tables in the order of a JPEG, empty where there is none
 * @param wideTables whether each table had values of 16 bits
 * @param restartInterval in MCUs, 0 if there is none
 * @param kept application segments and comments, with their markers
 * @param data the picture data without what is stuffed and without restart markers
 * @param length how many of these bytes there are
 * @param restarts where the data after each restart marker begin
 */
@SuppressWarnings("ArrayRecordComponent") // up to some megabytes, never compared
record CodedJpeg(
        int frameMarker,
        int precision,
        int columns,
        int rows,
        List<Component> components,
        int[][] tables,
        boolean[] wideTables,
        int restartInterval,
        List<byte[]> kept,
        byte[] data,
        int length,
        int[] restarts) {

    /**
     * A component.
     *
     * @param horizontal its blocks across in an MCU
     * @param vertical its blocks down in an MCU
     * @param table its quantisation table
     */
    record Component(int id, int horizontal, int vertical, int table, HuffmanDecoder dc, HuffmanDecoder ac) {}

    private static final int SIDE = 8;

    int mcuColumns() {
        int most = 1;
        for (Component component : components) {
            most = Math.max(most, component.horizontal());
        }
        return most * SIDE;
    }

    int mcuRows() {
        int most = 1;
        for (Component component : components) {
            most = Math.max(most, component.vertical());
        }
        return most * SIDE;
    }

    /** The number of all blocks, with those that only fill the last MCUs. */
    long blocks() {
        long inMcu = 0;
        for (Component component : components) {
            inMcu += (long) component.horizontal() * component.vertical();
        }
        return inMcu * mcusAcross() * mcusDown();
    }

    int mcusAcross() {
        return (columns + mcuColumns() - 1) / mcuColumns();
    }

    int mcusDown() {
        return (rows + mcuRows() - 1) / mcuRows();
    }

    /** Whether no partial MCU would have to move from an end to the beginning, where it cannot stay partial. */
    boolean allows(Turn turn) {
        return (!turn.flipsColumns() || columns % mcuColumns() == 0) && (!turn.flipsRows() || rows % mcuRows() == 0);
    }
}
