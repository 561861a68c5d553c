package io.github.llamabatches.bench;

import io.github.llamabatches.bench.rivals.Rival;

/** Lists one after the other; a task is the first token. */
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
