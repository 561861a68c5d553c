package io.github.llamabatches.bench;

import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import feign.Client;
import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.jackson.JacksonDecoder;
import feign.okhttp.OkHttpClient;
import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.JsonLibrary;
import io.github.llamabatches.model.Batch;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** What can list batches. Each has its documented defaults, and touches the same fields of each batch. */
public enum Rival {

    /** The floor: HttpURLConnection and a parser by hand. */
    FLOOR {
        @Override
        Lister connect(String baseUrl) {
            return firstToken -> {
                long sum = 0;
                for (String token = firstToken; token != null; ) {
                    HttpURLConnection connection = (HttpURLConnection)
                            URI.create(url(baseUrl, token)).toURL().openConnection();
                    connection.setRequestProperty("Authorization", "Bearer " + KEY);
                    HandParser.Page page;
                    try (InputStream body = connection.getInputStream()) {
                        page = HandParser.parse(body);
                    }
                    sum += sum(page);
                    token = page.nextPageToken();
                }
                return sum;
            };
        }
    },

    /** The JDK's HttpClient and the same parser. */
    JDK_HTTP_CLIENT {
        @Override
        Lister connect(String baseUrl) {
            HttpClient client = HttpClient.newHttpClient();
            return firstToken -> {
                long sum = 0;
                for (String token = firstToken; token != null; ) {
                    HttpRequest request = HttpRequest.newBuilder(URI.create(url(baseUrl, token)))
                            .header("Authorization", "Bearer " + KEY)
                            .build();
                    HandParser.Page page;
                    try (InputStream body = client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                            .body()) {
                        page = HandParser.parse(body);
                    }
                    sum += sum(page);
                    token = page.nextPageToken();
                }
                return sum;
            };
        }
    },

    /** This library. */
    THIS {
        @Override
        Lister connect(String baseUrl) {
            return lister(BatchesClient.builder().baseUrl(baseUrl).apiKey(KEY).build(), 0);
        }
    },

    /** This library on Jackson 3. */
    THIS_JACKSON_3 {
        @Override
        Lister connect(String baseUrl) {
            return lister(
                    BatchesClient.builder()
                            .baseUrl(baseUrl)
                            .apiKey(KEY)
                            .jsonLibrary(JsonLibrary.JACKSON_3)
                            .build(),
                    0);
        }
    },

    /** Feign and feign-jackson as their README shows them, and a loop. */
    STOCK_FEIGN {
        @Override
        Lister connect(String baseUrl) {
            return stock(new Client.Default(null, null), baseUrl);
        }
    },

    /** The same on OkHttp. */
    FEIGN_OKHTTP {
        @Override
        Lister connect(String baseUrl) {
            return stock(new OkHttpClient(), baseUrl);
        }
    };

    /** Lists from a token to the end. */
    interface Lister {
        long list(String firstToken) throws IOException, InterruptedException;
    }

    /** As somebody writes it who has read Feign's README. */
    interface StockApi {
        @RequestLine("GET /api/v2/batches?page_size=100&page_token={token}")
        @Headers("Authorization: Bearer " + KEY)
        StockPage list(@Param("token") String token);
    }

    private static final String KEY = "llx-bench-key";

    abstract Lister connect(String baseUrl);

    static Lister lister(BatchesClient client, int readAhead) {
        return firstToken -> {
            long sum = 0;
            for (Batch batch : client.list().startingAt(firstToken).readAhead(readAhead)) {
                sum += batch.id().length()
                        + batch.status().value().length()
                        + batch.createdAt().getNano()
                        + batch.config().job().type().value().length();
            }
            return sum;
        };
    }

    private static Lister stock(Client client, String baseUrl) {
        StockApi api = Feign.builder()
                .client(client)
                .decoder(new JacksonDecoder(List.of(new JavaTimeModule())))
                .target(StockApi.class, baseUrl);
        return firstToken -> {
            long sum = 0;
            for (String token = firstToken; token != null; ) {
                StockPage page = api.list(token);
                for (StockPage.Item item : page.items()) {
                    sum += item.id().length()
                            + item.status().name().length()
                            + item.createdAt().getNano()
                            + item.config().job().type().length();
                }
                token = page.nextPageToken();
            }
            return sum;
        };
    }

    private static long sum(HandParser.Page page) {
        long sum = 0;
        for (HandParser.Item item : page.items()) {
            sum += item.id().length()
                    + item.status().length()
                    + item.createdAt().getNano()
                    + item.jobType().length();
        }
        return sum;
    }

    private static String url(String baseUrl, String token) {
        return baseUrl + "/api/v2/batches?page_size=100&page_token=" + token;
    }
}
