package io.github.llamabatches;

import feign.Client;
import feign.Retryer;
import feign.codec.Decoder;
import feign.codec.ErrorDecoder;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * The parts that make a Feign client safe for {@link io.github.llamabatches.api.BatchesApi}, for those who build their
 * own, with Spring Cloud OpenFeign for example:
 *
 * <pre>{@code
 * BatchesApi api = Feign.builder()
 *         .client(BatchesFeign.client(() -> key))
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
     * Guards a transport: follows no redirect, has each answer in full within 60 s, refuses a body that is damaged, not
     * as long as announced or longer than 64 MiB, and takes the request's credentials out of what comes back.
     *
     * @param delegate the transport; called on a thread of this library
     * @return the guarded transport, which adds no credentials
     */
    public static Client client(Client delegate) {
        return new GuardedClient(delegate, null, GuardedClient.Settings.DEFAULTS);
    }

    /**
     * Guards {@link java.net.HttpURLConnection} like {@link #client(Client, Supplier)}.
     *
     * @param apiKey asked for a key at each request, on the calling thread
     * @return the guarded transport
     */
    public static Client client(Supplier<String> apiKey) {
        return client(new UrlConnectionTransport(), apiKey);
    }

    /**
     * Guards a transport like {@link #client(Client)} and adds an API key to each request, below all that logs. It is
     * not sent over plain HTTP except to this machine: that is an {@link IllegalStateException}.
     *
     * @param delegate the transport; called on a thread of this library
     * @param apiKey asked for a key at each request, on the calling thread
     * @return the guarded transport
     */
    public static Client client(Client delegate, Supplier<String> apiKey) {
        return new GuardedClient(delegate, Credentials.apiKey(apiKey), GuardedClient.Settings.DEFAULTS);
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
        return new DetailErrorDecoder(Clock.systemUTC());
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
