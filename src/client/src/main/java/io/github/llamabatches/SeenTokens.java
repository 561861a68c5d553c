package io.github.llamabatches;

import java.util.Arrays;

/**
 * Detects repeated page tokens. Stores 64 bits per token instead of the text, which takes 80 KB for a listing of ten
 * thousand pages. In a listing of a million pages, the probability that two different tokens are mistaken for the same
 * is one in forty million; the result is an error, not lost data.
 */
final class SeenTokens {

    private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;
    private static final long[] NONE = {};

    /** By the first ten bits of the fingerprint. */
    private final long[][] fingerprints = new long[1024][];

    /** Adds a token and returns whether it is new. */
    boolean add(String token) {
        long fingerprint = fingerprint(token);
        int group = (int) (fingerprint >>> 54);
        long[] seen = fingerprints[group] == null ? NONE : fingerprints[group];
        for (long other : seen) {
            if (other == fingerprint) {
                return false;
            }
        }
        fingerprints[group] = Arrays.copyOf(seen, seen.length + 1);
        fingerprints[group][seen.length] = fingerprint;
        return true;
    }

    /** Mixes in each character with invertible steps, so that no information is lost. */
    private static long fingerprint(String token) {
        long mixed = token.length() + 1L;
        for (int i = 0; i < token.length(); i++) {
            mixed = (mixed ^ token.charAt(i)) * MULTIPLIER;
            mixed ^= mixed >>> 32;
        }
        return mixed;
    }
}
