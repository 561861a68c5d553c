package com.example.transports;

import feign.Client;
import feign.hc5.ApacheHttp5Client;
import feign.http2client.Http2Client;
import java.net.http.HttpClient;
import java.time.Duration;
import okhttp3.CookieJar;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/** Configures other HTTP clients without their own retries, redirects and cookies. */
final class Transports {

    private Transports() {}

    static Client jdk() {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        return new Http2Client(http);
    }

    static Client okHttp() {
        OkHttpClient http = new OkHttpClient.Builder()
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .cookieJar(CookieJar.NO_COOKIES)
                .addNetworkInterceptor(chain -> withoutRetryAtOnce(chain.proceed(chain.request())))
                .build();
        return new feign.okhttp.OkHttpClient(http);
    }

    /** OkHttp retries a 503 with "Retry-After: 0". Only this client reads the header in milliseconds. */
    private static Response withoutRetryAtOnce(Response response) {
        return response.header("Retry-After", "").matches("0+")
                ? response.newBuilder()
                        .removeHeader("Retry-After")
                        .header("Retry-After-Ms", "0")
                        .build()
                : response;
    }

    static Client apache() {
        CloseableHttpClient http = HttpClients.custom()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .build();
        return new ApacheHttp5Client(http);
    }
}
