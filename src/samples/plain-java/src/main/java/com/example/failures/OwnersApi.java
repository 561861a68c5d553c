package com.example.failures;

import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.Util;
import java.nio.charset.StandardCharsets;

/** Another service, which returns the owner of a directory in plain text. */
interface OwnersApi {

    @RequestLine("GET /owner?directory={directory}")
    @Headers("Accept: text/plain")
    Owner ownerOf(@Param("directory") String directoryId);

    static OwnersApi connect(String url, String token) {
        return Feign.builder()
                .requestInterceptor(request -> request.header("X-Owners-Token", token))
                .decoder((response, type) ->
                        new Owner(Util.toString(response.body().asReader(StandardCharsets.UTF_8))))
                .target(OwnersApi.class, url);
    }

    record Owner(String name) {}
}
