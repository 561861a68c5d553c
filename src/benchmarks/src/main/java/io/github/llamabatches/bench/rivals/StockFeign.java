package io.github.llamabatches.bench.rivals;

import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import feign.Client;
import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.jackson.JacksonDecoder;
import java.util.List;

/** Feign and feign-jackson, used as in their README, with records for the response and a loop. */
public final class StockFeign implements Rival {

    /** Follows the examples in Feign's README. */
    public interface Api {

        /**
         * Gets a page.
         *
         * @param token the page token
         * @return the page
         */
        @RequestLine("GET /api/v2/batches?page_size=" + PAGE_SIZE + "&page_token={token}")
        @Headers("Authorization: Bearer " + KEY)
        StockPage list(@Param("token") String token);
    }

    @Override
    public Lister connect(String baseUrl) {
        return lister(new Client.Default(null, null), baseUrl);
    }

    static Lister lister(Client client, String baseUrl) {
        Api api = Feign.builder()
                .client(client)
                .decoder(new JacksonDecoder(List.of(new JavaTimeModule())))
                .target(Api.class, baseUrl);
        return (firstToken, afterPage) -> {
            long sum = 0;
            for (String token = firstToken; token != null; ) {
                StockPage page = api.list(token);
                sum += page.sum();
                afterPage.run();
                token = page.nextPageToken();
            }
            return sum;
        };
    }
}
