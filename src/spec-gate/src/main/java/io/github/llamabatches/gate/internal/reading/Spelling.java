package io.github.llamabatches.gate.internal.reading;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the intended word. */
public final class Spelling {

    private Spelling() {}

    /**
     * Returns the most similar of some words, if it is likely the intended one.
     *
     * @param written the misspelled word
     * @param words the valid words
     * @return the most similar word; empty if none is similar
     */
    public static Optional<String> nearest(String written, Collection<String> words) {
        if (written.length() > 200) {
            return Optional.empty();
        }
        return words.stream()
                .filter(word -> distance(written, word) <= allowed(word) && !differInNumber(written, word))
                .min(Comparator.comparingInt((String word) -> distance(written, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Whether a word has another number: of int8 and int64 neither is the other. */
    private static boolean differInNumber(String written, String word) {
        String one = plain(written);
        String other = plain(word);
        return !one.equals(other) && one.replaceAll("\\d", "").equals(other.replaceAll("\\d", ""));
    }

    private static int allowed(String word) {
        return word.length() < 4 ? 0 : word.length() < 6 ? 1 : 2;
    }

    /** Returns the number of letters to insert, delete, replace or transpose, ignoring case and hyphens. */
    public static int distance(String one, String other) {
        String a = plain(one);
        String b = plain(other);
        if (Math.abs(a.length() - b.length()) > 2) {
            return Integer.MAX_VALUE;
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
