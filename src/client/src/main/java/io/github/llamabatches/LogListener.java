package io.github.llamabatches;

import io.github.llamabatches.model.BatchPage;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Logs each failure, retry and page to the JDK's logger, without credentials. */
record LogListener(Level least) implements ListingListener {

    private static final System.Logger LOG = System.getLogger(BatchesClient.class.getName());

    private static final Map<String, Level> LEVELS =
            Map.of("error", Level.ERROR, "info", Level.INFO, "debug", Level.DEBUG);

    /** Returns the level that a word has in the vendor's clients; null if it is unknown. */
    static @Nullable Level level(@Nullable String word) {
        return word == null ? null : LEVELS.get(word.strip().toLowerCase(Locale.ROOT));
    }

    @Override
    public void onFailure(int pageNumber, BatchesException failure) {
        log(Level.ERROR, "page " + pageNumber + " failed: " + failure.getMessage());
    }

    @Override
    public void onRetry(int pageNumber, int attempt, Duration delay, BatchesException reason) {
        log(
                Level.INFO,
                "page " + pageNumber + ", attempt " + attempt + " failed, next attempt in " + delay.toMillis() + " ms: "
                        + reason.getMessage());
    }

    @Override
    public void onPage(int pageNumber, BatchPage page) {
        log(Level.DEBUG, "page " + pageNumber + " has " + page.items().size() + " batches");
    }

    private void log(Level level, String line) {
        if (level.getSeverity() >= least.getSeverity()) {
            LOG.log(level, line);
        }
    }
}
