package io.github.llamabatches.bench.rivals;

import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/** The floor: HttpsURLConnection and a hand-written streaming parser, without checks. */
public final class Floor implements Rival {

    @Override
    public Lister connect(String baseUrl) {
        return (firstToken, afterPage) -> {
            long sum = 0;
            for (String token = firstToken; token != null; ) {
                HttpURLConnection connection = (HttpURLConnection)
                        URI.create(Rival.url(baseUrl, token)).toURL().openConnection();
                connection.setRequestProperty("Authorization", "Bearer " + KEY);
                HandParser.Page page;
                try (InputStream body = connection.getInputStream()) {
                    page = HandParser.parse(body);
                }
                sum += page.sum();
                afterPage.run();
                token = page.nextPageToken();
            }
            return sum;
        };
    }
}
