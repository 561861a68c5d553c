package io.github.llamabatches.bench.rivals;

import feign.okhttp.OkHttpClient;

/** Stock Feign on OkHttp instead of HttpURLConnection. */
public final class FeignOnOkHttp implements Rival {

    @Override
    public Lister connect(String baseUrl) {
        return StockFeign.lister(new OkHttpClient(), baseUrl);
    }
}
