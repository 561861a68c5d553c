package io.github.llamabatches.generator;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.findAll;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.bodies.api.AddNoteQuery;
import com.example.bodies.api.AnswerQuery;
import com.example.bodies.api.CustomersApi;
import com.example.bodies.api.FilesApi;
import com.example.bodies.api.NotesApi;
import com.example.bodies.api.UploadFileQuery;
import com.example.bodies.model.CreateCustomerRequest;
import com.example.bodies.model.CreateCustomerRequestAddress;
import com.example.bodies.model.CreateCustomerRequestAddressGeo;
import com.example.bodies.model.CreateCustomerRequestItemsInner;
import com.example.bodies.model.FileKind;
import com.example.bodies.model.Note;
import com.example.bodies.model.StoredFile;
import com.example.bodies.model.UploadForm;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import feign.Feign;
import feign.codec.DecodeException;
import feign.codec.EncodeException;
import io.github.llamabatches.runtime.Download;
import io.github.llamabatches.runtime.ErrorResponseException;
import io.github.llamabatches.runtime.EventStream;
import io.github.llamabatches.runtime.FeignRecords;
import io.github.llamabatches.runtime.JsonLibrary;
import io.github.llamabatches.runtime.ServerSentEvent;
import io.github.llamabatches.runtime.Upload;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that the code generated from {@code specs/bodies.yaml} sends and reads bytes, forms and streams over HTTP. */
@WireMockTest
@ParameterizedClass
@EnumSource
class BodiesTest {

    private static final byte[] BYTES = {0, '\r', '\n', -1, '"'};

    @Parameter
    JsonLibrary json;

    @TempDir
    private Path folder;

    private WireMockRuntimeInfo server;

    @BeforeEach
    void answer(WireMockRuntimeInfo server) {
        this.server = server;
    }

