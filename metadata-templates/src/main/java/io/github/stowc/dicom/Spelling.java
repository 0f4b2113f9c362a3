package io.github.stowc.dicom;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the word that was meant. */
public final class Spelling {
    private Spelling() {}

    /**
     * The word that needs the fewest letters changed, added, dropped or swapped, ignoring case; the first of several; empty
     * if more than a third of the letters differ.
     */
    public static Optional<String> nearest(String text, Collection<String> words) {
        String meant = text.toLowerCase(Locale.ROOT);
        int best = Math.max(1, meant.length() / 3) + 1;
        @Nullable String nearest = null;
        for (String word : words) {
            if (Math.abs(word.length() - meant.length()) < best) {
                int distance = distance(meant, word.toLowerCase(Locale.ROOT));
                if (distance < best) {
                    best = distance;
                    nearest = word;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** The Damerau-Levenshtein distance in its restricted form (no letter moves twice). */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }
}
