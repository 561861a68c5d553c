package io.github.llamabatches.bench;

import io.github.llamabatches.bench.rivals.Rival;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * A program that lists with one client on many threads: {@code contender}. Each input line has a base URL, a
 * {@link Scenario}, and {@code probe} to measure memory and threads. Creates a new client for each new URL. Prints a
 * {@link Pass} for each line.
 */
final class ManyWorker {

    private final Contender contender;
    private String baseUrl = "";
    private Rival.Lister lister;

    private ManyWorker(Contender contender) {
        this.contender = contender;
    }

    public static void main(String[] args) throws Exception {
        ManyWorker worker = new ManyWorker(Contender.valueOf(args[0]));
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.split(" ", 3);
            Probe probe = new Probe(words[0].equals("probe"));
            System.out.println(worker.run(words[1], Scenario.parse(words[2].split(" ")), probe));
        }
        // Exits even if a client keeps threads alive.
        System.exit(0);
    }

    private Pass run(String url, Scenario scenario, Probe probe) throws Exception {
        ExecutorService threads = threads(scenario);
        probe.start();
        if (!url.equals(baseUrl)) {
            lister = contender.connect(url);
            baseUrl = url;
        }
        CountDownLatch begin = new CountDownLatch(1);
        List<Future<Long>> listings = new ArrayList<>();
        for (int i = 0; i < scenario.listings(); i++) {
            listings.add(threads.submit(() -> {
                begin.await();
                return lister.list(PageToken.first(scenario.pages(), 0), () -> {
                    Pause.millis(scenario.workMillis());
                    probe.pageDone();
                });
            }));
        }
        long processor = Usage.processorNanos();
        long start = System.nanoTime();
        begin.countDown();
        probe.watch(scenario.listings() * scenario.pages());
        int failed = 0;
        for (Future<Long> listing : listings) {
            try {
                listing.get();
            } catch (ExecutionException e) {
                if (failed++ == 0) {
                    System.err.println(contender + ": a listing failed: " + e.getCause());
                }
            }
        }
        long nanos = System.nanoTime() - start;
        processor = Usage.processorNanos() - processor;
        threads.shutdown();
        return new Pass(nanos, processor, failed, probe.most(), probe.after(), probe.threads());
    }

    private static ExecutorService threads(Scenario scenario) throws ReflectiveOperationException {
        if (scenario.virtual()) {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        }
        ExecutorService threads = Executors.newFixedThreadPool(scenario.listings());
        ((ThreadPoolExecutor) threads).prestartAllCoreThreads();
        return threads;
    }
}
