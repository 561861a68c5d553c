package io.github.llamabatches;

/**
 * Recognises a page token that comes back. Of each it keeps 64 bits, not the text, so that a listing of ten thousand
 * pages takes 128 KiB for it. Of a million pages two would be taken for the same once in forty million listings, which
 * is an error, not a loss.
 */
final class SeenTokens {

    private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

    /** Open addressing; 0 stands for an empty place. */
    private long[] table = new long[16];

    private int size;

    /** Whether the token is a new one. */
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

    /** Mixes each character in by steps that can be undone, so that nothing is lost on the way. */
    private static long fingerprint(String token) {
        long mixed = token.length() + 1L;
        for (int i = 0; i < token.length(); i++) {
            mixed = (mixed ^ token.charAt(i)) * MULTIPLIER;
            mixed ^= mixed >>> 32;
        }
        return mixed == 0 ? 1 : mixed;
    }
}
