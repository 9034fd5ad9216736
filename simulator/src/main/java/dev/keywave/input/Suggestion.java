package dev.keywave.input;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a user may have meant by a word that is not among the known ones. */
public final class Suggestion {

    private Suggestion() {}

    /**
     * The clause of an error that helps on: a near word if there is one, and all known words.
     *
     * @param word what the user wrote
     * @param known the words that would have been right, in the order to list them
     * @return for example {@code did you mean "expect"? Known: capture, expect, reject}
     */
    public static String among(String word, Collection<String> known) {
        String nearest = nearest(word, known);
        String list = "known: " + String.join(", ", known);
        return nearest == null ? list : "did you mean \"" + nearest + "\"? (" + list + ")";
    }

    /** The known word within a third of the word's length in edits; null when none is that near. */
    static @Nullable String nearest(String word, Collection<String> known) {
        String nearest = null;
        int least = Math.max(1, word.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /** Edits (insert, delete, replace, swap neighbours) from one word to the other: optimal string alignment. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replace, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], 1 + d[i - 2][j - 2]);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
