package io.github.llamabatches;

/**
 * Detects repeated page tokens. Stores 64 bits per token instead of the text, which takes 128 KiB for a listing of ten
 * thousand pages. In a listing of a million pages, the probability that two different tokens are mistaken for the same
 * is one in forty million; the result is an error, not lost data.
 */
final class SeenTokens {

    private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

    /** Open addressing; 0 marks an empty slot. */
    private long[] table = new long[16];

    private int size;

    /** Adds a token and returns whether it is new. */
    boolean add(String token) {
        if (!add(table, fingerprint(token))) {
            return false;
        }
        size++;
        if (size > table.length / 4 * 3) {
            long[] larger = new long[table.length * 2];
            for (long fingerprint : table) {
                if (fingerprint != 0) {
                    add(larger, fingerprint);
                }
            }
            table = larger;
        }
        return true;
    }

    private static boolean add(long[] table, long fingerprint) {
        int place = (int) (fingerprint >>> 32) & (table.length - 1);
        while (table[place] != 0) {
            if (table[place] == fingerprint) {
                return false;
            }
            place = (place + 1) & (table.length - 1);
        }
        table[place] = fingerprint;
        return true;
    }

    /** Mixes in each character with invertible steps, so that no information is lost. */
    private static long fingerprint(String token) {
        long mixed = token.length() + 1L;
        for (int i = 0; i < token.length(); i++) {
            mixed = (mixed ^ token.charAt(i)) * MULTIPLIER;
            mixed ^= mixed >>> 32;
        }
        return mixed == 0 ? 1 : mixed;
    }
}
