package io.github.llamabatches.generator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.runtime.JsonLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Creates documents from all supported constructs, generates and compiles their code, and sends and reads values over
 * HTTP with both Jackson versions. Expected values are derived from the document alone. {@code -Dfuzz.seconds=…} sets
 * the duration, {@code -Dfuzz.seed=…} repeats one document.
 */
@Tag("json")
class FuzzTest {

    private static final int EXCHANGES = 4;

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @TempDir
    private Path folder;

    @Test
    void requestsAndResponsesMatchDocument() throws Exception {
        Long given = Long.getLong("fuzz.seed");
        long first = given == null ? new Random().nextInt(1_000_000_000) : given;
        long end = System.nanoTime()
                + Duration.ofSeconds(Integer.getInteger("fuzz.seconds", 20)).toNanos();
        long seed = first;
        try (FuzzServer server = new FuzzServer()) {
            do {
                check(seed++, server);
            } while (given == null && System.nanoTime() < end);
        }
        System.out.println("fuzz: seeds " + first + " to " + (seed - 1));
    }

    private void check(long seed, FuzzServer server) throws Exception {
        FuzzDocument document = new FuzzDocument(seed);
        Path own = Files.createDirectory(folder.resolve("s" + seed));
        String doing = "generate and compile";
        try (FuzzClient client = new FuzzClient(document, own)) {
            Random random = new Random(seed);
            for (JsonLibrary library : JsonLibrary.values()) {
                client.target(server.url(), library);
                for (FuzzOperation operation : document.operations()) {
                    for (int i = 0; i < EXCHANGES; i++) {
                        doing = library + " " + operation.method() + " " + operation.path();
                        exchange(client, server, operation, random);
                    }
                }
            }
        } catch (Exception | AssertionError e) {
            Path kept = Files.writeString(Path.of("target", "fuzz-" + seed + ".json"), document.toString());
            throw new AssertionError("-Dfuzz.seed=" + seed + " (" + kept + "): " + doing + ": " + e, e);
        }
    }

    private static void exchange(FuzzClient client, FuzzServer server, FuzzOperation operation, Random random)
            throws IOException, ReflectiveOperationException {
        List<@Nullable JsonNode> values = new ArrayList<>();
        operation.parameters().forEach(parameter -> values.add(parameter.value(random)));
        FuzzBody described = operation.body();
        boolean withBody = described != null && (operation.requiredBody() || random.nextBoolean());
        JsonNode body = withBody ? described.value(random) : null;
        FuzzAnswer answered = operation.isHead() ? null : operation.answer();
        boolean empty = answered == null || operation.optionalAnswer() && random.nextBoolean();
        JsonNode answer = empty ? null : answered.value(random);
        List<String> demanded = answered == null ? List.of() : answered.demanded();
        if (answer != null && !demanded.isEmpty() && random.nextInt(4) == 0) {
            String missing = FuzzWords.pick(random, demanded);
            ((ObjectNode) answer).remove(missing);
            server.answer(answered.body(answer));
            assertThatThrownBy(() -> client.call(operation, values, body, false), "without %s: %s", missing, answer)
                    .rootCause()
                    .hasMessageContaining("'" + missing.replaceAll("\\p{Cntrl}.*", ""));
            return;
        }
        server.answer(answer == null ? null : answered.body(answer));

        Object result = client.call(operation, values, body, random.nextBoolean());

        FuzzServer.Received received = server.received();
        assertThat(received).as("a request").isNotNull();
        assertThat(received.method()).isEqualTo(operation.method());
        compareParameters(operation, values, received);
        if (body == null || described == null) {
            assertThat(received.body()).isEmpty();
        } else {
            described.compare(body, received);
        }
        Object read = result instanceof Optional<?> optional ? optional.orElse(null) : result;
        assertThat(result instanceof Optional<?>).isEqualTo(answered != null && operation.optionalAnswer());
        assertThat(read == null).isEqualTo(answer == null);
        if (answer != null && read != null) {
            answered.compare(answer, read);
        }
    }

    private static void compareParameters(
            FuzzOperation operation, List<@Nullable JsonNode> values, FuzzServer.Received received) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        Set<String> cookies = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            FuzzParameter parameter = operation.parameters().get(i);
            JsonNode value = values.get(i);
            switch (parameter.in()) {
                case "path" -> path = path.replace("{" + parameter.name() + "}", parameter.text(requireNonNull(value)));
                case "query" -> query.addAll(value == null ? List.of() : parameter.query(value));
                case "header" ->
                    assertThat(received.headers(parameter.name()))
                            .as(parameter.name())
                            .isEqualTo(value == null ? List.of() : List.of(parameter.text(value)));
                default -> cookies.addAll(value == null ? Set.of() : Set.of(parameter.text(value)));
            }
        }
        assertThat(received.segments()).containsExactly(path.split("/", -1));
        // Maps, and lists in several styles, follow the other parameters.
        assertThat(byName(received.query())).isEqualTo(byName(query));
        // One header, in which the order means nothing.
        List<String> sent = received.headers("Cookie");
        assertThat(sent).hasSize(cookies.isEmpty() ? 0 : 1);
        assertThat(sent.isEmpty() ? List.of() : List.of(sent.get(0).split("; ")))
                .containsExactlyInAnyOrderElementsOf(cookies);
    }

    private static Map<String, List<String>> byName(List<String> query) {
        Map<String, List<String>> values = new HashMap<>();
        for (int i = 0; i < query.size(); i += 2) {
            values.computeIfAbsent(query.get(i), name -> new ArrayList<>()).add(query.get(i + 1));
        }
        return values;
    }
}
