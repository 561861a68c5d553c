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
import java.util.List;
import java.util.function.Supplier;

/**
 * The parts that make a Feign client safe for {@link io.github.llamabatches.api.BatchesApi}, for those who build their
 * own, with Spring Cloud OpenFeign for example:
 *
 * <pre>{@code
 * BatchesApi api = BatchesFeign.configure(Feign.builder(), BatchesFeign.client(() -> key))
 *         .target(BatchesApi.class, Region.EU.baseUrl());
 * BatchesClient client = BatchesClient.of(api);
 * }</pre>
 *
 * <p>Each part is safe to share between threads and between clients. They belong together: the retryer alone retries,
 * and the error decoder marks the errors that are worth it; the client makes sure that a body is whole before the
 * decoder sees it.
 */
public final class BatchesFeign {

    private BatchesFeign() {}

    /**
     * Sets all parts of a builder at once, with {@link RetryPolicy#defaults} and time limits of 10 s to connect and 30
     * s of silence, has the decoder close the answers, and takes out what others have put in: Spring MVC's contract,
     * and interceptors, which could send the token of another service. Set what shall be otherwise afterwards.
     *
     * @param feign the builder to change
     * @param client a guarded transport, of {@link #client} or {@link #clientBuilder}
     * @return the builder that was given
     * @throws IllegalStateException if neither Jackson 2 nor Jackson 3 is there
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
                .errorDecoder(new DetailErrorDecoder(json, ExceptionFactory.INSTANCE));
    }

    /**
     * Guards this library's transport, HTTP/1.1 over the JDK's sockets, and adds an API key to each request, with the
     * limits of {@link #clientBuilder}.
     *
     * @param apiKey asked for a key at each request, on the thread that sends it
     * @return the guarded transport
     */
    public static Client client(Supplier<String> apiKey) {
        return clientBuilder().apiKey(apiKey).build();
    }

    /**
     * Starts a guarded transport: one that follows no redirect, has each answer in full within a time limit, refuses a
     * body that is damaged, not as long as announced or too long, and takes the request's credentials out of what comes
     * back. Of a {@link StreamedBody} only the head comes within that limit; its owner reads as long as the server
     * isn't silent for too long, and nobody looks for credentials in it. They are added below all that logs.
     *
     * @return a new builder
     */
    public static ClientBuilder clientBuilder() {
        return new ClientBuilder();
    }

    /**
     * Decodes answers strictly with the JSON library that is there, and keeps unknown values of open enums.
     *
     * @return a decoder that throws {@link MalformedResponseException}, which Feign wraps in its DecodeException
     * @throws IllegalStateException if neither Jackson 2 nor Jackson 3 is there
     */
    public static Decoder decoder() {
        return decoder(JsonLibrary.present());
    }

    /**
     * Decodes answers like {@link #decoder()}, with a certain JSON library.
     *
     * @param jsonLibrary what to read JSON with
     * @return the decoder
     * @throws IllegalStateException if the library isn't there
     */
    public static Decoder decoder(JsonLibrary jsonLibrary) {
        return new StrictDecoder(jsonLibrary.codec(), ExceptionFactory.INSTANCE);
    }

    /**
     * Turns errors into {@link ApiErrorException}, those that are worth a retry wrapped for the retryer.
     *
     * @return an error decoder
     * @throws IllegalStateException if neither Jackson 2 nor Jackson 3 is there
     */
    public static ErrorDecoder errorDecoder() {
        return errorDecoder(JsonLibrary.present());
    }

    /**
     * Turns errors into exceptions like {@link #errorDecoder()}, with a certain JSON library.
     *
     * @param jsonLibrary what to read JSON with
     * @return the error decoder
     * @throws IllegalStateException if the library isn't there
     */
    public static ErrorDecoder errorDecoder(JsonLibrary jsonLibrary) {
        return new DetailErrorDecoder(jsonLibrary.codec(), ExceptionFactory.INSTANCE);
    }

    /**
     * Repeats what is worth repeating, and at the end throws {@link ApiErrorException} or {@link TransportException}.
     *
     * @param policy how often and how patiently
     * @return a retryer, which Feign clones for each call
     */
    public static Retryer retryer(RetryPolicy policy) {
        return new PolicyRetryer(policy.limits(), ExceptionFactory.INSTANCE);
    }

    /**
     * Builds a guarded transport for Feign. Defaults are those of {@link BatchesClient.Builder}, whose methods of the
     * same names describe them in full. Not safe to share between threads.
     */
    public static final class ClientBuilder extends TransportBuilder<ClientBuilder> {

        private ClientBuilder() {}

        /**
         * Sets the transport to guard. Its own time limits and its own reaction to an interrupt hold.
         *
         * @param delegate any client of Feign's; HTTP/1.1 over the JDK's sockets unless set
         * @return this builder
         */
        public ClientBuilder delegate(Client delegate) {
            setTransport(delegate);
            return this;
        }

        /**
         * Makes the guarded transport.
         *
         * @return a new client for Feign, safe to share between threads
         */
        public Client build() {
            return guardedTransport();
        }
    }
}
