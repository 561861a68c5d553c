package io.github.llamabatches.bench;

import feign.Client;
import feign.Feign;
import feign.Param;
import feign.RequestLine;
import feign.Response;
import feign.codec.Decoder;
import io.github.llamabatches.api.BatchesApi;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.BatchStatus;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.openapitools.client.ApiClient;

/** Calls a Feign interface with every query parameter set, without a network. */
final class EncodingBenchmark implements Paired {

    /** The encoders. */
    enum Encoder implements Variant {
        STOCK_FEIGN("stock Feign, a hand-written interface"),
        THIS("**this client**'s interface"),
        STOCK_GENERATOR("OpenAPI Generator, `-g java --library feign`");

        private final String label;

        Encoder(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** Follows the examples in Feign's README. */
    interface StockApi {
        @RequestLine("GET /api/v2/batches?created_at_on_or_after={after}&created_at_on_or_before={before}"
                + "&organization_id={organization}&page_size={size}&page_token={token}&project_id={project}"
                + "&source_directory_id={directory}&status={status}")
        Object list(
                @Param("after") OffsetDateTime after,
                @Param("before") OffsetDateTime before,
                @Param("organization") String organization,
                @Param("size") int size,
                @Param("token") String token,
                @Param("project") String project,
                @Param("directory") String directory,
                @Param("status") String status);
    }

    private static final String AFTER = "2026-03-02T08:00:00.123Z";
    private static final String BEFORE = "2026-04-02T08:00:00Z";
    private static final String ORGANIZATION = "org-00000000-0000-0000-0000-000000000001";
    private static final String TOKEN = "eyJvZmZzZXQiOjEwMCwiaWQiOiJiYXQtMSJ9+/==";
    private static final String PROJECT = "prj-00000000-0000-0000-0000-000000000001";
    private static final String DIRECTORY = "dir-00000000-0000-0000-0000-000000000001";
    private static final int SIZE = 100;
    private static final String HOST = "http://localhost";

    private interface Call {
        Object call();
    }

    private String url;
    private Call call;

    @Override
    public void prepare(String variant, String baseUrl) {
        Client client = (request, options) -> {
            url = request.url();
            return Response.builder()
                    .status(200)
                    .headers(Map.of())
                    .request(request)
                    .build();
        };
        Decoder decoder = (response, type) -> null;
        call = switch (Encoder.valueOf(variant)) {
            case THIS -> thisClient(Feign.builder().client(client).decoder(decoder));
            case STOCK_FEIGN -> stockFeign(Feign.builder().client(client).decoder(decoder));
            case STOCK_GENERATOR -> stockGenerator(client, decoder);
        };
        call.call();
        if (url.split("[?&]").length != 9 || !url.contains("status=RUNNING")) {
            throw new IllegalStateException("not all parameters are in " + url);
        }
    }

    private static Call thisClient(Feign.Builder feign) {
        BatchesApi api = feign.target(BatchesApi.class, HOST);
        ListBatchesQuery query = ListBatchesQuery.builder()
                .createdAtOnOrAfter(Instant.parse(AFTER))
                .createdAtOnOrBefore(Instant.parse(BEFORE))
                .organizationId(ORGANIZATION)
                .pageSize(SIZE)
                .pageToken(TOKEN)
                .projectId(PROJECT)
                .sourceDirectoryId(DIRECTORY)
                .status(BatchStatus.RUNNING)
                .build();
        return () -> query.call(api);
    }

    private static Call stockFeign(Feign.Builder feign) {
        StockApi api = feign.target(StockApi.class, HOST);
        OffsetDateTime after = OffsetDateTime.parse(AFTER);
        OffsetDateTime before = OffsetDateTime.parse(BEFORE);
        return () -> api.list(after, before, ORGANIZATION, SIZE, TOKEN, PROJECT, DIRECTORY, "RUNNING");
    }

    private static Call stockGenerator(Client client, Decoder decoder) {
        ApiClient apiClient = new ApiClient().setBasePath(HOST);
        apiClient.getFeignBuilder().client(client).decoder(decoder);
        var api = apiClient.buildClient(org.openapitools.client.api.BatchesApi.class);
        OffsetDateTime after = OffsetDateTime.parse(AFTER);
        OffsetDateTime before = OffsetDateTime.parse(BEFORE);
        var status = org.openapitools.client.model.BatchStatus.RUNNING;
        return () -> api.listBatches(after, before, ORGANIZATION, SIZE, TOKEN, PROJECT, DIRECTORY, status);
    }

    @Override
    public Object run(String task) {
        call.call();
        return url;
    }
}
