package io.github.llamabatches.internal.retry;

import feign.Request.HttpMethod;
import feign.Response;
import feign.RetryableException;
import io.github.llamabatches.internal.call.RetryLimits;
import java.security.cert.CertificateException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Decides which failures are retried and after which wait. */
public final class RetryRule {

    private static final double JITTER = 0.25;
    private static final int MAX_DOUBLINGS = 30;

    private RetryRule() {}

    static boolean isWorthRepeating(Response response) {
        Collection<String> advice = response.headers().getOrDefault("X-Should-Retry", List.of());
        // If the server sends both values, not retrying is the safe choice.
        if (advice.stream().anyMatch("false"::equalsIgnoreCase)) {
            return false;
        }
        int status = response.status();
        return advice.stream().anyMatch("true"::equalsIgnoreCase)
                ? status >= 400
                : status == 408 || status == 409 || status == 429 || (status >= 500 && status <= 599);
    }

    /** Returns whether a retry is safe and can succeed; it can't after a rejected certificate. */
    static boolean isWorthRepeating(RetryableException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
                return false;
            }
        }
        return failure.method() == HttpMethod.GET || failure.method() == HttpMethod.HEAD;
    }

    /**
     * Returns the wait that the server requests, the longest if there are several; null if there is none, it is
     * invalid, or it is in the past.
     */
    static @Nullable Duration retryAfter(Response response, Instant now) {
        return longest(response, "Retry-After-Ms", millis -> number(millis, 1))
                .or(() -> longest(response, "Retry-After", value -> {
                    Duration seconds = number(value, 1000);
                    return seconds != null ? seconds : untilHttpDate(value, now);
                }))
                .orElse(null);
    }

    private static Optional<Duration> longest(
            Response response, String header, Function<String, @Nullable Duration> parser) {
        return response.headers().getOrDefault(header, List.of()).stream()
                .map(value -> parser.apply(value.strip()))
                .filter(wait -> wait != null && wait.compareTo(Duration.ZERO) > 0)
                .max(Comparator.naturalOrder());
    }

    /**
     * Returns the wait before an attempt, never shorter than the server requests.
     *
     * @param limits the limits
     * @param attempt 2 for the first retry
     * @param retryAfter the wait that the server requests
     * @param random from 0, inclusive, to 1, exclusive
     * @return the wait
     */
    public static Duration delay(RetryLimits limits, int attempt, @Nullable Duration retryAfter, double random) {
        if (retryAfter != null) {
            return retryAfter;
        }
        int doublings = Math.min(attempt - 2, MAX_DOUBLINGS);
        long initial = limits.initialBackoff().toMillis();
        long cap = limits.maxBackoff().toMillis();
        long full = initial > cap >> doublings ? cap : initial << doublings;
        return Duration.ofMillis((long) (full * (1 - JITTER * random)));
    }

    private static @Nullable Duration number(String digits, long millisPerUnit) {
        // Java accepts more forms of numbers, such as "Infinity" and "2d". The cast limits a double to the range of a
        // long.
        return digits.matches("\\d+(\\.\\d*)?|\\.\\d+")
                ? Duration.ofMillis((long) Math.ceil(Double.parseDouble(digits) * millisPerUnit))
                : null;
    }

    /** Reads the three formats of RFC 9110, section 5.6.7. The formatter is created when it is needed. */
    private static @Nullable Duration untilHttpDate(String date, Instant now) {
        DateTimeFormatter format = new DateTimeFormatterBuilder()
                .appendOptional(DateTimeFormatter.RFC_1123_DATE_TIME)
                .appendOptional(DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", Locale.ENGLISH))
                .appendOptional(DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH))
                .toFormatter(Locale.ENGLISH)
                .withZone(ZoneOffset.UTC);
        try {
            return Duration.between(now, Instant.from(format.parse(date)));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
