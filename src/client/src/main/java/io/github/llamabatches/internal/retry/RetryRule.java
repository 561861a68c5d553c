package io.github.llamabatches.internal.retry;

import feign.Request.HttpMethod;
import feign.Response;
import io.github.llamabatches.internal.call.RetryLimits;
import java.security.cert.CertificateException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Decides which failures are retried and after which wait. */
public final class RetryRule {

    private static final double JITTER = 0.25;
    private static final int MAX_DOUBLINGS = 30;

    private RetryRule() {}

    static boolean isSafeToRepeat(HttpMethod method) {
        return method == HttpMethod.GET || method == HttpMethod.HEAD;
    }

    static boolean isWorthRepeating(Response response) {
        Collection<String> advice = response.headers().getOrDefault("X-Should-Retry", List.of());
        // If the server sends both values, not retrying is the safe choice.
        boolean isAdvised = false;
        for (String word : advice) {
            if (word.equalsIgnoreCase("false")) {
                return false;
            }
            isAdvised |= word.equalsIgnoreCase("true");
        }
        int status = response.status();
        if (isAdvised) {
            return status >= 400;
        }
        return status == 408 || status == 409 || status == 429 || (status >= 500 && status <= 599);
    }

    /** Returns whether a retry can succeed after a failure of the transport; it can't after a rejected certificate. */
    static boolean isWorthRepeating(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the wait that the server requests, the longest if there are several; null if there is none, it is
     * invalid, or it is in the past.
     */
    static @Nullable Duration retryAfter(Response response, Instant now) {
        @Nullable Duration longest = null;
        for (String millis : response.headers().getOrDefault("Retry-After-Ms", List.of())) {
            longest = longer(longest, positive(millis, 1));
        }
        if (longest != null) {
            return longest;
        }
        for (String value : response.headers().getOrDefault("Retry-After", List.of())) {
            Duration seconds = positive(value, 1000);
            longest = longer(longest, seconds != null ? seconds : untilHttpDate(value, now));
        }
        return longest;
    }

    private static @Nullable Duration longer(@Nullable Duration one, @Nullable Duration other) {
        return one == null || (other != null && other.compareTo(one) > 0) ? other : one;
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

    private static @Nullable Duration positive(String number, long millisPerUnit) {
        String digits = number.strip();
        // Java accepts more forms of numbers, such as "Infinity" and "2d".
        if (!digits.matches("\\d+(\\.\\d*)?|\\.\\d+")) {
            return null;
        }
        double value = Double.parseDouble(digits) * millisPerUnit;
        // The cast limits a double to the range of a long.
        return value > 0 ? Duration.ofMillis((long) Math.ceil(value)) : null;
    }

    private static @Nullable Duration untilHttpDate(String date, Instant now) {
        for (DateTimeFormatter form : httpDates()) {
            try {
                Instant then = Instant.from(form.parse(date.strip()));
                return then.isAfter(now) ? Duration.between(now, then) : null;
            } catch (DateTimeException e) {
                // Try the next format.
            }
        }
        return null;
    }

    /** Returns the three formats of RFC 9110, section 5.6.7, created when the first date is parsed. */
    private static List<DateTimeFormatter> httpDates() {
        return List.of(
                DateTimeFormatter.RFC_1123_DATE_TIME,
                utc("EEEE, dd-MMM-yy HH:mm:ss 'GMT'"),
                utc("EEE MMM ppd HH:mm:ss yyyy"));
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }
}
