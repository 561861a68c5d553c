package io.github.llamabatches.bench;

import io.github.llamabatches.bench.rivals.Rival;

/** Runs listings one after the other. The task is the first page token. */
final class ListingBenchmark implements Paired {

    static final int PAGES = 10;

    private Rival.Lister lister;

    @Override
    public void prepare(String variant, String baseUrl) throws ReflectiveOperationException {
        lister = Contender.valueOf(variant).connect(baseUrl);
    }

    @Override
    public Object run(String task) throws Exception {
        return lister.list(task, () -> {});
    }
}
