package io.github.stowc.receiver.retrieve;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads lists of frame numbers, which count from 1 (PS3.18 10.4.1.1.5). */
final class FrameNumbers {
    private static final int DIGITS = 9;

    private FrameNumbers() {}

    /**
     * The numbers of a list such as {@code 1,2}.
     *
     * @throws Refusal if one is no number, or 0
     */
    static List<Integer> list(String segment) throws Refusal {
        List<Integer> numbers = new ArrayList<>();
        for (String text : decoded(segment).split(",", -1)) {
            int number = text.length() <= DIGITS && text.matches("[0-9]+") ? Integer.parseInt(text) : 0;
            if (number == 0) {
                throw refusal();
            }
            numbers.add(number);
        }
        return numbers;
    }

    /**
     * The only number of a list.
     *
     * @throws Refusal if there is none, or are several
     */
    static int one(String segment) throws Refusal {
        List<Integer> numbers = list(segment);
        if (numbers.size() > 1) {
            throw new Refusal(400, "expected one frame to render, found " + numbers.size());
        }
        return numbers.get(0);
    }

    private static String decoded(String segment) throws Refusal {
        try {
            return URLDecoder.decode(segment, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw refusal();
        }
    }

    private static Refusal refusal() {
        return new Refusal(400, "expected numbers of frames from 1, such as 1,2, found another text");
    }
}
