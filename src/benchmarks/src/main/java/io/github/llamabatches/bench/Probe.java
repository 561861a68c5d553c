package io.github.llamabatches.bench;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Measures the memory and the threads of its process during listings. */
final class Probe {

    /** The parts of all pages after which to measure. */
    private static final double[] PARTS = {0.25, 0.5, 0.75};

    private final boolean looks;
    private final AtomicInteger pages = new AtomicInteger();
    private final Set<Thread> before = new HashSet<>();
    private final Set<Thread> during = new HashSet<>();
    private long most;

    Probe(boolean looks) {
        this.looks = looks;
    }

    void start() {
        before.addAll(all());
    }

    void pageDone() {
        pages.incrementAndGet();
    }

    void watch(int allPages) throws InterruptedException {
        long patience = System.nanoTime() + 120_000_000_000L;
        for (double part : looks ? PARTS : new double[0]) {
            while (pages.get() < part * allPages && System.nanoTime() < patience) {
                Thread.sleep(5);
            }
            during.addAll(all());
            most = Math.max(most, Usage.heapAfterCollection());
        }
    }

    long most() {
        return most;
    }

    long after() {
        return looks ? Usage.heapAfterCollection() : 0;
    }

    /** Returns the number of threads for each name; digits in names are removed. */
    String threads() {
        during.removeAll(before);
        Map<String, Long> names = during.stream()
                .collect(Collectors.groupingBy(
                        thread -> thread.getName().replaceAll("[^A-Za-z]*\\d+", ""),
                        TreeMap::new,
                        Collectors.counting()));
        return names.entrySet().stream()
                .map(name -> name.getValue() + " " + name.getKey())
                .collect(Collectors.joining(", "));
    }

    private static Set<Thread> all() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] threads = new Thread[2 * root.activeCount() + 100];
        int count = root.enumerate(threads);
        return new HashSet<>(Arrays.asList(threads).subList(0, count));
    }
}
