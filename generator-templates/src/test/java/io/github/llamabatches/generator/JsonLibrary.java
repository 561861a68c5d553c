package io.github.llamabatches.generator;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import feign.Feign;
import feign.Request;
import feign.Response;
import feign.codec.DecodeException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The supported versions of Jackson, with default settings except for dates. */
enum JsonLibrary {
    JACKSON_2 {
        private final JsonMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();

        @Override
        String write(Object value) throws Exception {
            return mapper.writeValueAsString(value);
        }

        @Override
        Object read(String json, Type type) throws Exception {
            return mapper.readValue(json, mapper.constructType(type));
        }
    },
    JACKSON_3 {
        private final tools.jackson.databind.json.JsonMapper mapper = tools.jackson.databind.json.JsonMapper.builder()
                .disable(tools.jackson.databind.MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .build();

        @Override
        String write(Object value) {
            return mapper.writeValueAsString(value);
        }

        @Override
        Object read(String json, Type type) {
            return mapper.readValue(json, mapper.constructType(type));
        }
    };

    /** Uses the JDK's HTTP client, because Feign's default client can't send PATCH. */
    static Response send(Request request, Request.Options options) throws IOException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(request.url()))
                .method(
                        request.httpMethod().name(),
                        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.body()));
        request.headers()
                .forEach((name, values) -> values.forEach(value -> {
                    if (!name.equalsIgnoreCase("Content-Length")) {
                        builder.header(name, value);
                    }
                }));
        try {
            HttpResponse<byte[]> response =
                    HttpClient.newHttpClient().send(builder.build(), BodyHandlers.ofByteArray());
            Map<String, Collection<String>> headers =
                    new LinkedHashMap<>(response.headers().map());
            return Response.builder()
                    .status(response.statusCode())
                    .headers(headers)
                    .body(response.body())
                    .request(request)
                    .build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    abstract String write(Object value) throws Exception;

    abstract Object read(String json, Type type) throws Exception;

    <T> T client(Class<T> api, WireMockRuntimeInfo server) {
        return Feign.builder()
                .client(JsonLibrary::send)
                .encoder((value, type, request) -> {
                    try {
                        request.body(write(value));
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .decoder((response, type) -> {
                    byte[] body = response.body().asInputStream().readAllBytes();
                    try {
                        return read(new String(body, StandardCharsets.UTF_8), type);
                    } catch (Exception e) {
                        throw new DecodeException(response.status(), e.getMessage(), response.request(), e);
                    }
                })
                .target(api, server.getHttpBaseUrl());
    }
}
