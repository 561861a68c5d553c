package io.github.llamabatches.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Request;
import feign.Request.HttpMethod;
import feign.Response;
import feign.RetryableException;
import feign.Retryer;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeRetryerTest {

    @ParameterizedTest
    @EnumSource(names = {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"})
    void idempotentRequestsAreSentFiveTimesPerCall(HttpMethod method) {
        RetryableException failure = failure(method, null);
        Retryer retryer = new SafeRetryer();
        for (int call = 0; call < 2; call++) {
            Retryer ofCall = retryer.clone();
            for (int attempt = 1; attempt < 5; attempt++) {
                assertThatCode(() -> ofCall.continueOrPropagate(failure)).doesNotThrowAnyException();
            }

            assertThatThrownBy(() -> ofCall.continueOrPropagate(failure)).isSameAs(failure);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POST", "PATCH", "CONNECT"})
    void otherRequestsAreSentOnce(HttpMethod method) {
        RetryableException failure = failure(method, null);

        assertThatThrownBy(() -> new SafeRetryer().continueOrPropagate(failure)).isSameAs(failure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void serverErrorIsThrownUnwrapped(HttpMethod method) {
        Response response = Response.builder()
                .status(503)
                .headers(Map.of())
                .request(request(method))
                .build();
        ErrorResponseException error = new ErrorResponseException(
                "busy", response, new byte[0], null, JsonLibrary.present().codec());
        RetryableException failure = failure(method, error);
        Retryer retryer = new SafeRetryer();
        for (int attempt = 1; method == HttpMethod.GET && attempt < 5; attempt++) {
            retryer.continueOrPropagate(failure);
        }

        assertThat(failure).hasCause(error);
        assertThatThrownBy(() -> retryer.continueOrPropagate(failure)).isSameAs(error);
    }

    /** Retried at once, without a wait. */
    private static RetryableException failure(HttpMethod method, Throwable cause) {
        return new RetryableException(503, "busy", method, cause, 1L, request(method));
    }

    private static Request request(HttpMethod method) {
        return Request.create(method, "http://localhost", Map.of(), null, null, null);
    }
}
