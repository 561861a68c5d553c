package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import feign.Request;
import feign.Response;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.BatchPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests accepted and rejected bodies beyond the faults of {@link FaultTest}. */
@Tag("wire")
@ParameterizedClass
@EnumSource
class TransportTest {

    private static final byte[] PAGE = Pages.page("tok", "a", "b").getBytes(StandardCharsets.UTF_8);

    private volatile RawServer.Handler answer;
    private final RawServer server;

    TransportTest(Scheme scheme) {
        server = scheme.server(connection -> answer.answer(connection));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void completeBodyIsAccepted() {
        answer("Content-Length: " + PAGE.length, PAGE);

        assertThat(page().items()).hasSize(2);
    }

    @Test
    void bodyShorterThanDeclaredIsATransportFailure() {
        answer("Content-Length: " + (PAGE.length + 1), PAGE);

        assertThatThrownBy(this::page)
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("broke off after " + PAGE.length + " bytes")
                .hasMessageContaining("1 bytes before the end of the body");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100, 100_000})
    void chunkedBodyIsReadCompressedOrNot(int size) {
        answer("Transfer-Encoding: chunked", chunks(PAGE, size));
        assertThat(page().items()).hasSize(2);

        answer("Content-Encoding: gzip\r\nTransfer-Encoding: chunked", chunks(RawServer.gzip(PAGE), size));
        assertThat(page().items()).hasSize(2);
    }

    /** RFC 9112, 6.3. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 100_000})
    void lengthNextToATransferEncodingIsIgnored(int length) {
        answer("Content-Length: " + length + "\r\nTransfer-Encoding: chunked", chunks(PAGE, 100));

        assertThat(page().items()).hasSize(2);
    }

    @Test
    void lengthNextToTheIdentityEncodingIsChecked() {
        answer("Transfer-Encoding: identity\r\nContent-Length: " + (PAGE.length + 1), PAGE);

        assertThatThrownBy(this::page).isInstanceOf(TransportException.class);
    }

    /** HttpURLConnection, which Feign's transport uses, accepts truncated headers. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void silentlyMissingBodyIsATransportFailure(boolean isFeigns) {
        serve("HTTP/1.1 200 OK\r\nContent-Le", new byte[0]);
        BatchesClient.Builder builder = client();
        if (isFeigns) {
            builder.feignClient(new feign.Client.Default(null, null));
        }

        assertThatThrownBy(() -> builder.build().page(ListBatchesQuery.builder().build()))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining(isFeigns ? "is missing" : "ended within the response");
    }

    @Test
    void bodyThatEndsWithTheConnectionIsRead() {
        answer("Connection: close", PAGE);

        assertThat(page().items()).hasSize(2);
    }

    /** OkHttp and Apache do so if configured. */
    @Test
    void transportMayDecompressAndKeepTheHeaders() {
        BatchesClient client = client().feignClient((request, options) -> response(request)
                        .headers(Map.of("Content-Encoding", List.of("gzip"), "Content-Length", List.of("7")))
                        .body(PAGE)
                        .build())
                .build();

        assertThat(client.page(ListBatchesQuery.builder().build()).items()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity"})
    void lengthOfAnUncompressedBodyIsChecked(String encoding) {
        for (String length : List.of("0", "7", String.valueOf(PAGE.length + 1))) {
            BatchesClient client = client().feignClient((request, options) -> response(request)
                            .headers(Map.of("Content-Encoding", List.of(encoding), "Content-Length", List.of(length)))
                            .body(PAGE)
                            .build())
                    .build();

            assertThatThrownBy(() -> client.page(ListBatchesQuery.builder().build()))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("instead of the declared " + length);
        }
    }

    /** RFC 9112, 6.3. As with the library's own transport. */
    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "many", "99999999999999999999"})
    void invalidLengthIsRejected(String length) {
        BatchesClient client = client().feignClient((request, options) -> response(request)
                        .headers(Map.of("Content-Length", List.of(length)))
                        .body(PAGE)
                        .build())
                .build();

        assertThatThrownBy(() -> client.page(ListBatchesQuery.builder().build()))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("the length of the body is invalid");
    }

    private static Response.Builder response(Request request) {
        return Response.builder().status(200).request(request);
    }

    @Test
    void missingResponseIsATransportFailure() {
        BatchesClient none = client().feignClient((request, options) -> null).build();

        assertThatThrownBy(() -> none.page(ListBatchesQuery.builder().build())).isInstanceOf(TransportException.class);
    }

    private static final class BrokenBody extends InputStream {

        private boolean isClosed;

        @Override
        public int read() {
            throw new IllegalStateException("a bug");
        }

        @Override
        public void close() {
            isClosed = true;
            throw new IllegalStateException("another bug");
        }
    }

    @ParameterizedTest
    @CsvSource({"200, TransportException, a bug", "500, ApiErrorException, status 500"})
    void uncheckedExceptionOfAForeignBodyIsReported(int status, String type, String message) {
        BrokenBody body = new BrokenBody();
        BatchesClient broken = client().feignClient((request, options) ->
                        response(request).status(status).body(body, null).build())
                .build();

        assertThatThrownBy(() -> broken.page(ListBatchesQuery.builder().build()))
                .isInstanceOf(BatchesException.class)
                .hasMessageContaining(message)
                .extracting(e -> e.getClass().getSimpleName())
                .isEqualTo(type);
        assertThat(body.isClosed).isTrue();
    }

