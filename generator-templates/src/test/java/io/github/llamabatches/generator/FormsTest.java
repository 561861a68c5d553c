package io.github.llamabatches.generator;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.findAll;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.bodies.api.CustomersApi;
import com.example.bodies.api.FilesApi;
import com.example.bodies.api.UploadFileQuery;
import com.example.bodies.model.CreateCustomerRequest;
import com.example.bodies.model.CreateCustomerRequestAddress;
import com.example.bodies.model.CreateCustomerRequestAddressGeo;
import com.example.bodies.model.CreateCustomerRequestItemsInner;
import com.example.bodies.model.CreateToken200Response;
import com.example.bodies.model.CreateToken200ResponseOption2;
import com.example.bodies.model.CreateTokenRequestCode;
import com.example.bodies.model.CreateTokenRequestRefresh;
import com.example.bodies.model.EditImageRequestBytes;
import com.example.bodies.model.EditImageRequestBytesCrop;
import com.example.bodies.model.EditImageRequestBytesLink;
import com.example.bodies.model.EditImageRequestSource;
import com.example.bodies.model.FileKind;
import com.example.bodies.model.Note;
import com.example.bodies.model.StoredFile;
import com.example.bodies.model.UploadForm;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import feign.Feign;
import feign.codec.EncodeException;
import io.github.llamabatches.runtime.Download;
import io.github.llamabatches.runtime.FeignRecords;
import io.github.llamabatches.runtime.JsonLibrary;
import io.github.llamabatches.runtime.Upload;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that the code generated from {@code specs/bodies.yaml} sends forms over HTTP. */
@WireMockTest
@ParameterizedClass
@EnumSource
class FormsTest {

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
        assertParts("""
            file"; filename="a.bin"|Content-Type: application/octet-stream||@
            more"; filename="q%22%0D%0A.txt"|Content-Type: text/plain||x
            more"; filename="blob"|Content-Type: application/octet-stream||\u0001
            cover"; filename="c"|Content-Type: application/octet-stream||y
            title"||é&=|
            count"||9000000000
            kinds"||draft
            kinds"||new
            details"|Content-Type: application/json||{"text":"t"}
            history"|Content-Type: application/json||{"text":"u"}
            extra"||true
            """);
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
    void alternativeIsSentAsForm() {
        stubFor(any(anyUrl()).willReturn(okJson("{\"text\":\"t\"}")));
        CustomersApi api = client(CustomersApi.class);

        CreateToken200Response token = api.createToken(
                CreateTokenRequestRefresh.builder().refreshToken("r&").build());

        assertThat(request().getBodyAsString()).isEqualTo("refresh_token=r%26&grant_type=refresh_token");
        assertThat(token).isInstanceOf(Note.class);
        stubFor(any(anyUrl()).willReturn(jsonResponse("{\"wait\":3}", 202)));
        assertThat(api.createToken(CreateTokenRequestCode.builder().code("c").build()))
                .isInstanceOfSatisfying(
                        CreateToken200ResponseOption2.class,
                        waiting -> assertThat(waiting.wait_()).isEqualTo(3));
        assertThat(request().getBodyAsString()).isEqualTo("code=c&grant_type=authorization_code");
    }

    @Test
    void filesDeepObjectsAndOtherMediaTypesAreParts() throws Exception {
        stubFor(any(anyUrl()).willReturn(aResponse().withBody(BYTES)));
        EditImageRequestBytes form = EditImageRequestBytes.builder()
                .image(List.of(Upload.of(BYTES)))
                .mask(Upload.of("m"))
                .sdp("v=0 ü")
                .crop(EditImageRequestBytesCrop.builder().x(1).build())
                .link(EditImageRequestBytesLink.builder()
                        .create(true)
                        .tags(List.of("a", "b"))
                        .build())
                .build();

        try (Download image = client(FilesApi.class).editImage(form)) {
            assertThat(image.bytes()).isEqualTo(BYTES);
        }
        assertThat(request().getHeader("Accept")).isEqualTo("image/png");
        assertParts("""
            image"; filename="blob"|Content-Type: application/octet-stream||@
            mask"; filename="blob"|Content-Type: image/png||m
            sdp"|Content-Type: application/sdp||v=0 ü
            crop"|Content-Type: application/vnd.crop+json||{"x":1}
            link[create]"||true
            link[tags][]"||a
            link[tags][]"||b
            """);
        client(FilesApi.class)
                .editImage(form.toBuilder()
                        .image(List.of())
                        .mask(Upload.of("m").as("image/webp"))
                        .sdp(null)
                        .crop(null)
                        .link(null)
                        .build())
                .close();
        assertParts("mask\"; filename=\"blob\"|Content-Type: image/webp||m\n");
        client(FilesApi.class)
                .editImage(EditImageRequestSource.builder().url("u").build())
                .close();
        assertParts("url\"||u\n");
    }

    /** Checks the parts of the last request: lines with bars between them, and the bytes in the place of {@code @}. */
    private static void assertParts(String parts) {
        String type = request().getHeader("Content-Type");
        assertThat(type).startsWith("multipart/form-data; boundary=");
        String boundary = type.substring(type.indexOf('=') + 1);
        String expected = parts.lines()
                        .map(part -> "--" + boundary + "\r\nContent-Disposition: form-data; name=\""
                                + part.replace("|", "\r\n") + "\r\n")
                        .reduce("", String::concat)
                + "--" + boundary + "--\r\n";
        assertThat(new String(request().getBody(), StandardCharsets.ISO_8859_1))
                .isEqualTo(new String(expected.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                        .replace("@", new String(BYTES, StandardCharsets.ISO_8859_1)));
    }

    private <T> T client(Class<T> api) {
        return FeignRecords.configure(Feign.builder(), json, false).target(api, server.getHttpBaseUrl());
    }

    private static LoggedRequest request() {
        List<LoggedRequest> requests = findAll(anyRequestedFor(anyUrl()));
        return requests.get(requests.size() - 1);
    }
}
