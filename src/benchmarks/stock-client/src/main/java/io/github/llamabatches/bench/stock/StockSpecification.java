package io.github.llamabatches.bench.stock;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Copies the specification without its cookie parameter: {@code from to}. The stock generator would generate an
 * unannotated parameter for it, which Feign uses as the request body, so every call would fail. Run as a source file.
 */
final class StockSpecification {

    private StockSpecification() {}

    public static void main(String[] args) throws IOException {
        Object specification;
        try (InputStream yaml = Files.newInputStream(Path.of(args[0]))) {
            specification = new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
        }
        removeCookies(specification);
        Path copy = Path.of(args[1]);
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, new Dump(DumpSettings.builder().build()).dumpToString(specification));
    }

    private static void removeCookies(Object node) {
        if (node instanceof Map<?, ?> map) {
            map.values().forEach(StockSpecification::removeCookies);
        } else if (node instanceof List<?> list) {
            list.removeIf(entry -> entry instanceof Map<?, ?> map && "cookie".equals(map.get("in")));
            list.forEach(StockSpecification::removeCookies);
        }
    }
}
