package io.github.llamabatches.spring;

import feign.Capability;
import feign.Client;
import feign.FeignException;
import feign.Request;
import feign.Response;
import feign.micrometer.DefaultFeignObservationConvention;
import feign.micrometer.FeignContext;
import feign.micrometer.MicrometerObservationCapability;
import io.github.llamabatches.ListingListener;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Records an observation for each request, with a distinct name and the name of the client, and without sending trace
 * headers to the server.
 */
final class Observations {

    /** The request being sent by this thread. The client's listener sets the name of the client. */
    private static final ThreadLocal<@Nullable Sending> SENDING = new ThreadLocal<>();

    private static final class Sending {
        private String client = "none";
    }

    private Observations() {}

    /** Returns a listener that names its client in the observation of each request. */
    static ListingListener nameOfClient(String name) {
        return new ListingListener() {
            @Override
            public void onRequest(int pageNumber, int attempt) {
                Sending sending = SENDING.get();
                if (sending != null) {
                    sending.client = name;
                }
            }
        };
    }

    static Capability capability(ObservationRegistry registry) {
        return new WithoutPropagation(new MicrometerObservationCapability(registry, new OwnName()));
    }

    /** Keeps trace headers and baggage, such as user ids, from being sent to a third party. */
    // Public, because Feign calls it by reflection.
    public static final class WithoutPropagation implements Capability {

        private final Capability observing;

        WithoutPropagation(Capability observing) {
            this.observing = observing;
        }

        @Override
        public Client enrich(Client client) {
            return (request, options) -> execute(client, request, options);
        }

        private Response execute(Client client, Request request, Request.Options options) throws IOException {
            Request asItWas = Request.create(
                    request.httpMethod(),
                    request.url(),
                    new LinkedHashMap<>(request.headers()),
                    request.body(),
                    request.charset(),
                    request.requestTemplate());
            Client observed = observing.enrich((Client) (withHeadersOfTheTrace, sameOptions) -> {
                try {
                    return client.execute(asItWas, sameOptions);
                } catch (IOException | RuntimeException e) {
                    throw new NoResponse(e);
                }
            });
            // A transport may send a nested request.
            Sending outer = SENDING.get();
            SENDING.set(new Sending());
            try {
                return observed.execute(request, options);
            } catch (NoResponse e) {
                if (e.getCause() instanceof IOException io) {
                    throw io;
                }
                throw (RuntimeException) e.getCause();
            } finally {
                if (outer == null) {
                    SENDING.remove();
                } else {
                    SENDING.set(outer);
                }
            }
        }
    }

    /** Feign's capability stops an observation only on Feign's exceptions, not if a connection is lost. */
    private static final class NoResponse extends FeignException {

        private static final long serialVersionUID = 1L;

        NoResponse(Exception cause) {
            super(-1, "no response", cause);
        }
    }

    /**
     * Differs from the name that Feign and Spring use for all requests: Prometheus drops one of two meters with the
     * same name and different tags.
     */
    private static final class OwnName extends DefaultFeignObservationConvention {

        @Override
        public String getName() {
            return "llamacloud.batches.requests";
        }

        @Override
        public KeyValues getLowCardinalityKeyValues(FeignContext context) {
            @Nullable Response response = context.getResponse();
            Sending sending = SENDING.get();
            return KeyValues.of(
                    "client",
                    sending == null ? "none" : sending.client,
                    "method",
                    context.getCarrier().httpMethod().name(),
                    "status",
                    response == null ? "NO_ANSWER" : String.valueOf(response.status()));
        }
    }
}
