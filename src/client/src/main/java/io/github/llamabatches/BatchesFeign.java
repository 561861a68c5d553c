package io.github.llamabatches;

import feign.Client;
import feign.Contract;
import feign.Feign;
import feign.Retryer;
import feign.codec.Decoder;
import feign.codec.ErrorDecoder;
import io.github.llamabatches.internal.call.StrictDecoder;
import io.github.llamabatches.internal.retry.DetailErrorDecoder;
import io.github.llamabatches.internal.retry.PolicyRetryer;
import io.github.llamabatches.runtime.BodyEncoder;
import io.github.llamabatches.runtime.JsonCodec;
import io.github.llamabatches.runtime.JsonLibrary;
import io.github.llamabatches.runtime.StreamedBody;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * Provides the parts that make a Feign client of {@link io.github.llamabatches.api.BatchesApi} safe, for applications
 * that build it themselves, for example with Spring Cloud OpenFeign:
 *
 * <pre>{@code
 * BatchesApi api = BatchesFeign.configure(Feign.builder(), BatchesFeign.client(() -> key))
 *         .target(BatchesApi.class, Region.EU.baseUrl());
 * BatchesClient client = BatchesClient.of(api);
 * }</pre>
 *
 * <p>Each part is safe to share between threads and clients. Use them together: the client verifies that a body is
 * complete before it is decoded, the error decoder marks the errors to retry, and only the retryer retries.
 */
public final class BatchesFeign {

    private BatchesFeign() {}

    /**
     * Sets all parts of a builder, with {@link RetryPolicy#defaults}, a connect timeout of 10 s and a read timeout of
     * 30 s. The decoder closes the responses. Removes Spring MVC's contract and all interceptors, which could send the
     * token of another service. Make other settings after this call.
     *
     * @param feign the builder to change
     * @param client a guarded transport of {@link #client} or {@link #clientBuilder}
     * @return the given builder
     * @throws IllegalStateException if neither Jackson 2 nor Jackson 3 is on the class path
     */
    public static Feign.Builder configure(Feign.Builder feign, Client client) {
        TransportBuilder.requireFeign();
        JsonCodec json = JsonLibrary.present().codec();
        return configure(feign, client, json)
                .contract(new Contract.Default())
                .doNotCloseAfterDecode()
                .retryer(retryer(RetryPolicy.defaults()))
                .options(Timeouts.options(Timeouts.CONNECT, Timeouts.READ))
                .requestInterceptors(List.of())
                .responseInterceptors(List.of());
    }

    static Feign.Builder configure(Feign.Builder feign, Client client, JsonCodec json) {
        return feign.client(client)
                .encoder(new BodyEncoder(json))
                .decoder(new StrictDecoder(json, ExceptionFactory.INSTANCE))
                .errorDecoder(new DetailErrorDecoder(json, ExceptionFactory.INSTANCE, Clock.systemUTC()));
    }

    /**
     * Creates a guarded transport that sends HTTP/1.1 over the JDK's sockets and adds an API key to each request, with
     * the default limits of {@link #clientBuilder}.
     *
     * @param apiKey supplies the key of each request, on the thread that sends it
     * @return the guarded transport
     */
    public static Client client(Supplier<String> apiKey) {
        return clientBuilder().apiKey(apiKey).build();
    }

    /**
     * Returns a builder of a guarded transport. Such a transport follows no redirects, reads each response completely
     * within a timeout, rejects a body that is damaged, too long or not of the declared length, and removes the
     * credentials of the request from the response. For a {@link StreamedBody}, the timeout covers only the status line
     * and headers; the caller reads the body, subject to the read timeout, and credentials in it aren't removed. The
     * transport adds credentials below all logging.
     *
     * @return a new builder
     */
    public static ClientBuilder clientBuilder() {
        return new ClientBuilder();
    }

    /**
     * Returns a decoder that decodes responses strictly with the JSON library on the class path, and keeps unknown
     * values of open enums.
     *
     * @return a decoder that throws {@link MalformedResponseException}, which Feign wraps in its DecodeException
     * @throws IllegalStateException if neither Jackson 2 nor Jackson 3 is on the class path
     */
    public static Decoder decoder() {
        return decoder(JsonLibrary.present());
    }

    /**
     * Returns a decoder like {@link #decoder()} that uses the given JSON library.
     *
     * @param jsonLibrary the library
     * @return the decoder
     * @throws IllegalStateException if the library isn't on the class path
     */
    public static Decoder decoder(JsonLibrary jsonLibrary) {
        return new StrictDecoder(jsonLibrary.codec(), ExceptionFactory.INSTANCE);
    }

    /**
     * Returns an error decoder that creates {@link ApiErrorException}s, wrapped for the retryer if the request can be
     * retried.
     *
     * @return an error decoder
     * @throws IllegalStateException if neither Jackson 2 nor Jackson 3 is on the class path
     */
    public static ErrorDecoder errorDecoder() {
        return errorDecoder(JsonLibrary.present());
    }

    /**
     * Returns an error decoder like {@link #errorDecoder()} that uses the given JSON library.
     *
     * @param jsonLibrary the library
     * @return the error decoder
     * @throws IllegalStateException if the library isn't on the class path
     */
    public static ErrorDecoder errorDecoder(JsonLibrary jsonLibrary) {
        return new DetailErrorDecoder(jsonLibrary.codec(), ExceptionFactory.INSTANCE, Clock.systemUTC());
    }

    /**
     * Returns a retryer that finally throws {@link ApiErrorException} or {@link TransportException}.
     *
     * @param policy the limits of attempts and waits
     * @return a retryer, which Feign clones for each call
     */
    public static Retryer retryer(RetryPolicy policy) {
        return new PolicyRetryer(policy.limits(), ExceptionFactory.INSTANCE, PolicyRetryer.Surroundings.REAL);
    }

    /**
     * Builds a guarded transport for Feign. The methods and their defaults are those of {@link BatchesClient.Builder}.
     * Not safe to share between threads.
     */
    public static final class ClientBuilder extends TransportBuilder<ClientBuilder> {

        private ClientBuilder() {}

        /**
         * Sets the transport to guard. Its own timeouts and its own handling of interrupts apply.
         *
         * @param delegate any Feign client; HTTP/1.1 over the JDK's sockets unless set
         * @return this builder
         */
        public ClientBuilder delegate(Client delegate) {
            setTransport(delegate);
            return this;
        }

        /**
         * Builds the guarded transport.
         *
         * @return a new Feign client, safe to share between threads
         */
        public Client build() {
            return guardedTransport();
        }
    }
}
