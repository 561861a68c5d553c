package io.github.llamabatches.bench.rivals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The JDK's HttpClient and the floor's parser. Reads each body completely, so that the connection is reused. */
public final class JdkHttpClient implements Rival {

    @Override
    public Lister connect(String baseUrl) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return (firstToken, afterPage) -> {
            long sum = 0;
            for (String token = firstToken; token != null; ) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(Rival.url(baseUrl, token)))
                        .header("Authorization", "Bearer " + KEY)
                        .build();
                HandParser.Page page = HandParser.parse(
                        client.send(request, BodyHandlers.ofByteArray()).body());
                sum += page.sum();
                afterPage.run();
                token = page.nextPageToken();
            }
            return sum;
        };
    }
}
