package com.example.overview;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import io.github.llamabatches.runtime.Download;
import io.github.llamabatches.runtime.EventStream;
import io.github.llamabatches.runtime.FeignRecords;
import io.github.llamabatches.runtime.PathSegment;
import io.github.llamabatches.runtime.ServerSentEvent;
import io.github.llamabatches.runtime.Upload;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Sends and receives bodies other than JSON: a file in a form, a form, a download and events. */
final class Files {

    /** Has the form of interfaces that {@code feign-records} generates. */
    interface Api {

        @RequestLine("POST /files")
        @Headers({"Accept: application/json", "Content-Type: multipart/form-data"})
        Stored upload(UploadForm form);

        @RequestLine("POST /search")
        @Headers({"Accept: application/json", "Content-Type: application/x-www-form-urlencoded"})
        Stored search(Map<String, Object> form);

        @RequestLine(value = "GET /files/{id}", decodeSlash = false)
        @Headers("Accept: application/octet-stream")
        Download download(@Param(value = "id", expander = PathSegment.class) String id);

        @RequestLine("GET /events")
        @Headers("Accept: text/event-stream")
        EventStream<ServerSentEvent> events();
    }

    record UploadForm(
            @JsonProperty("file") Upload file,
            @JsonProperty("tags") List<String> tags) {}

    record Stored(@JsonProperty("id") String id) {}

    private Files() {}

    static void exchange() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        // The id of a stored body is the body itself.
        server.createContext("/", http -> {
            String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            switch (http.getRequestURI().getPath()) {
                case "/files" -> {
                    boolean isWhole = body.contains("name=\"file\"; filename=\"a.txt\"")
                            && body.contains("\r\n\r\nhello\r\n")
                            && body.contains("name=\"tags\"\r\n\r\ny\r\n");
                    respond(http, "application/json", "{\"id\":\"" + (isWhole ? "whole" : "incomplete") + "\"}");
                }
                case "/search" -> respond(http, "application/json", "{\"id\":\"" + body + "\"}");
                case "/events" -> respond(http, "text/event-stream", "data: {\"id\":\"e1\"}\n\ndata: [DONE]\n\n");
                default -> respond(http, "application/octet-stream", "content of " + http.getRequestURI());
            }
        });
        server.start();
        try {
            Api api = FeignRecords.configure(Feign.builder())
                    .target(Api.class, "http://localhost:" + server.getAddress().getPort());
            UploadForm form = new UploadForm(Upload.of("hello").named("a.txt"), List.of("x", "y"));
            System.out.println("the uploaded form is " + api.upload(form).id());
            System.out.println(
                    "the search is " + api.search(Map.of("name", "a b")).id());
            System.out.println("the download is " + api.download("1/2").text());
            try (EventStream<ServerSentEvent> events = api.events()) {
                for (ServerSentEvent event : events) {
                    System.out.println(
                            "an event is " + event.dataAs(Stored.class).id());
                    break;
                }
            }
        } finally {
            server.stop(0);
        }
    }

    private static void respond(HttpExchange http, String contentType, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().set("Content-Type", contentType);
        http.sendResponseHeaders(200, bytes.length);
        http.getResponseBody().write(bytes);
        http.close();
    }
}
