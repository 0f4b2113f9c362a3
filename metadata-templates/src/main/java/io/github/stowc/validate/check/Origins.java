package io.github.stowc.validate.check;

import java.util.Arrays;
import java.util.List;

/** The places at which instances were first met, in a few bytes each. */
final class Origins {
    private int[] numbers = new int[3 * 64];
    private int size;

    /**
     * The place of an instance.
     *
     * @param file the file's number in the run, from 0
     * @param instance its index in the file
     * @param line the line in which it begins; 0 if there is no text
     */
    record Origin(int file, int instance, int line) {}

    void add(Origin origin) {
        if (3 * size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * numbers.length);
        }
        numbers[3 * size] = origin.file();
        numbers[3 * size + 1] = origin.instance();
        numbers[3 * size + 2] = origin.line();
        size++;
    }

    /** The origin with that number, in words, which count instances from 1. */
    String describe(int number, Origin seenFrom, List<String> files) {
        int file = numbers[3 * number];
        int line = numbers[3 * number + 2];
        StringBuilder text = new StringBuilder("instance ").append(numbers[3 * number + 1] + 1);
        if (file != seenFrom.file()) {
            text.append(" of ").append(files.get(file));
        }
        return line == 0
                ? text.toString()
                : text.append(" (line ").append(line).append(')').toString();
    }
}
