package io.github.llamabatches;

import feign.FeignException;
import io.github.llamabatches.BatchesClient.UnreadableBatch;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.internal.call.CallContext;
import io.github.llamabatches.internal.http.Deadline;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.runtime.JsonCodec;
import io.github.llamabatches.runtime.UnreadableJsonException;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fetches one page. Reports its attempts to the listeners, and reads its batches one by one if unreadable ones may be
 * left out.
 */
final class PageCall extends CallContext {

    private static final String BATCHES = "items";

    private final ListingOptions options;
    final int number;
    final ListBatchesQuery query;
    List<UnreadableBatch> unreadable = List.of();

    /**
     * Prepares the call.
     *
     * @param deadline the deadline for the page; null for the deadline of the enclosing call, if there is one
     */
    PageCall(ListingOptions options, int number, ListBatchesQuery query, @Nullable Deadline deadline) {
        super(options.callOptions.settings(), deadline);
        this.options = options;
        this.number = number;
        this.query = query;
    }

    PageResponse fetch() {
        try {
            @Nullable BatchPage page = call(() -> options.source.apply(query));
            if (page == null) {
                // Feign's decoders return null for an empty body and for the JSON value null.
                throw ExceptionFactory.INSTANCE.malformed(
                        "the decoder or function returned null instead of a page", received());
            }
            requireHarmless(page.nextPageToken(), ExceptionFactory.INSTANCE);
            return new PageResponse(page, this);
        } catch (FeignException e) {
            throw ExceptionFactory.INSTANCE.of(e);
        }
    }

    @Override
    protected void onRequest(int attempt) {
        options.listeners.forEach(listener -> listener.onRequest(number, attempt));
    }

    @Override
    protected void onRetry(int attempt, Duration delay, RuntimeException reason) {
        options.listeners.forEach(listener -> listener.onRetry(number, attempt, delay, (BatchesException) reason));
    }

    /** Reads the page without its batches, and then each batch. The other fields must be valid. */
    @Override
    protected @Nullable Object onUnreadable(JsonCodec json, byte[] body, int length, Type type) {
        if (type != BatchPage.class || options.unreadable == null) {
            return null;
        }
        List<Batch> readable = new ArrayList<>();
        List<UnreadableBatch> others = new ArrayList<>();
        try {
            List<ByteBuffer> items = json.items(body, length, BATCHES);
            for (ByteBuffer item : items) {
                byte[] batch = Arrays.copyOfRange(body, item.position(), item.limit());
                try {
                    readable.add((Batch) json.read(batch, batch.length, Batch.class));
                } catch (UnreadableJsonException e) {
                    String text = new String(batch, StandardCharsets.UTF_8);
                    String problem = String.valueOf(e.getMessage());
                    others.add(new UnreadableBatch(number, query, readable.size() + others.size(), text, problem));
                }
            }
            if (others.isEmpty()) {
                return null;
            }
            BatchPage page = json.read(without(items, body, length), BatchPage.class);
            unreadable = List.copyOf(others);
            return page.toBuilder().items(readable).build();
        } catch (UnreadableJsonException e) {
            return null;
        }
    }

    private static String without(List<ByteBuffer> items, byte[] body, int length) {
        int start = items.get(0).position();
        int end = items.get(items.size() - 1).limit();
        return new String(body, 0, start, StandardCharsets.UTF_8)
                + new String(body, end, length - end, StandardCharsets.UTF_8);
    }
}
