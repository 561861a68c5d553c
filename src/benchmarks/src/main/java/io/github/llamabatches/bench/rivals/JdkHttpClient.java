package io.github.llamabatches.bench.rivals;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The JDK's HttpClient and the parser of the floor. */
public final class JdkHttpClient implements Rival {

    @Override
    public Lister connect(String baseUrl) {
        HttpClient client = HttpClient.newHttpClient();
        return firstToken -> {
            long sum = 0;
            for (String token = firstToken; token != null; ) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(Rival.url(baseUrl, token)))
                        .header("Authorization", "Bearer " + KEY)
                        .build();
                HandParser.Page page;
                try (InputStream body =
                        client.send(request, BodyHandlers.ofInputStream()).body()) {
                    page = HandParser.parse(body);
                }
                sum += page.sum();
                token = page.nextPageToken();
            }
            return sum;
        };
    }
}
