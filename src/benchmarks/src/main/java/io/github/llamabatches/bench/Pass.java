package io.github.llamabatches.bench;

/**
 * What many listings at once took, and left.
 *
 * @param heapDuring the most bytes on the heap after a full garbage collection while they ran, if that was looked at
 * @param heapAfter the same when they had ended
 * @param threads the threads that were neither there before nor those of the listings, by name
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
