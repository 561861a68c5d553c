/**
 * Provides a fake server with the batches API for tests, and sample batches.
 *
 * <pre>{@code
 * try (FakeBatchesServer server = FakeBatchesServer.start()) {
 *     server.setBatches(SampleBatches.generate(250, 42));
 *     BatchesClient client = BatchesClient.builder()
 *             .baseUrl(server.baseUrl())
 *             .apiKey(server.apiKey())
 *             .build();
 *     assertEquals(250, client.list().stream().count());
 * }
 * }</pre>
 */
@NullMarked
package io.github.llamabatches.testing;

import org.jspecify.annotations.NullMarked;
