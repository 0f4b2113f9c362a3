package io.github.stowc.stow.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PackerProperties {
    private static final int MOST_BYTES = 100;

    /** An instance of a study. */
    record Item(int study, int place, int length) {}

    @Provide
    Arbitrary<List<Item>> studies() {
        Arbitrary<List<Integer>> study = Arbitraries.integers()
                .between(1, MOST_BYTES)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
        return study.list().ofMaxSize(12).map(all -> {
            List<Item> items = new ArrayList<>();
            for (int number = 0; number < all.size(); number++) {
                for (int length : all.get(number)) {
                    items.add(new Item(number, items.size(), length));
                }
            }
            return items;
        });
    }

    private static List<List<Item>> packed(List<Item> items, int most) throws IOException {
        List<List<Item>> messages = new ArrayList<>();
        Packer<Item> packer = new Packer<>(most, MOST_BYTES, messages::add);
        for (Item item : items) {
            packer.add(item.study(), item, item.length());
        }
        packer.end();
        return messages;
    }

    @Property
    void keepsAllInOrderWithinTheLimits(
            @ForAll("studies") List<Item> items, @ForAll @IntRange(min = 1, max = 9) int most) throws IOException {
        List<List<Item>> messages = packed(items, most);
        assertEquals(items, messages.stream().flatMap(List::stream).toList());
        for (List<Item> message : messages) {
            assertTrue(!message.isEmpty() && message.size() <= most, message::toString);
            assertTrue(message.stream().mapToInt(Item::length).sum() <= MOST_BYTES, message::toString);
        }
    }

    @Property
    void dividesOnlyStudiesThatFitIntoNoMessage(
            @ForAll("studies") List<Item> items, @ForAll @IntRange(min = 1, max = 9) int most) throws IOException {
        List<List<Item>> messages = packed(items, most);
        for (int i = 1; i < messages.size(); i++) {
            List<Item> before = messages.get(i - 1);
            int study = messages.get(i).get(0).study();
            if (before.get(before.size() - 1).study() == study) {
                List<Item> whole =
                        items.stream().filter(item -> item.study() == study).toList();
                int bytes = whole.stream().mapToInt(Item::length).sum();
                assertTrue(whole.size() > most || bytes > MOST_BYTES, () -> "divided " + whole);
            }
        }
    }

    @Property
    void leavesNoMessageIntoWhichTheNextStudyFits(
            @ForAll("studies") List<Item> items, @ForAll @IntRange(min = 1, max = 9) int most) throws IOException {
        List<List<Item>> messages = packed(items, most);
        for (int i = 1; i < messages.size(); i++) {
            List<Item> before = messages.get(i - 1);
            int study = messages.get(i).get(0).study();
            List<Item> whole =
                    items.stream().filter(item -> item.study() == study).toList();
            boolean isDivided = before.get(before.size() - 1).study() == study;
            int bytes = Stream.concat(before.stream(), whole.stream())
                    .mapToInt(Item::length)
                    .sum();
            assertTrue(
                    isDivided || before.size() + whole.size() > most || bytes > MOST_BYTES,
                    () -> "too early: " + before);
        }
    }

    @Property
    void goesOnAsIfItHadNotBeenStopped(
            @ForAll("studies") List<Item> items,
            @ForAll @IntRange(min = 1, max = 9) int most,
            @ForAll @IntRange(min = 0, max = 200) int stop)
            throws IOException {
        List<List<Item>> whole = packed(items, most);
        int done = whole.isEmpty() ? 0 : stop % (whole.size() + 1);
        List<Item> rest =
                whole.subList(done, whole.size()).stream().flatMap(List::stream).toList();
        assertEquals(whole.subList(done, whole.size()), packed(rest, most));
    }
}
