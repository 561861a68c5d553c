package io.github.llamabatches;

import feign.Request.HttpMethod;
import feign.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is worth another attempt, and how long to wait for it. The only place that knows. */
final class RetryRule {

    private static final double JITTER = 0.25;
    private static final int MAX_DOUBLINGS = 30;
    private static final Set<HttpMethod> SAFE_METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private RetryRule() {}

    static boolean isSafeToRepeat(HttpMethod method) {
        return SAFE_METHODS.contains(method);
    }

    static boolean isWorthRepeating(Response response) {
        String advice = ResponseHeaders.first(response, "X-Should-Retry");
        if ("true".equalsIgnoreCase(advice)) {
            return response.status() >= 400;
        }
        if ("false".equalsIgnoreCase(advice)) {
            return false;
        }
        int status = response.status();
        return status == 408 || status == 409 || status == 429 || (status >= 500 && status <= 599);
    }

    /** What the server asks for; null if it asks for nothing, for the past, or for something that isn't a time. */
    static @Nullable Duration retryAfter(Response response, Instant now) {
        Duration millis = positive(ResponseHeaders.first(response, "Retry-After-Ms"), 1);
        if (millis != null) {
            return millis;
        }
        String retryAfter = ResponseHeaders.first(response, "Retry-After");
        Duration seconds = positive(retryAfter, 1000);
        return seconds != null ? seconds : untilHttpDate(retryAfter, now);
    }

    /** The wait before an attempt; attempt 2 is the first retry. */
    static Duration delay(RetryPolicy policy, int attempt, @Nullable Duration retryAfter, double random) {
        if (retryAfter != null) {
            return min(retryAfter, policy.maxRetryAfter());
        }
        int doublings = Math.min(attempt - 2, MAX_DOUBLINGS);
        long initial = policy.initialBackoff().toMillis();
        long cap = policy.maxBackoff().toMillis();
        long full = initial > cap >> doublings ? cap : initial << doublings;
        return Duration.ofMillis((long) (full * (1 - JITTER * random)));
    }

    private static @Nullable Duration positive(@Nullable String number, long millisPerUnit) {
        if (number == null) {
            return null;
        }
        try {
            double value = Double.parseDouble(number.strip()) * millisPerUnit;
            // A double beyond the range of a long is cut to the range, and NaN is not greater than zero.
            return value > 0 ? Duration.ofMillis((long) Math.ceil(value)) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Duration untilHttpDate(@Nullable String date, Instant now) {
        if (date == null) {
            return null;
        }
        for (DateTimeFormatter form : HttpDates.FORMS) {
            try {
                Instant then = form.parse(date.strip(), Instant::from);
                return then.isAfter(now) ? Duration.between(now, then) : null;
            } catch (DateTimeException e) {
                // Perhaps another form.
            }
        }
        return null;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    /** The three forms of RFC 9110, section 5.6.7, which nobody pays for before the first date comes. */
    private static final class HttpDates {
        static final List<DateTimeFormatter> FORMS = List.of(
                DateTimeFormatter.RFC_1123_DATE_TIME,
                utc("EEEE, dd-MMM-yy HH:mm:ss 'GMT'"),
                utc("EEE MMM ppd HH:mm:ss yyyy"));

        private static DateTimeFormatter utc(String pattern) {
            return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
        }
    }
}
