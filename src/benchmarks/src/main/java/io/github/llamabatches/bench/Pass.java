package io.github.llamabatches.bench;

/**
 * The measurements of many listings at once.
 *
 * @param nanos the wall time
 * @param processorNanos the processor time
 * @param failed the number of failed listings
 * @param heapDuring the maximum heap in use after a full garbage collection during the listings, in bytes, if measured
 * @param heapAfter the heap in use after the listings, in bytes
 * @param threads the names of new threads, except those of the listings
 */
record Pass(long nanos, long processorNanos, int failed, long heapDuring, long heapAfter, String threads) {

    static Pass parse(String line) {
        String[] words = line.split(" ", 6);
        return new Pass(
                Long.parseLong(words[0]),
                Long.parseLong(words[1]),
                Integer.parseInt(words[2]),
                Long.parseLong(words[3]),
                Long.parseLong(words[4]),
                words[5]);
    }

    @Override
    public String toString() {
        return nanos + " " + processorNanos + " " + failed + " " + heapDuring + " " + heapAfter + " " + threads;
    }
}
