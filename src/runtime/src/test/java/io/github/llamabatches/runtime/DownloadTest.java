package io.github.llamabatches.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Request;
import feign.Response;
import feign.codec.Decoder;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {

    /** A body that counts calls of close. */
    private static final class Body implements Response.Body {

        private final byte[] bytes;
        private int closed;

        Body(String text) {
            this.bytes = text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Integer length() {
            return null;
        }

        @Override
        public boolean isRepeatable() {
            return false;
        }

        @Override
        public InputStream asInputStream() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public Reader asReader(Charset charset) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            closed++;
        }
    }

    private static final Decoder DECODER =
            new StrictDecoder(JsonLibrary.present().codec());

    private final Body body = new Body("a text");

    @TempDir
    private Path folder;

    @Test
    void downloadIsClosedOnlyByItsCaller() throws IOException {
        Download download = download(200);
        assertThat(body.closed).isZero();

        download.close();

        assertThat(body.closed).isEqualTo(1);
    }

    @Test
    void readingAllBytesClosesTheDownload() throws IOException {
        download(200).text();
        download(200).bytes();
        download(200).saveTo(folder.resolve("f"));
        download(200).stream().close();

        assertThat(body.closed).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("io.github.llamabatches.runtime.TestedLibraries#all")
    void decoderClosesOtherResponses(JsonLibrary json) throws Exception {
        Decoder decoder = new StrictDecoder(json.codec());
        Body readable = new Body("{\"a\":1}");

        decoder.decode(response(200, readable), Map.class);
        decoder.decode(response(200, readable), Response.class);
        decoder.decode(response(200, readable), byte[].class);
        decoder.decode(response(200, readable), void.class);
        decoder.decode(response(204, readable), Map.class);
        decoder.decode(response(404, readable), Download.class);
        assertThatThrownBy(() -> decoder.decode(response(200, readable), List.class))
                .hasMessageContaining("is not a List");

        assertThat(readable.closed).isEqualTo(7);
    }

    @Test
    void downloadWithoutABodyIsEmpty() throws IOException {
        Response response =
                response(200, body).toBuilder().body((Response.Body) null).build();

        assertThat(((Download) DECODER.decode(response, Download.class)).bytes())
                .isEmpty();
    }

    interface Results {
        Optional<Download> optional();

        Optional<String> text();
    }

    @Test
    void downloadCanBeOptional() throws Exception {
        Optional<?> present = (Optional<?>) DECODER.decode(
                response(200, body), Results.class.getMethod("optional").getGenericReturnType());

        assertThat(present.orElseThrow()).isInstanceOf(Download.class);
        assertThat(body.closed).isZero();
        assertThat(StreamedBody.isOf(Results.class.getMethod("text").getGenericReturnType()))
                .isFalse();
    }

    @Test
    void truncatedBodyIsAnError() {
        assertThatThrownBy(() -> download(200, "Content-Length", "7").text()).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> download(200, "content-length", "7").saveTo(folder.resolve("f")))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> {
                    try (InputStream stream = download(200, "Content-Length", "7").stream()) {
                        for (int i = 0; i < 7; i++) {
                            stream.read();
                        }
                    }
                })
                .hasMessage("the connection ended 1 bytes before the end of the body");
        assertThat(folder).isEmptyDirectory();
        assertThat(body.closed).isEqualTo(3);
    }

    @Test
    void bodyOfTheDeclaredLengthIsReadToItsEnd() throws IOException {
        Response response = response(200, new Body("é"), Map.of("Content-Length", "2", "Content-Type", "text/plain"));

        assertThat(download(response).text()).isEqualTo("é");
        try (InputStream stream = download(response).stream()) {
            assertThat(stream.read()).isEqualTo(0xc3);
            assertThat(stream.read()).isEqualTo(0xa9);
            assertThat(stream.read()).isEqualTo(-1);
        }
    }

    @Test
    void decompressedBodyHasNoLength() throws IOException {
        Download download =
                DownloadTest.download(response(200, body, Map.of("Content-Length", "3", "Content-Encoding", "gzip")));

        assertThat(download.length()).isEqualTo(-1);
        assertThat(download.text()).isEqualTo("a text");
    }

    @Test
    void existingFileIsReplacedOnlyOnRequest() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "old");

        assertThatThrownBy(() -> download(200).saveTo(file)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("old");
        assertThatThrownBy(() -> download(200, "Content-Length", "7").saveTo(file, StandardCopyOption.REPLACE_EXISTING))
                .isInstanceOf(EOFException.class);
        assertThat(file).hasContent("old");
        download(200).saveTo(file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(file).hasContent("a text");
        assertThat(folder.toFile().list()).containsExactly("f");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "null", textBlock = """
        attachment                                                  | null
        attachment; filename=a.txt                                  | a.txt
        attachment; filename="a \\"b\\".txt"; x=y                   | a "b".txt
        ATTACHMENT; FileName = "a;b.txt"                            | a;b.txt
        attachment; filename="x"; filename*=UTF-8''%c3%bc%20+.txt   | ü +.txt
        attachment; filename="x"; filename*=none'%                  | x
        attachment; filename="../../etc/passwd"                     | passwd
        attachment; filename="C:\\\\temp\\\\a.txt"                  | a.txt
        attachment; filename=".."                                   | null
        attachment; filename="a/"                                   | null
        attachment; filename*=UTF-8''a%0Ab                          | null
        """)
    void fileNameHasNoFolders(String disposition, String name) throws IOException {
        assertThat(download(200, "Content-Disposition", disposition).fileName()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain; charset=none", "text/plain; charset=\"a b\""})
    void unknownCharsetIsRejected(String type) {
        assertThatThrownBy(() -> download(200, "Content-Type", type).text())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("charset");
    }

    @Test
    void textInvalidInItsCharsetIsRejected() {
        Body other = new Body("é");

        assertThatThrownBy(() -> download(response(200, other, Map.of("Content-Type", "text/plain; charset=US-ASCII")))
                        .text())
                .isInstanceOf(CharacterCodingException.class);
    }

    private Download download(int status, String... header) throws IOException {
        return download(response(status, body, header.length == 0 ? Map.of() : Map.of(header[0], header[1])));
    }

    private static Download download(Response response) throws IOException {
        return (Download) DECODER.decode(response, Download.class);
    }

    private static Response response(int status, Body body) {
        return response(status, body, Map.of());
    }

    private static Response response(int status, Body body, Map<String, String> headers) {
        Map<String, Collection<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return Response.builder()
                .request(Request.create(Request.HttpMethod.GET, "/", Map.of(), null, null, null))
                .status(status)
                .headers(lists)
                .body(body)
                .build();
    }
}
