package io.github.llamabatches;

import io.github.llamabatches.internal.call.CallSettings;
import io.github.llamabatches.internal.call.Credentials;
import io.github.llamabatches.runtime.PercentEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Changes single calls, or all calls of a listing: query parameters and headers that this library doesn't know, other
 * retries, another time limit. They apply where requests are sent by {@link BatchesClient#builder} or a client of
 * {@link BatchesFeign#clientBuilder}, on the thread of the caller or of {@link BatchListing#readAhead}.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class CallOptions {

    private static final CallOptions NONE = builder().build();

    private final CallSettings settings;

    private CallOptions(CallSettings settings) {
        this.settings = settings;
    }

    /**
     * Returns options that change nothing.
     *
     * @return the options of all calls unless others are given
     */
    public static CallOptions none() {
        return NONE;
    }

    /**
     * Returns a builder.
     *
     * @return a new builder of options that change nothing
     */
    public static Builder builder() {
        return new Builder();
    }

    CallSettings settings() {
        return settings;
    }

    /** Returns these options on top of others. */
    CallOptions over(CallOptions others) {
        return new CallOptions(settings.over(others.settings));
    }

    /** Shows names of headers, but no values: a header can be a secret. */
    @Override
    public String toString() {
        return "CallOptions[queryParameters=" + settings.queryNames() + ", headers="
                + settings.headers().keySet() + ", retryPolicy="
                + (settings.retryLimits() == null ? "the client's" : new RetryPolicy(settings.retryLimits()))
                + ", requestTimeout="
                + (settings.requestTimeout() == null ? "the client's" : settings.requestTimeout()) + "]";
    }

    /** Builds {@link CallOptions}. Not safe to share between threads. */
    public static final class Builder {

        private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

        /** They frame the message or prove who is calling. */
        private static final Set<String> RESERVED = Set.of(
                "authorization",
                "connection",
                "content-length",
                "cookie",
                "host",
                "proxy-authorization",
                "te",
                "trailer",
                "transfer-encoding",
                "upgrade");

        private static final String PAGE_TOKEN = "page_token";

        private final PercentEncoder encoder = new PercentEncoder();
        private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private final List<String> query = new ArrayList<>();
        private @Nullable RetryPolicy retryPolicy;
        private @Nullable Duration requestTimeout;

        private Builder() {}

        /**
         * Adds a query parameter, such as one that the API has and this release doesn't know. The same name again adds
         * another value. A call whose query sends the parameter itself fails with an {@link IllegalArgumentException}.
         *
         * @param name its name
         * @param value its value; both are percent-encoded
         * @return this builder
         * @throws IllegalArgumentException if it is the page token, which {@link BatchListing#startingAt} sets, or
         *     holds half of a surrogate pair
         */
        public Builder queryParameter(String name, String value) {
            if (name.isEmpty() || name.equals(PAGE_TOKEN)) {
                throw new IllegalArgumentException(
                        name.isEmpty() ? "a query parameter needs a name" : "the page token is set with startingAt(…)");
            }
            query.add(encoder.expand(name) + '=' + encoder.expand(value));
            return this;
        }

        /**
         * Adds a header. It replaces what an interceptor or this library sends under that name; the same name again
         * adds another value.
         *
         * @param name its name, a token of RFC 9110
         * @param value its value, of printable ASCII
         * @return this builder
         * @throws IllegalArgumentException if it can't be sent, or is one that frames the message or proves who is
         *     calling, such as {@code Content-Length} and {@code Authorization}; the message doesn't quote the value
         */
        public Builder header(String name, String value) {
            if (!TOKEN.matcher(name).matches() || RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "the header \"" + name
                                + "\" can't be set: it is no name of a header, or one that this library sends itself; leave it out");
            }
            headers.computeIfAbsent(name, key -> new ArrayList<>())
                    .add(Credentials.printable("value of the header " + name, value));
            return this;
        }

        /**
         * Adds headers as the variable {@code LLAMA_CLOUD_CUSTOM_HEADERS} holds them.
         *
         * @param lines a header a line, as {@code name: value}; blank lines are skipped
         * @return this builder
         * @throws IllegalArgumentException if a line has no colon, or as {@link #header} does
         */
        public Builder headerLines(String lines) {
            for (String line : lines.split("[\r\n]+")) {
                int colon = line.indexOf(':');
                if (colon >= 0) {
                    header(
                            line.substring(0, colon).strip(),
                            line.substring(colon + 1).strip());
                } else if (!line.isBlank()) {
                    throw new IllegalArgumentException("a line of the headers has no colon: write name: value");
                }
            }
            return this;
        }

        /**
         * Sets the limits of attempts and waits.
         *
         * @param retryPolicy in place of the client's
         * @return this builder
         */
        public Builder retryPolicy(RetryPolicy retryPolicy) {
            this.retryPolicy = Objects.requireNonNull(retryPolicy, "retryPolicy");
            return this;
        }

        /**
         * Sets the time limit of each attempt, its body included.
         *
         * @param requestTimeout from 1 ms to 24 days, in place of the client's
         * @return this builder
         * @throws IllegalArgumentException if it is beyond that
         */
        public Builder requestTimeout(Duration requestTimeout) {
            this.requestTimeout = Timeouts.checked("requestTimeout", requestTimeout);
            return this;
        }

        /**
         * Builds the options.
         *
         * @return new options
         */
        public CallOptions build() {
            return new CallOptions(new CallSettings(
                    query, headers, retryPolicy == null ? null : retryPolicy.limits(), requestTimeout));
        }
    }
}