    /** HttpURLConnection reads interim responses recursively. */
    @Test
    void stackOverflowOfAForeignTransportIsReported() {
        BatchesClient broken = client().feignClient((request, options) -> {
                    throw new StackOverflowError();
                })
                .build();

        assertThatThrownBy(() -> broken.list().iterator().next())
                .isInstanceOfSatisfying(
                        TransportException.class,
                        e -> assertThat(e.pageNumber()).isEqualTo(1));
    }

    @Test
    void responseWithAnUnreadableHeadIsClosed() {
        BrokenBody body = new BrokenBody();
        BatchesClient broken = client().feignClient((request, options) -> response(request)
                        .headers(Map.of("X", Arrays.asList((String) null)))
                        .body(body, null)
                        .build())
                .build();

        assertThatThrownBy(() -> broken.page(ListBatchesQuery.builder().build()))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("the transport failed");
        assertThat(body.isClosed).isTrue();
    }

    @Test
    void compressedDataInSeveralMembersIsRead() {
        byte[] first = RawServer.gzip(Arrays.copyOf(PAGE, 40));
        byte[] second = RawServer.gzip(Arrays.copyOfRange(PAGE, 40, PAGE.length));
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        answer("Content-Encoding: gzip\r\nContent-Length: " + both.length, both);

        assertThat(page().items()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Content-Encoding: gzip", "content-encoding: GZIP", "Content-Encoding: x-gzip", "X-Nothing: 1"})
    void compressedBodyIsReadRegardlessOfTheHeader(String header) {
        byte[] gzip = RawServer.gzip(PAGE);
        answer(header + "\r\nContent-Length: " + gzip.length, gzip);

        assertThat(page().items()).hasSize(2);
    }

    @Test
    void compressedErrorBodyIsReadWithoutTheKey() {
        byte[] gzip = RawServer.gzip("{\"detail\":\"no access for llx-secret\"}".getBytes(StandardCharsets.UTF_8));
        serve("HTTP/1.1 403 X\r\nContent-Encoding: gzip\r\nContent-Length: " + gzip.length + "\r\n\r\n", gzip);

        ApiErrorException e = catchThrowableOfType(ApiErrorException.class, this::page);

        assertThat(e).hasMessageContaining("no access for ***");
        assertThat(e.body()).isEqualTo("{\"detail\":\"no access for ***\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "zstd"})
    void unrequestedContentEncodingIsNamed(String coding) {
        byte[] encoded = {(byte) 0x8b, 3, (byte) 0x80, 1, 2};
        answer("Content-Encoding: " + coding + "\r\nContent-Length: " + encoded.length, encoded);

        assertThatThrownBy(this::page)
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("Content-Encoding is \"" + coding + "\"");
    }

    @Test
    void bodyOverTheLimitIsRejectedBeforeAndAfterDecompression() {
        BatchesClient small = client().maxResponseBytes(PAGE.length - 1).build();
        answer("Content-Length: " + PAGE.length, PAGE);
        assertThatThrownBy(() -> small.page(ListBatchesQuery.builder().build()))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("longer than " + (PAGE.length - 1));

        byte[] gzip = RawServer.gzip(" ".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        answer("Content-Encoding: gzip\r\nContent-Length: " + gzip.length, gzip);
        assertThatThrownBy(() -> small.page(ListBatchesQuery.builder().build()))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("longer than " + (PAGE.length - 1));
    }

    @Test
    void bodyOfExactlyTheLimitIsAccepted() {
        answer("Content-Length: " + PAGE.length, PAGE);

        assertThat(client().maxResponseBytes(PAGE.length)
                        .build()
                        .page(ListBatchesQuery.builder().build())
                        .items())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 205, 304})
    void responseWithoutABodyIsNotAPage(int status) {
        serve("HTTP/1.1 " + status + " X\r\n\r\n", new byte[0]);

        assertThatThrownBy(this::page)
                .isInstanceOfAny(MalformedResponseException.class, ApiErrorException.class)
                .hasMessageContaining("status " + status);
    }

    private BatchPage page() {
        return client().build().page(ListBatchesQuery.builder().build());
    }

    private BatchesClient.Builder client() {
        return BatchesClient.builder()
                .baseUrl(server.uri().toString())
                .apiKey("llx-secret")
                .retryPolicy(RetryPolicy.none());
    }

    private void answer(String headers, byte[] body) {
        serve("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + headers + "\r\n\r\n", body);
    }

    private void serve(String head, byte[] body) {
        answer = connection -> {
            connection.write(head);
            connection.write(body);
            connection.end();
        };
    }

    private static byte[] chunks(byte[] body, int size) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int from = 0; from < body.length; from += size) {
            int length = Math.min(size, body.length - from);
            chunks.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            chunks.write(body, from, length);
            chunks.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return chunks.toByteArray();
    }
}
