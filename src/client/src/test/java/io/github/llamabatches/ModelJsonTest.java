package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.model.BatchStatus;
import io.github.llamabatches.runtime.JsonCodec;
import io.github.llamabatches.runtime.JsonLibrary;
import io.github.llamabatches.runtime.UnreadableJsonException;
import io.github.llamabatches.testing.FakeBatchesExtension;
import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.FakeResponse;
import io.github.llamabatches.testing.SampleBatches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the recipe in docs/recipes.md for batches in a file. */
@Tag("wire")
@Tag("json")
@ExtendWith(FakeBatchesExtension.class)
class ModelJsonTest {

    private static final JsonCodec JSON = JsonLibrary.present().codec(); // expensive to create: reuse it

    static void save(List<Batch> batches, Path file) throws IOException {
        Files.write(file, batches.stream().map(JSON::writeText).toList());
    }

    static List<Batch> load(Path file) throws IOException, UnreadableJsonException {
        List<Batch> batches = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            batches.add(JSON.read(line, Batch.class));
        }
        return batches;
    }

    @Test
    void listedBatchesAreSavedAndLoaded(FakeBatchesServer server, @TempDir Path folder) throws Exception {
        List<Batch> batches = new ArrayList<>(SampleBatches.generate(20, 5));
        batches.add(SampleBatches.batch("é\n€")
                .status(BatchStatus.of("of a later release"))
                .build());
        server.setBatches(batches);
        Path file = folder.resolve("batches.jsonl");

        save(client(server, JsonLibrary.present()).list().stream().toList(), file);

        assertThat(load(file)).isEqualTo(batches);
    }

    @ParameterizedTest
    @MethodSource("io.github.llamabatches.Pages#jsonLibraries")
    void clientAndCodecReadTheSameBatches(JsonLibrary library, FakeBatchesServer server) throws Exception {
        JsonCodec json = library.codec();
        String text = json.writeText(
                SampleBatches.page(null, SampleBatches.generate(20, 6).toArray(Batch[]::new)));
        server.respondNext(FakeResponse.json(200, text));

        List<Batch> listed = client(server, library).list().stream().toList();

        BatchPage read = json.read(text, BatchPage.class);
        assertThat(read.items()).isEqualTo(listed);
        assertThat(json.writeText(read)).isEqualTo(text);
        assertThat(text).isEqualTo(JSON.writeText(read));
    }

    @ParameterizedTest
    @MethodSource("io.github.llamabatches.Pages#jsonLibraries")
    void codecRejectsWhatTheClientRejects(JsonLibrary library) {
        JsonCodec json = library.codec();
        String batch = Pages.batch("a");

        assertThatThrownBy(() -> json.read(batch.replaceFirst("\\{", "{\"id\":\"b\","), Batch.class))
                .isInstanceOf(UnreadableJsonException.class)
                .hasMessageContaining("Duplicate field 'id'");
        assertThatThrownBy(() -> json.read(batch + " ]", Batch.class)).isInstanceOf(UnreadableJsonException.class);
        assertThatThrownBy(() -> json.read("null", Batch.class)).isInstanceOf(UnreadableJsonException.class);
    }

    private static BatchesClient client(FakeBatchesServer server, JsonLibrary library) {
        return BatchesClient.builder()
                .baseUrl(server.baseUrl())
                .apiKey(server.apiKey())
                .jsonLibrary(library)
                .build();
    }
}
