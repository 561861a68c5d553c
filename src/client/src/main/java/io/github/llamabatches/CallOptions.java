package io.github.llamabatches;

import io.github.llamabatches.internal.call.CallSettings;
import io.github.llamabatches.internal.call.Credentials;
import io.github.llamabatches.runtime.PercentEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Sets options of single calls, or of all calls of a listing: query parameters and headers that this library doesn't
 * support, other retry limits, another request timeout. They apply to requests of {@link BatchesClient#builder} or of a
 * client of {@link BatchesFeign#clientBuilder}, on the caller's thread or on the thread of
 * {@link BatchListing#readAhead}.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class CallOptions {

    private static final CallOptions NONE = new CallOptions(CallSettings.NONE);

    private final CallSettings settings;

    private CallOptions(CallSettings settings) {
        this.settings = settings;
    }

    /**
     * Returns options that change nothing.
     *
     * @return the default options
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

    /** Returns these options with precedence over others. */
    CallOptions over(CallOptions others) {
        return new CallOptions(settings.over(others.settings));
    }

    /** Shows the names of headers, but not their values, which can be secret. */
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

        private static final String PAGE_TOKEN = "page_token";

        /** A token that is no header for message framing or authentication. */
        private static final Pattern HEADER = Pattern.compile(
                "(?i)(?!(authorization|connection|content-length|cookie|host|proxy-authorization|te|trailer"
                        + "|transfer-encoding|upgrade)$)[!#$%&'*+.^_`|~0-9a-z-]+");

        private CallSettings settings = CallSettings.NONE;

        private Builder() {}

        private Builder add(CallSettings added) {
            settings = added.over(settings);
            return this;
        }

        /**
         * Adds a query parameter, for example one that this release doesn't support. Repeat the name to add another
         * value. A call whose query already sends the parameter fails with an {@link IllegalArgumentException}.
         *
         * @param name the name
         * @param value the value; name and value are percent-encoded
         * @return this builder
         * @throws IllegalArgumentException if the name is that of the page token, which {@link BatchListing#startingAt}
         *     sets, or if name or value contains an unpaired surrogate
         */
        public Builder queryParameter(String name, String value) {
            if (name.isEmpty() || name.equals(PAGE_TOKEN)) {
                throw new IllegalArgumentException(
                        name.isEmpty() ? "a query parameter needs a name" : "the page token is set with startingAt(…)");
            }
            PercentEncoder encoder = new PercentEncoder();
            String parameter = encoder.expand(name) + '=' + encoder.expand(value);
            return add(new CallSettings(List.of(parameter), Map.of(), null, null));
        }

        /**
         * Adds a header. It replaces a header of the same name from an interceptor or from this library. Repeat the
         * name to add another value.
         *
         * @param name the name, a token of RFC 9110
         * @param value the value, in printable ASCII
         * @return this builder
         * @throws IllegalArgumentException if the header can't be sent, or is used for message framing or
         *     authentication, such as {@code Content-Length} or {@code Authorization}; the message doesn't quote the
         *     value
         */
        public Builder header(String name, String value) {
            if (!HEADER.matcher(name).matches()) {
                throw new IllegalArgumentException("the header \"" + name
                        + "\" can't be set: its name is invalid, or this library sets it; leave it out");
            }
            String printable = Credentials.printable("value of the header " + name, value);
            List<String> others = settings.headers().getOrDefault(name, List.of());
            List<String> all = ListingOptions.append(others, printable, name);
            return add(new CallSettings(List.of(), Map.of(name, all), null, null));
        }

        /**
         * Adds headers in the format of the variable {@code LLAMA_CLOUD_CUSTOM_HEADERS}.
         *
         * @param lines one header per line, as {@code name: value}; blank lines are skipped
         * @return this builder
         * @throws IllegalArgumentException if a line has no colon, or for the reasons of {@link #header}
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
         * Sets the limits of retries.
         *
         * @param retryPolicy the policy; it replaces the client's
         * @return this builder
         */
        public Builder retryPolicy(RetryPolicy retryPolicy) {
            return add(new CallSettings(List.of(), Map.of(), retryPolicy.limits(), null));
        }

        /**
         * Sets the timeout of each attempt, including the body.
         *
         * @param requestTimeout from 1 ms to 24 days; it replaces the client's
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder requestTimeout(Duration requestTimeout) {
            Timeouts.checked("requestTimeout", requestTimeout);
            return add(new CallSettings(List.of(), Map.of(), null, requestTimeout));
        }

        /**
         * Builds the options.
         *
         * @return new options
         */
        public CallOptions build() {
            return new CallOptions(settings);
        }
    }
}
