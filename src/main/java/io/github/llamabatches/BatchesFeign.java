package io.github.llamabatches;

import feign.Client;
import feign.Retryer;
import feign.codec.Decoder;
import feign.codec.ErrorDecoder;
import java.util.function.Supplier;

/**
 * The parts that make a Feign client safe for {@link io.github.llamabatches.api.BatchesApi}, for those who build their
 * own, with Spring Cloud OpenFeign for example:
 *
 * <pre>{@code
 * BatchesApi api = Feign.builder()
 *         .client(BatchesFeign.client(new feign.Client.Default(null, null), () -> key))
 *         .decoder(BatchesFeign.decoder())
 *         .errorDecoder(BatchesFeign.errorDecoder())
 *         .retryer(BatchesFeign.retryer(RetryPolicy.defaults()))
 *         .target(BatchesApi.class, Region.EU.baseUrl());
 * BatchesClient client = BatchesClient.of(api);
 * }</pre>
 *
 * <p>Each part is safe to share between threads and between clients. They belong together: the retryer alone retries,
 * and the error decoder tells it what; the client makes sure that a body is whole before the decoder sees it.
 */
public final class BatchesFeign {

    private BatchesFeign() {}

    /**
     * Guards a transport: follows no redirect, reads each body in full and within 60 s, and refuses one that is
     * damaged, shorter than announced or longer than 64 MiB.
     *
     * @param delegate the transport
     * @return the guarded transport, which adds no credentials
     */
    public static Client client(Client delegate) {
        return new GuardedClient(
                delegate, null, GuardedClient.DEFAULT_REQUEST_TIMEOUT, GuardedClient.DEFAULT_MAX_RESPONSE_BYTES);
    }

    /**
     * Guards a transport like {@link #client(Client)} and adds an API key to each request, below all that logs.
     *
     * @param delegate the transport
     * @param apiKey asked for a key at each request, on the thread that sends it
     * @return the guarded transport
     */
    public static Client client(Client delegate, Supplier<String> apiKey) {
        return new GuardedClient(
                delegate,
                Credentials.apiKey(apiKey),
                GuardedClient.DEFAULT_REQUEST_TIMEOUT,
                GuardedClient.DEFAULT_MAX_RESPONSE_BYTES);
    }

    /**
     * Decodes answers strictly, and keeps unknown values of open enums.
     *
     * @return a decoder that throws {@link MalformedResponseException}, which Feign wraps in its DecodeException
     */
    public static Decoder decoder() {
        return new StrictDecoder(false);
    }

    /**
     * Turns errors into {@link ApiErrorException}, those that are worth a retry wrapped for the retryer.
     *
     * @return an error decoder
     */
    public static ErrorDecoder errorDecoder() {
        return new DetailErrorDecoder();
    }

    /**
     * Repeats what is worth repeating, and at the end throws {@link ApiErrorException} or {@link TransportException}.
     *
     * @param policy how often and how patiently
     * @return a retryer, which Feign clones for each call
     */
    public static Retryer retryer(RetryPolicy policy) {
        return new PolicyRetryer(policy, PolicyRetryer.Surroundings.REAL);
    }
}