    @Test
    void downloadHasLengthTypeAndName() throws Exception {
        stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Content-Type", "image/png")
                        .withHeader("Content-Disposition", "attachment; filename=\"../a b.png\"")
                        .withHeader("Content-Length", "5")
                        .withBody(BYTES)));

        try (Download download = client(FilesApi.class).downloadFile("1", null)) {
            assertThat(download.length()).isEqualTo(5);
            assertThat(download.contentType()).isEqualTo("image/png");
            assertThat(download.fileName()).isEqualTo("a b.png");
            assertThat(download.stream().readAllBytes()).isEqualTo(BYTES);
        }
        assertThat(request().getHeader("Accept")).isEqualTo("application/octet-stream, image/*, application/json");
    }

    @Test
    void errorOfDownloadIsDecoded() {
        stubFor(any(anyUrl())
                .willReturn(aResponse().withStatus(404).withBody("{\"message\":\"m\",\"detail\":\"gone\"}")));

        assertThatThrownBy(() -> client(FilesApi.class).downloadFile("1", 2))
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        e -> assertThat(e.detail()).isEqualTo("gone"));
    }

    @Test
    void uploadHasMediaTypeOfOperationOrItsOwn() throws Exception {
        Path file = Files.write(folder.resolve("f"), BYTES);
        stubFor(any(anyUrl()).willReturn(noContent()));
        FilesApi api = client(FilesApi.class);

        api.replaceFile("1", Upload.of(file));
        assertSent("application/octet-stream", BYTES);
        api.replaceFile("1", Upload.of(new ByteArrayInputStream(BYTES)).as("image/png"));
        assertSent("image/png", BYTES);
        assertThat(api.convertFile("1", Upload.of("é"))).isEmpty();
        assertSent("application/octet-stream", "é".getBytes(StandardCharsets.UTF_8));
        assertThat(api.convertFile("1", Upload.of(new byte[0]).as("text/plain; charset=UTF-8")))
                .isEmpty();
        assertSent("text/plain; charset=UTF-8", new byte[0]);
    }

    @Test
    void textIsReadInItsCharset() throws Exception {
        stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/plain; charset=\"ISO-8859-1\"")
                        .withBody(new byte[] {(byte) 0xe9})));

        assertThat(client(FilesApi.class)
                        .convertFile("1", Upload.of(BYTES))
                        .orElseThrow()
                        .text())
                .isEqualTo("é");
    }

    @Test
    void multipartHasPartForEachFieldAndItem() throws Exception {
        stubFor(any(anyUrl()).willReturn(okJson("{\"id\":\"i\"}")));
        UploadForm form = UploadForm.builder()
                .file(Upload.of(Files.write(folder.resolve("a.bin"), BYTES)))
                .more(List.of(Upload.of("x").named("q\"\r\n.txt").as("text/plain"), Upload.of(new byte[] {1})))
                .cover(Upload.of("y").named("c"))
                .title("é&=\r\n")
                .count(9_000_000_000L)
                .kinds(List.of(FileKind.DRAFT, FileKind.of("new")))
                .details(Note.builder().text("t").build())
                .history(List.of(Note.builder().text("u").build()))
                .additionalProperty("extra", true)
                .build();

        StoredFile stored = UploadFileQuery.builder().dryRun(true).build().call(client(FilesApi.class), form);

        assertThat(stored.id()).isEqualTo("i");
        String type = request().getHeader("Content-Type");
        assertThat(type).startsWith("multipart/form-data; boundary=");
        String boundary = type.substring(type.indexOf('=') + 1);
        String expected = """
            file"; filename="a.bin"|Content-Type: application/octet-stream||%s
            more"; filename="q%%22%%0D%%0A.txt"|Content-Type: text/plain||x
            more"; filename="blob"|Content-Type: application/octet-stream||\u0001
            cover"; filename="c"|Content-Type: application/octet-stream||y
            title"||é&=|
            count"||9000000000
            kinds"||draft
            kinds"||new
            details"|Content-Type: application/json||{"text":"t"}
            history"|Content-Type: application/json||{"text":"u"}
            extra"||true
            """.formatted("@")
                        .lines()
                        .map(part -> "--" + boundary + "\r\nContent-Disposition: form-data; name=\""
                                + part.replace("|", "\r\n") + "\r\n")
                        .reduce("", String::concat)
                + "--" + boundary + "--\r\n";
        assertThat(new String(request().getBody(), StandardCharsets.ISO_8859_1))
                .isEqualTo(new String(expected.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                        .replace("@", new String(BYTES, StandardCharsets.ISO_8859_1)));
    }

    @Test
    void urlEncodedFormHasExactBytes() {
        stubFor(any(anyUrl()).willReturn(noContent()));
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("a b", "1");
        metadata.put("ü", "2");

        client(CustomersApi.class)
                .createCustomer(CreateCustomerRequest.builder()
                        .name("a b&c=ü+~")
                        .age(3)
                        .exact(new BigDecimal("1E+2"))
                        .since(Instant.parse("2024-02-29T12:30:00Z"))
                        .vip(false)
                        .tags(List.of("x", "", "y"))
                        .free("f")
                        .address(CreateCustomerRequestAddress.builder()
                                .line1("l")
                                .geo(CreateCustomerRequestAddressGeo.builder()
                                        .lat(new BigDecimal("1.50"))
                                        .build())
                                .build())
                        .metadata(metadata)
                        .items(List.of(
                                CreateCustomerRequestItemsInner.builder()
                                        .price("p")
                                        .quantity(1)
                                        .build(),
                                CreateCustomerRequestItemsInner.builder()
                                        .price("q")
                                        .build()))
                        .expand(List.of("e", "f"))
                        .build());

        assertThat(request().getHeader("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request().getBodyAsString())
                .isEqualTo("name=a+b%26c%3D%C3%BC%2B%7E&age=3&exact=100&since=2024-02-29T12%3A30%3A00Z&vip=false"
                        + "&tags=x&tags=&tags=y&free=f&address%5Bline+1%5D=l&address%5Bgeo%5D%5Blat%5D=1.50"
                        + "&metadata%5Ba+b%5D=1&metadata%5B%C3%BC%5D=2&items%5B0%5D%5Bprice%5D=p"
                        + "&items%5B0%5D%5Bquantity%5D=1&items%5B1%5D%5Bprice%5D=q&expand%5B%5D=e&expand%5B%5D=f");
    }

    @Test
    void invalidFormValueIsRejectedByName() {
        CustomersApi api = client(CustomersApi.class);
        CreateCustomerRequest.Builder customer = CreateCustomerRequest.builder().name("n");

        assertThatThrownBy(() -> api.createCustomer(customer.note(null).build()))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("note");
        assertThatThrownBy(() ->
                        api.createCustomer(customer.clearNote().free(Map.of()).build()))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("free");
        assertThatThrownBy(() ->
                        api.createCustomer(customer.free(null).name("\ud800").build()))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("surrogate");
        assertThat(findAll(anyRequestedFor(anyUrl()))).isEmpty();
    }

    @Test
    void optionalBodyCanBeOmitted() {
        stubFor(any(anyUrl()).willReturn(okJson("{\"text\":\"t\"}")));
        Note note = Note.builder().text("t").build();
        AddNoteQuery query = AddNoteQuery.builder().pinned(true).session("s").build();

        assertThat(query.call(client(NotesApi.class), note)).isEqualTo(note);
        assertSent("application/json", "{\"text\":\"t\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(query.call(client(NotesApi.class))).isEqualTo(note);
        assertSent(null, new byte[0]);
        assertThat(request().getUrl()).isEqualTo("/notes?pinned=true");
        assertThat(request().getHeader("Cookie")).isEqualTo("session=s");
    }

    @Test
    void linesAreReadIncrementally() {
        stream("{\"text\":\"a\"}\n\n{\"text\":\"é\",\"new\":1}\r\n{\"text\":1}\n{\"text\":\"last\"}");

        try (EventStream<Note> notes = client(NotesApi.class).readNotes()) {
            Iterator<Note> read = notes.iterator();
            assertThat(read.next().text()).isEqualTo("a");
            assertThat(read.next().additionalProperties()).containsKey("new");
            assertThatThrownBy(read::next).isInstanceOf(DecodeException.class).hasMessageContaining(" at $.text");
            assertThat(read.next().text()).isEqualTo("last");
            assertThat(read.hasNext()).isFalse();
        }
    }

    @Test
    void eventsHaveDataTypeAndId() {
        stream(": hello\n\nid: 7\nevent: added\ndata: {\"text\":\ndata: \"a\"}\n\nretry: 1\n\ndata:[DONE]\n\n");

        try (EventStream<ServerSentEvent> events = client(NotesApi.class).watchNotes()) {
            Iterator<ServerSentEvent> read = events.iterator();
            ServerSentEvent first = read.next();
            assertThat(first.event()).isEqualTo("added");
            assertThat(first.id()).isEqualTo("7");
            assertThat(first.data()).isEqualTo("{\"text\":\n\"a\"}");
            assertThat(first.dataAs(Note.class).text()).isEqualTo("a");
            ServerSentEvent last = read.next();
            assertThat(last.event()).isEqualTo("message");
            assertThat(last.data()).isEqualTo("[DONE]");
            assertThatThrownBy(() -> last.dataAs(Note.class)).isInstanceOf(DecodeException.class);
            assertThat(read.hasNext()).isFalse();
            assertThatThrownBy(events::iterator).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void responseWithoutStreamIsRejected() {
        stubFor(any(anyUrl()).willReturn(okJson("{\"text\":\"whole\"}")));

        assertThatThrownBy(() -> client(NotesApi.class).watchNotes())
                .isInstanceOf(DecodeException.class)
                .hasMessage("the response with status 200 isn't an event stream but application/json; it begins with:"
                        + " {\"text\":\"whole\"}");
    }

    @Test
    void eventsAreRequestedInsteadOfJson() {
        AnswerQuery query = AnswerQuery.builder().model("m").build();
        Note question = Note.builder().text("q").build();
        stubFor(any(anyUrl()).willReturn(okJson("{\"text\":\"whole\"}")));
        assertThat(query.call(client(NotesApi.class), question).text()).isEqualTo("whole");
        assertThat(request().getHeader("Accept")).isEqualTo("application/json");

        stream("data: {\"text\":\"bit\"}\n\n");
        try (EventStream<ServerSentEvent> events = query.stream(client(NotesApi.class), question)) {
            assertThat(events.iterator().next().dataAs(Note.class).text()).isEqualTo("bit");
        }
        assertThat(request().getHeader("Accept")).isEqualTo("text/event-stream, application/json");
        assertThat(request().getUrl()).isEqualTo("/notes/answers?model=m");
    }

    private static void stream(String body) {
        ResponseDefinitionBuilder answer = aResponse().withHeader("Content-Type", "Text/Event-Stream; charset=utf-8");
        stubFor(any(anyUrl()).willReturn(answer.withBody(body)));
    }

    private <T> T client(Class<T> api) {
        return FeignRecords.configure(Feign.builder(), json, false).target(api, server.getHttpBaseUrl());
    }

    private static void assertSent(String type, byte[] body) {
        assertThat(request().getHeader("Content-Type")).isEqualTo(type);
        assertThat(request().getBody()).isEqualTo(body);
    }

    private static LoggedRequest request() {
        List<LoggedRequest> requests = findAll(anyRequestedFor(anyUrl()));
        return requests.get(requests.size() - 1);
    }
}
